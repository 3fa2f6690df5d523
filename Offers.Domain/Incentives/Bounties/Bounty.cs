using System.Text.Json;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Bounties;

/// <summary>A reward for a proof, with money behind it: of a builder, or of the platform, on a project.</summary>
public sealed class Bounty : Entity<Bounty>
{
    private const char Comma = ',';

    private Bounty()
    {
    }

    /// <summary>Drafts a bounty.</summary>
    /// <param name="project">On which project.</param>
    /// <param name="owner">Who owns and pays it: the project's builder or the platform.</param>
    /// <param name="createdBy">Who drafts it.</param>
    /// <param name="what">Its words and terms.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Bounty(
        Project project, Id<Organisation> owner, Id<IPerson>? createdBy, (BountyTexts Texts, BountyTerms Terms) what)
        : base(project.Book)
    {
        Project = project.Id;
        Builder = project.Builder;
        Owner = owner;
        CreatedBy = createdBy;
        Currency = project.Currency;
        Say(what.Texts.Checked());
        Take(what.Terms);
    }

    /// <summary>The project.</summary>
    public Id<Project> Project { get; private set; }

    /// <summary>The project's builder.</summary>
    public Id<Organisation> Builder { get; private set; }

    /// <summary>Who owns and pays it: the builder or the platform.</summary>
    public Id<Organisation> Owner { get; private set; }

    /// <summary>Who drafted it.</summary>
    public Id<IPerson>? CreatedBy { get; private set; }

    /// <summary>The title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it is.</summary>
    public string Description { get; private set; } = "";

    /// <summary>What must be done or shown, as a JSON list.</summary>
    public string RequirementsText { get; private set; } = "[]";

    /// <summary>What it is paid for.</summary>
    public BountyType Type { get; private set; }

    /// <summary>What a proof must have, as words with commas.</summary>
    public string FieldsText { get; private set; } = "";

    /// <summary>Who may send proofs.</summary>
    public BountyAudience Audience { get; private set; }

    /// <summary>The project's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>What it pays for one proof, minor units.</summary>
    public long RewardMinor { get; private set; }

    /// <summary>The most proofs that wait or are approved; null for as many as the budget pays.</summary>
    public int? MaxSubmissions { get; private set; }

    /// <summary>Until when proofs are taken, exclusive; null for without end.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>The state as stored; see <see cref="EffectiveStatus"/>.</summary>
    public IncentiveStatus Status { get; private set; }

    /// <summary>True where it was deleted after people saw it: history keeps it, lists do not.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was closed or its end was recorded.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How many proofs wait.</summary>
    public int PendingCount { get; private set; }

    /// <summary>How many proofs were approved.</summary>
    public int ApprovedCount { get; private set; }

    /// <summary>How many proofs were rejected.</summary>
    public int RejectedCount { get; private set; }

    /// <summary>Raised by people's edits and verbs; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>What it pays for one proof that is approved.</summary>
    public Money Reward => new(RewardMinor, Currency);

    /// <summary>What proofs that wait may still need.</summary>
    public Money Needed => new(checked(RewardMinor * PendingCount), Currency);

    /// <summary>How many more proofs it takes; null where nothing limits them.</summary>
    public int? PlacesLeft => MaxSubmissions is { } most ? Math.Max(most - PendingCount - ApprovedCount, 0) : null;

    /// <summary>What a proof must have.</summary>
    public IReadOnlyList<ProofField> Fields => [.. FieldsText.Split(Comma).Select(Enum.Parse<ProofField>)];

    /// <summary>The words.</summary>
    public BountyTexts Texts => new(
        Title, Description, JsonSerializer.Deserialize<string[]>(RequirementsText, OffersJson.Options) ?? []);

    /// <summary>The terms.</summary>
    public BountyTerms Terms => new()
    {
        Reward = Reward,
        Type = Type,
        Fields = Fields,
        Audience = Audience,
        MaxSubmissions = MaxSubmissions,
        ExpiresAt = ExpiresAt,
    };

    /// <summary>True where its time is over.</summary>
    public bool IsOver(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>The state as people see it: the time is judged now, whatever the job has recorded.</summary>
    public IncentiveStatus EffectiveStatus(DateTimeOffset now) =>
        Status is IncentiveStatus.Active or IncentiveStatus.Paused && IsOver(now) ? IncentiveStatus.Expired : Status;

    /// <summary>True where its end is recorded, so that only proofs that wait need money.</summary>
    public bool HasEnded => Status is IncentiveStatus.Closed or IncentiveStatus.Expired;

    /// <summary>Changes words, and terms as far as nobody relies on them yet.</summary>
    /// <exception cref="Refusal"><c>incentive_not_editable</c>, <c>bounty_terms_fixed</c>, <c>validity_invalid</c>,
    /// <c>validation_failed</c>.</exception>
    public void Edit(BountyTexts texts, BountyTerms terms, DateTimeOffset now)
    {
        var said = texts.Checked();
        terms.Check();
        if (IsArchived || HasEnded)
        {
            throw IncentiveCodes.IncentiveNotEditable.Because();
        }

        if (Status != IncentiveStatus.Draft)
        {
            CheckKept(terms, now);
        }

        Say(said);
        Take(terms);
        Revision++;
    }

    /// <summary>Publishes a draft whose budget is held.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validity_invalid</c>.</exception>
    public void Publish(DateTimeOffset now)
    {
        Move("publish", now);
        PublishedAt = now;
    }

    /// <summary>Takes no proofs for a while.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Pause(DateTimeOffset now) => Move("pause", now);

    /// <summary>Takes proofs again.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validity_invalid</c>.</exception>
    public void Resume(DateTimeOffset now) => Move("resume", now);

    /// <summary>Ends it for new proofs; those that wait can still be reviewed.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Close(DateTimeOffset now)
    {
        Move("close", now);
        EndedAt = now;
    }

    /// <summary>Records that its time is over.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Expire(DateTimeOffset now)
    {
        Move("expire", now);
        EndedAt = ExpiresAt;
    }

    /// <summary>Refuses more money where nothing can need it.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void AddBudget(DateTimeOffset now) => Move(BountyLife.AddBudget, now);

    /// <summary>Takes it out of lists; its history stays.</summary>
    public void Archive()
    {
        IsArchived = true;
        Revision++;
    }

    /// <summary>Counts a proof that was sent.</summary>
    /// <exception cref="Refusal"><c>bounty_not_open</c>, <c>bounty_full</c>.</exception>
    public void Receive(DateTimeOffset now)
    {
        var status = IsArchived ? IncentiveStatus.Closed : EffectiveStatus(now);
        if (status != IncentiveStatus.Active)
        {
            throw IncentiveCodes.BountyNotOpen.Because(
                $"It is {Words.Plain(status.ToString())}.", ("state", Words.Snake(status.ToString())));
        }

        if (PlacesLeft == 0)
        {
            throw IncentiveCodes.BountyFull.Because(null, ("maxSubmissions", MaxSubmissions));
        }

        PendingCount++;
    }

    /// <summary>Counts a proof that waited and was approved.</summary>
    public void CountApproved() => (PendingCount, ApprovedCount) = (PendingCount - 1, ApprovedCount + 1);

    /// <summary>Counts a proof that waited and was rejected; its place is free again.</summary>
    public void CountRejected() => (PendingCount, RejectedCount) = (PendingCount - 1, RejectedCount + 1);

    private void Move(string verb, DateTimeOffset now)
    {
        Status = BountyLife.Machine.Next(this, verb, now);
        Revision++;
    }

    private void CheckKept(BountyTerms terms, DateTimeOffset now)
    {
        if (terms.Reward != Reward || terms.Type != Type || terms.Audience != Audience || WordsOf(terms) != FieldsText)
        {
            throw IncentiveCodes.BountyTermsFixed.Because();
        }

        if (terms.ExpiresAt != ExpiresAt && terms.ExpiresAt <= now)
        {
            throw IncentiveCodes.ValidityInvalid.Because("'expiresAt' is in the past; close the bounty instead.");
        }

        if (terms.MaxSubmissions < PendingCount + ApprovedCount)
        {
            throw Refusal.OfField(
                "maxSubmissions", $"There are {PendingCount + ApprovedCount} proofs already that count.");
        }
    }

    private void Say(BountyTexts texts)
    {
        Title = texts.Title!;
        Description = texts.Description!;
        RequirementsText = OffersJson.Text(texts.Requirements);
    }

    private void Take(BountyTerms terms)
    {
        terms.Check();
        RewardMinor = terms.Reward.Minor;
        Type = terms.Type;
        FieldsText = WordsOf(terms);
        Audience = terms.Audience;
        MaxSubmissions = terms.MaxSubmissions;
        ExpiresAt = terms.ExpiresAt;
    }

    private static string WordsOf(BountyTerms terms) => string.Join(Comma, terms.Fields.Distinct().Order());
}
