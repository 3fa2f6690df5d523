using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;

namespace Offers.Domain.Rewards.Redemptions;

/// <summary>How a redemption stands.</summary>
public enum RedemptionStatus
{
    /// <summary>The money is held; somebody looks at it first.</summary>
    Pending,

    /// <summary>The money is held, and a card is being bought.</summary>
    Provisioning,

    /// <summary>A supplier was asked and has not answered: only its answer ends this.</summary>
    Unknown,

    /// <summary>The card is there and paid.</summary>
    Provisioned,

    /// <summary>The recipient has seen it, or the message with it was taken.</summary>
    Delivered,

    /// <summary>No card could be had; the money is free again.</summary>
    Failed,

    /// <summary>It was taken back.</summary>
    Revoked,
}

/// <summary>Where a card came from.</summary>
public enum CardSource
{
    /// <summary>A file.</summary>
    Csv,

    /// <summary>A buffer.</summary>
    Buffer,

    /// <summary>A supplier, at once.</summary>
    Api,
}

/// <summary>Whether somebody looks at a redemption before its card is handed out.</summary>
public enum ReviewState
{
    /// <summary>No rule asked for it.</summary>
    None,

    /// <summary>A rule asked for it.</summary>
    Open,

    /// <summary>Somebody let it go.</summary>
    Released,

    /// <summary>Somebody refused it.</summary>
    Rejected,
}

/// <summary>Who redeems, as far as it is known; network and device as keyed hashes, so that rules can count.</summary>
/// <param name="Ip">The address; at most 45 characters.</param>
/// <param name="UserAgent">The program; at most 200 characters.</param>
/// <param name="Network">Hash of the network: the address without its last part.</param>
/// <param name="Device">Hash of program and the device's own mark.</param>
public sealed record RedeemedFrom(string? Ip, string? UserAgent, byte[]? Network, byte[]? Device);

/// <summary>What a redemption is of.</summary>
/// <param name="Code">The redemption code; with campaign and condition unique for ever.</param>
/// <param name="Condition">The number of the condition that it completes; 0 without.</param>
/// <param name="Denomination">The face value.</param>
/// <param name="Charge">What is charged.</param>
/// <param name="Recipient">The recipient, where codes are those of recipients.</param>
public sealed record RedemptionFacts(
    string Code, int Condition, Denomination Denomination, Money Charge, Id<Recipient>? Recipient);

/// <summary>What a status says.</summary>
public static class RedemptionStates
{
    /// <summary>True where the card can be shown.</summary>
    public static bool HasCard(this RedemptionStatus status) =>
        status is RedemptionStatus.Provisioned or RedemptionStatus.Delivered;

    /// <summary>True while money is held, since the card is being bought or somebody looks at it first.</summary>
    public static bool IsOpen(this RedemptionStatus status) =>
        status is RedemptionStatus.Pending or RedemptionStatus.Provisioning or RedemptionStatus.Unknown;
}
