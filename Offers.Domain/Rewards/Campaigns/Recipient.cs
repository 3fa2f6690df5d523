using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>How a recipient stands.</summary>
public enum RecipientStatus
{
    /// <summary>He is on the list.</summary>
    Listed,

    /// <summary>His code was sent to him.</summary>
    Invited,

    /// <summary>He has all his cards.</summary>
    Rewarded,

    /// <summary>He gets nothing: he was taken off the list.</summary>
    Removed,
}

/// <summary>Whether somebody may be written to by SMS.</summary>
public enum SmsConsent
{
    /// <summary>Nobody asked.</summary>
    None,

    /// <summary>He was asked and has not answered.</summary>
    Pending,

    /// <summary>He agreed.</summary>
    In,

    /// <summary>He said no; nothing is handed out to him.</summary>
    Out,
}

/// <summary>What is known of a recipient.</summary>
/// <param name="Name">His name.</param>
/// <param name="Email">His address; this or a phone number is needed.</param>
/// <param name="Phone">His phone number as <c>+</c> and digits.</param>
/// <param name="Reference">What his client calls him.</param>
/// <param name="Language">His language; null for the campaign's.</param>
public sealed record RecipientFacts(
    string? Name, string? Email, string? Phone, string? Reference = null, string? Language = null);

/// <summary>Somebody who may get a campaign's cards.</summary>
public sealed class Recipient : Entity<Recipient>
{
    /// <summary>How long an agreement to SMS holds.</summary>
    public static readonly TimeSpan ConsentHolds = TimeSpan.FromDays(180);

    private Recipient()
    {
    }

    /// <summary>Puts somebody on the list.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="code">His redemption code, see <see cref="RedemptionCode"/>; unique in the book.</param>
    /// <param name="facts">What is known of him.</param>
    /// <param name="now">The book's time.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Recipient(Campaign campaign, string code, RecipientFacts facts, DateTimeOffset now)
        : base(campaign.Book)
    {
        (Campaign, Client, Code, ListedAt) = (campaign.Id, campaign.Client, code, now);
        Set(facts);
    }

    /// <summary>The campaign.</summary>
    public Id<Campaign> Campaign { get; private set; }

    /// <summary>The campaign's client.</summary>
    public Id<Client> Client { get; private set; }

    /// <summary>His redemption code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>His name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>His e-mail address.</summary>
    public string? Email { get; private set; }

    /// <summary>His phone number.</summary>
    public string? Phone { get; private set; }

    /// <summary>What his client calls him.</summary>
    public string? Reference { get; private set; }

    /// <summary>His language; null for the campaign's.</summary>
    public string? Language { get; private set; }

    /// <summary>Hash of his address, else of his phone number: the same person has the same.</summary>
    public byte[] PersonHash { get; private set; } = [];

    /// <summary>How he stands.</summary>
    public RecipientStatus Status { get; private set; }

    /// <summary>Whether he may be written to by SMS.</summary>
    public SmsConsent Consent { get; private set; }

    /// <summary>When he said so.</summary>
    public DateTimeOffset? ConsentAt { get; private set; }

    /// <summary>How many cards he has got or is getting.</summary>
    public int Taken { get; private set; }

    /// <summary>When he was put on the list.</summary>
    public DateTimeOffset ListedAt { get; private set; }

    /// <summary>When his code was sent.</summary>
    public DateTimeOffset? InvitedAt { get; private set; }

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Changes what is known of him.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Edit(RecipientFacts facts)
    {
        Set(facts);
        Revision++;
    }

    /// <summary>What he said about SMS.</summary>
    public void Say(SmsConsent consent, DateTimeOffset now) =>
        (Consent, ConsentAt, Revision) = (consent, now, Revision + 1);

    /// <summary>Whether an agreement to SMS holds now.</summary>
    public bool MaySms(DateTimeOffset now) => Consent == SmsConsent.In && ConsentAt > now - ConsentHolds;

    /// <summary>His code was sent to him.</summary>
    public void Invite(DateTimeOffset now)
    {
        InvitedAt = now;
        Status = Status == RecipientStatus.Listed ? RecipientStatus.Invited : Status;
    }

    /// <summary>He gets one more card.</summary>
    public void Take() => Taken++;

    /// <summary>A card that he was getting was not handed out.</summary>
    public void GiveBack()
    {
        Taken--;
        Status = Status == RecipientStatus.Rewarded ? RecipientStatus.Invited : Status;
    }

    /// <summary>He has all his cards.</summary>
    public void Reward() => Status = RecipientStatus.Rewarded;

    /// <summary>Takes him off the list.</summary>
    public void Remove() => (Status, Revision) = (RecipientStatus.Removed, Revision + 1);

    private void Set(RecipientFacts facts)
    {
        var read = RecipientRule.Read(facts);
        (Name, Email, Phone) = (read.Name!, read.Email, read.Phone);
        (Reference, Language, PersonHash) = (read.Reference, read.Language, RecipientRule.HashOf(read));
    }
}

/// <summary>A condition that a recipient has completed; at most once each.</summary>
public sealed class RecipientStep
{
    private RecipientStep()
    {
    }

    /// <summary>Completes a condition.</summary>
    public RecipientStep(Id<Recipient> recipient, int condition, DateTimeOffset now) =>
        (Recipient, Condition, CompletedAt) = (recipient, condition, now);

    /// <summary>The recipient.</summary>
    public Id<Recipient> Recipient { get; private set; }

    /// <summary>The condition's number.</summary>
    public int Condition { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset CompletedAt { get; private set; }
}
