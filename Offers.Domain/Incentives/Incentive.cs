using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>The kinds of incentives, as builders speak of them; the reward rule says what they do.</summary>
public enum IncentiveType
{
    /// <summary>More commission.</summary>
    CommissionBoost,

    /// <summary>A bonus for a closed sale.</summary>
    ClosingBonus,

    /// <summary>A bonus for early sales.</summary>
    EarlyBird,

    /// <summary>A bonus for several units.</summary>
    BulkSale,

    /// <summary>Anything else.</summary>
    SpecialIncentive,
}

/// <summary>The states of an incentive and of a bounty.</summary>
public enum IncentiveStatus
{
    /// <summary>Nobody but its maker sees it.</summary>
    Draft,

    /// <summary>It is published; its time has not begun. Only shown, never stored.</summary>
    Scheduled,

    /// <summary>Agents earn by it.</summary>
    Active,

    /// <summary>It counts no new sales for a while.</summary>
    Paused,

    /// <summary>It was ended by hand.</summary>
    Closed,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>What an incentive says in words; changing it changes no terms.</summary>
/// <param name="Title">The title.</param>
/// <param name="Description">What it is.</param>
/// <param name="Conditions">The terms and conditions, line by line.</param>
public sealed record IncentiveTexts(string? Title, string? Description, IReadOnlyList<string> Conditions)
{
    /// <summary>The most lines of terms and conditions.</summary>
    public const int MaxConditions = 30;

    /// <summary>The longest text of all lines together, as a JSON list.</summary>
    public const int MaxConditionsText = 16_000;

    /// <summary>These with white space cut off.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public IncentiveTexts Checked()
    {
        if (Conditions.Count > MaxConditions)
        {
            throw Refusal.OfField("termsAndConditions", $"There are at most {MaxConditions} lines.");
        }

        var texts = new IncentiveTexts(
            Text.Line("title", Title, Limits.Title),
            Text.Required("description", Description, Limits.Description),
            [.. Conditions.Select(line => Text.Required("termsAndConditions", line, Limits.Note))]);
        return OffersJson.Text(texts.Conditions).Length <= MaxConditionsText
            ? texts
            : throw Refusal.OfField("termsAndConditions", "The terms and conditions are too long together.");
    }
}

/// <summary>A promise of a builder, or of the platform, to the agents of a project, with money behind it.</summary>
public sealed class Incentive : Entity<Incentive>
{
    private Incentive()
    {
    }

    /// <summary>Drafts an incentive.</summary>
    /// <param name="project">For which project.</param>
    /// <param name="owner">Who owns and pays it: the project's builder or the platform.</param>
    /// <param name="createdBy">Who drafts it.</param>
    /// <param name="what">Its kind, words and terms.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>reward_invalid</c>, <c>validity_invalid</c>.</exception>
    public Incentive(
        Project project, Id<Organisation> owner, Id<IPerson>? createdBy,
        (IncentiveType Type, IncentiveTexts Texts, IncentiveTerms Terms) what)
        : base(project.Book)
    {
        Project = project.Id;
        Builder = project.Builder;
        Owner = owner;
        CreatedBy = createdBy;
        Currency = project.Currency;
        Type = what.Type;
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

    /// <summary>Its kind.</summary>
    public IncentiveType Type { get; private set; }

    /// <summary>The title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What it is.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The terms and conditions as a JSON list.</summary>
    public string ConditionsText { get; private set; } = "[]";

    /// <summary>The project's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>The terms that hold for new sales, as <see cref="IncentiveTerms"/> writes them.</summary>
    public string TermsText { get; private set; } = "";

    /// <summary>The number of these terms; 0 before it is published.</summary>
    public int TermsVersion { get; private set; }

    /// <summary>The stage at which a sale earns.</summary>
    public SaleStage TriggerStage { get; private set; }

    /// <summary>From when sales count; null for from its publishing.</summary>
    public DateTimeOffset? ValidFrom { get; private set; }

    /// <summary>Until when sales count, exclusive; null for without end.</summary>
    public DateTimeOffset? ValidUntil { get; private set; }

    /// <summary>The state as stored; see <see cref="EffectiveStatus"/>.</summary>
    public IncentiveStatus Status { get; private set; }

    /// <summary>True where it was deleted after people saw it: history keeps it, lists do not.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>When it was published first.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>When it was closed or its end was recorded.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Raised by people's edits and verbs; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The terms that hold for new sales.</summary>
    public IncentiveTerms Terms => IncentiveTerms.Parse(TermsText);

    /// <summary>The words.</summary>
    public IncentiveTexts Texts => new(
        Title, Description,
        System.Text.Json.JsonSerializer.Deserialize<string[]>(ConditionsText, OffersJson.Options) ?? []);

    /// <summary>The state as people see it: validity is judged now, whatever the job has recorded.</summary>
    public IncentiveStatus EffectiveStatus(DateTimeOffset now) => Status switch
    {
        IncentiveStatus.Active or IncentiveStatus.Paused when ValidUntil <= now => IncentiveStatus.Expired,
        IncentiveStatus.Active when now < ValidFrom => IncentiveStatus.Scheduled,
        _ => Status,
    };

    /// <summary>Publishes a draft whose budget is held.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validity_invalid</c>.</exception>
    public IncentiveVersion Publish(DateTimeOffset now)
    {
        Move("publish", now);
        PublishedAt = now;
        TermsVersion = 1;
        return new IncentiveVersion(this, now);
    }

    /// <summary>Changes words, and terms of a draft; changed terms of a published one are the next version.</summary>
    /// <returns>The next version, or null where the terms are as they were or it is a draft.</returns>
    /// <exception cref="Refusal"><c>incentive_not_editable</c>, <c>validation_failed</c>, <c>reward_invalid</c>,
    /// <c>validity_invalid</c>.</exception>
    public IncentiveVersion? Edit(IncentiveTexts texts, IncentiveTerms terms, DateTimeOffset now)
    {
        var said = texts.Checked();
        terms.Check(Currency);
        if (IsArchived || Status is IncentiveStatus.Closed)
        {
            throw IncentiveCodes.IncentiveNotEditable.Because();
        }

        if (Status != IncentiveStatus.Draft && terms.ValidUntil != ValidUntil && terms.ValidUntil <= now)
        {
            throw IncentiveCodes.ValidityInvalid.Because("'validUntil' is in the past; close the incentive instead.");
        }

        Say(said);
        Revision++;
        if (terms.ToText() == TermsText)
        {
            return null;
        }

        Take(terms);
        if (Status == IncentiveStatus.Draft)
        {
            return null;
        }

        TermsVersion++;
        return new IncentiveVersion(this, now);
    }

    /// <summary>Stops counting new sales for a while.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Pause(DateTimeOffset now) => Move("pause", now);

    /// <summary>Counts new sales again.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validity_invalid</c>.</exception>
    public void Resume(DateTimeOffset now)
    {
        Move("resume", now);
        EndedAt = null;
    }

    /// <summary>Ends it for new sales.</summary>
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
        EndedAt = ValidUntil;
    }

    /// <summary>Takes it out of lists; its history stays.</summary>
    public void Archive()
    {
        IsArchived = true;
        Revision++;
    }

    private void Move(string verb, DateTimeOffset now)
    {
        Status = IncentiveLife.Machine.Next(this, verb, now);
        Revision++;
    }

    private void Say(IncentiveTexts texts)
    {
        Title = texts.Title!;
        Description = texts.Description!;
        ConditionsText = OffersJson.Text(texts.Conditions);
    }

    private void Take(IncentiveTerms terms)
    {
        terms.Check(Currency);
        TermsText = terms.ToText();
        TriggerStage = terms.TriggerStage;
        ValidFrom = terms.ValidFrom;
        ValidUntil = terms.ValidUntil;
    }
}
