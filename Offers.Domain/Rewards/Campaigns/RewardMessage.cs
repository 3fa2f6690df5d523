using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>By which way a message goes.</summary>
public enum MessageChannel
{
    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By SMS.</summary>
    Sms,
}

/// <summary>What a message brings.</summary>
public enum MessageKind
{
    /// <summary>The code, with the address of the page.</summary>
    Invitation,

    /// <summary>The address of the page that shows a card; never the card itself.</summary>
    Reward,
}

/// <summary>How a message stands.</summary>
public enum MessageStatus
{
    /// <summary>It is to be sent.</summary>
    Queued,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>It arrived, as the provider told.</summary>
    Delivered,

    /// <summary>It could not be sent, and is not tried again.</summary>
    Failed,

    /// <summary>It came back: the address is wrong.</summary>
    Bounced,
}

/// <summary>A message to a recipient.</summary>
public sealed class RewardMessage : Entity<RewardMessage>
{
    /// <summary>How often sending is tried.</summary>
    public const int MostAttempts = 5;

    private RewardMessage()
    {
    }

    /// <summary>Queues a message.</summary>
    public RewardMessage(
        Recipient recipient, MessageKind kind, (MessageChannel Channel, string Address) to, Id<Redemption>? redemption,
        DateTimeOffset now)
        : base(recipient.Book)
    {
        (Recipient, Campaign, Kind, Redemption) = (recipient.Id, recipient.Campaign, kind, redemption);
        (Channel, Address) = to;
        (QueuedAt, DueAt) = (now, now);
    }

    /// <summary>Queues a message about a redemption that has no recipient of a list.</summary>
    public RewardMessage(
        Redemption redemption, MessageKind kind, (MessageChannel Channel, string Address) to, DateTimeOffset now)
        : base(redemption.Book)
    {
        (Recipient, Campaign, Kind, Redemption) = (redemption.Recipient, redemption.Campaign, kind, redemption.Id);
        (Channel, Address) = to;
        (QueuedAt, DueAt) = (now, now);
    }

    /// <summary>To whom.</summary>
    public Id<Recipient>? Recipient { get; private set; }

    /// <summary>Of which campaign.</summary>
    public Id<Campaign> Campaign { get; private set; }

    /// <summary>The redemption that it brings.</summary>
    public Id<Redemption>? Redemption { get; private set; }

    /// <summary>What it brings.</summary>
    public MessageKind Kind { get; private set; }

    /// <summary>By which way.</summary>
    public MessageChannel Channel { get; private set; }

    /// <summary>The address or the number.</summary>
    public string Address { get; private set; } = "";

    /// <summary>How it stands.</summary>
    public MessageStatus Status { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The provider's number of it.</summary>
    public string? Reference { get; private set; }

    /// <summary>Why it failed or came back.</summary>
    public string? Fault { get; private set; }

    /// <summary>When it was queued.</summary>
    public DateTimeOffset QueuedAt { get; private set; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The provider took it.</summary>
    public void Send(string? reference, DateTimeOffset now)
    {
        (Status, SentAt, Attempts, Fault) = (MessageStatus.Sent, now, Attempts + 1, null);
        Reference = reference is null ? null : Platform.Text.Cut(reference, Limits.Reference);
    }

    /// <summary>It arrived.</summary>
    public void Deliver() => Status = Status == MessageStatus.Sent ? MessageStatus.Delivered : Status;

    /// <summary>It could not be sent; it is tried again a few times, later each time.</summary>
    public void Fail(string fault, DateTimeOffset now)
    {
        Attempts++;
        Fault = Platform.Text.Cut(fault, Limits.Reason);
        Status = Attempts >= MostAttempts ? MessageStatus.Failed : MessageStatus.Queued;
        DueAt = now + TimeSpan.FromSeconds(30L << (2 * (Attempts - 1)));
    }

    /// <summary>It can never be sent.</summary>
    public void GiveUp(string fault) =>
        (Status, Fault, Attempts) = (MessageStatus.Failed, Platform.Text.Cut(fault, Limits.Reason), Attempts + 1);

    /// <summary>It came back.</summary>
    public void Bounce(string fault) =>
        (Status, Fault) = (MessageStatus.Bounced, Platform.Text.Cut(fault, Limits.Reason));
}
