using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>Rewards of one brand that a client hands out, and whose credit pays them.</summary>
public sealed class Campaign : Entity<Campaign>
{
    private Campaign()
    {
    }

    /// <summary>Prepares a campaign.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Campaign(Client client, Brand brand, Currency currency, CampaignFacts facts)
        : base(client.Book)
    {
        (Client, Agency, Brand, Currency) = (client.Id, client.Agency, brand.Id, currency);
        Set(facts);
    }

    /// <summary>The client.</summary>
    public Id<Client> Client { get; private set; }

    /// <summary>The client's agency.</summary>
    public Id<Agency> Agency { get; private set; }

    /// <summary>The brand of its cards.</summary>
    public Id<Brand> Brand { get; private set; }

    /// <summary>The currency of its cards and of the credit that it spends.</summary>
    public Currency Currency { get; private set; } = Currency.Usd;

    /// <summary>Its name, for its people.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What recipients read.</summary>
    public string? Message { get; private set; }

    /// <summary>The language of messages to recipients.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>How it stands.</summary>
    public CampaignStatus Status { get; private set; }

    /// <summary>Why it is paused; null where it is not.</summary>
    public PauseReason? PausedBy { get; private set; }

    /// <summary>Why it is paused, in words of whoever did it.</summary>
    public string? PauseNote { get; private set; }

    /// <summary>Whose credit it spends.</summary>
    public BudgetMode BudgetMode { get; private set; }

    /// <summary>Which codes are good.</summary>
    public CodeSource CodeSource { get; private set; }

    /// <summary>How many rewards one person gets at most.</summary>
    public int PerPersonLimit { get; private set; } = 1;

    /// <summary>Whether conditions are completed one after another.</summary>
    public ConditionOrder Order { get; private set; }

    /// <summary>From when rewards are handed out.</summary>
    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>Until when, exclusive.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>When it became active first.</summary>
    public DateTimeOffset? ActivatedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Raised by people's edits and verbs; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The owner of its own credit.</summary>
    public Owner Owner => Ledger.Owner.Of(Book, Id);

    /// <summary>The organisation of its client.</summary>
    public Id<Organisation> ClientOrganisation => new(Client.Value);

    /// <summary>Who pays a redemption.</summary>
    public Owner Payer => BudgetMode == BudgetMode.Isolated ? Owner : Ledger.Owner.Of(Book, ClientOrganisation);

    /// <summary>The state as people see it: its end is judged now, whatever a job has recorded.</summary>
    public CampaignStatus EffectiveStatus(DateTimeOffset now) =>
        Status is CampaignStatus.Active or CampaignStatus.Paused && EndsAt <= now ? CampaignStatus.Ended : Status;

    /// <summary>Changes words, codes, limit and times.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>campaign_not_editable</c>.</exception>
    public void Edit(CampaignFacts facts)
    {
        if (Status == CampaignStatus.Ended)
        {
            throw RewardCodes.CampaignNotEditable.Because();
        }

        if (Status != CampaignStatus.Draft && facts.CodeSource != CodeSource)
        {
            throw Refusal.OfField("codeSource", "Which codes are good does not change once it was active.");
        }

        Set(facts);
        Revision++;
    }

    /// <summary>Begins, or goes on after a pause.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Activate(DateTimeOffset now)
    {
        Status = CampaignLife.Machine.Next(this, "activate", now);
        (PausedBy, PauseNote) = (null, null);
        ActivatedAt ??= now;
        Revision++;
    }

    /// <summary>Stops for a while.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Pause(PauseReason reason, string? note, DateTimeOffset now)
    {
        Status = CampaignLife.Machine.Next(this, "pause", now);
        (PausedBy, PauseNote) = (reason, Text.Optional("reason", note, Limits.Reason));
        Revision++;
    }

    /// <summary>
    /// Its client or its agency is suspended: one that runs, or waits for credit, stops for that reason.
    /// </summary>
    /// <returns>True where it stopped, or waits for something else now.</returns>
    public bool Suspend(string note, DateTimeOffset now)
    {
        if (Status == CampaignStatus.Active)
        {
            Pause(PauseReason.Suspended, note, now);
            return true;
        }

        if (PausedBy != PauseReason.Credit)
        {
            return false;
        }

        (PausedBy, PauseNote) = (PauseReason.Suspended, Text.Cut(note, Limits.Reason));
        Revision++;
        return true;
    }

    /// <summary>Ends.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void End(DateTimeOffset now)
    {
        Status = CampaignLife.Machine.Next(this, "end", now);
        (PausedBy, PauseNote, EndedAt) = (null, null, now);
        Revision++;
    }

    /// <summary>Spends other credit from now on.</summary>
    public void Spend(BudgetMode mode) => (BudgetMode, Revision) = (mode, Revision + 1);

    private void Set(CampaignFacts facts)
    {
        var name = Text.Line("name", facts.Name, Limits.Name);
        var message = Text.Optional("message", facts.Message, Limits.Note);
        if (facts.Language is not ("en" or "ar"))
        {
            throw Refusal.OfField("language", "The language is 'en' or 'ar'.");
        }

        if (facts.PerPersonLimit is < 1 or > 100)
        {
            throw Refusal.OfField("perRecipientLimit", "A person gets 1 to 100 rewards.");
        }

        if (facts.EndsAt <= facts.StartsAt)
        {
            throw Refusal.OfField("endsAt", "It ends after it starts.");
        }

        (Name, Message, Language, CodeSource) = (name, message, facts.Language, facts.CodeSource);
        (PerPersonLimit, Order, StartsAt, EndsAt) = (facts.PerPersonLimit, facts.Order, facts.StartsAt, facts.EndsAt);
    }
}
