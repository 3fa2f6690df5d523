using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>A message that one node has taken to send, with all that its words need.</summary>
public sealed record OutgoingMessage
{
    /// <summary>The book.</summary>
    public required BookId Book { get; init; }

    /// <summary>The message.</summary>
    public required Id<RewardMessage> Id { get; init; }

    /// <summary>How often it was tried before.</summary>
    public required int Attempts { get; init; }

    /// <summary>What it brings.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>By which way.</summary>
    public required MessageChannel Channel { get; init; }

    /// <summary>The address or the number.</summary>
    public required string Address { get; init; }

    /// <summary>To whom; null for one that is on no list.</summary>
    public Id<Recipient>? Recipient { get; init; }

    /// <summary>His name; '' where it is not known.</summary>
    public required string Name { get; init; }

    /// <summary>His redemption code; null for one that is on no list, since such codes are the caller's own and can be
    /// guessed.</summary>
    public string? Code { get; init; }

    /// <summary>The redemption whose card it brings; null for an invitation.</summary>
    public Id<Redemption>? Redemption { get; init; }

    /// <summary>The language of its words: <c>en</c> or <c>ar</c>.</summary>
    public required string Language { get; init; }

    /// <summary>From which client.</summary>
    public required string Client { get; init; }

    /// <summary>The brand of the card in that language.</summary>
    public required string Brand { get; init; }

    /// <summary>What the card is worth; null for an invitation.</summary>
    public Money? Value { get; init; }

    /// <summary>What the campaign, or the condition, says to recipients.</summary>
    public string? Text { get; init; }

    /// <summary>True where the recipient can still say whether he wishes SMS.</summary>
    public bool AsksForConsent { get; init; }

    /// <summary>Why it is not sent any more; null where it is.</summary>
    public string? WhyNot { get; init; }
}

/// <summary>What became of a message that was to be sent.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider took it.</summary>
    /// <param name="Reference">The provider's number of it.</param>
    public sealed record Taken(string? Reference) : SendOutcome;

    /// <summary>It was not taken, and may be at another time.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Failed(string Reason) : SendOutcome;

    /// <summary>There is nobody at this address or number.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : SendOutcome;

    /// <summary>It is not to be sent any more.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Dropped(string Reason) : SendOutcome;
}
