using System.Text.Json.Serialization;
using Offers.Data.Ledger;
using Offers.Domain.Ledger;

namespace Offers.Data.Rewards.Watch;

/// <summary>How credit moved between an owner and those above and below him.</summary>
public enum CreditWay
{
    /// <summary>From above: credit that he got.</summary>
    Received,

    /// <summary>Back to where it came from.</summary>
    Returned,

    /// <summary>Down to a client or a campaign.</summary>
    Allocated,

    /// <summary>Back from a client or a campaign.</summary>
    Reclaimed,
}

/// <summary>One movement of credit.</summary>
/// <param name="At">When it took effect.</param>
/// <param name="Number">The operation's number.</param>
/// <param name="Way">Which way it went.</param>
/// <param name="With">The other side.</param>
/// <param name="Reason">Why, as it was given.</param>
/// <param name="Amount">How much the owner has more after it; below zero for less.</param>
public sealed record CreditMove(
    DateTimeOffset At, long Number, CreditWay Way, AlertLink With, string? Reason, Money Amount);

/// <summary>What a campaign spent of the owner's credit.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Cards">How many cards, less those that were taken back.</param>
/// <param name="Charged">What was charged, less what was given back.</param>
public sealed record CampaignCharge(AlertLink Campaign, int Cards, Money Charged);

/// <summary>The credit of a campaign that spends only its own.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Opening">What it had, available and held, when the period began.</param>
/// <param name="Received">What it got of its client.</param>
/// <param name="Returned">What went back to its client.</param>
/// <param name="Charged">What was charged, less what was given back.</param>
/// <param name="Closing">What it has: opening + received - returned - charged.</param>
public sealed record CampaignBudget(
    AlertLink Campaign, Money Opening, Money Received, Money Returned, Money Charged, Money Closing);

/// <summary>What an agency can bill: what a campaign of one of its clients was charged.</summary>
/// <param name="Client">The client.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Cards">How many cards, less those that were taken back.</param>
/// <param name="Charged">What was charged, less what was given back.</param>
public sealed record BilledLine(AlertLink Client, AlertLink Campaign, int Cards, Money Charged);

/// <summary>
/// The reward credit of an agency or a client in a period, as recorded at a cut. Opening + received - returned -
/// allocated + reclaimed - charged = closing, of available and held together.
/// </summary>
public sealed record CreditStatement
{
    internal CreditStatement(WalletStatement wallet) => Wallet = wallet;

    /// <summary>Period, owner and balances, as every statement has them.</summary>
    [JsonIgnore]
    public WalletStatement Wallet { get; }

    /// <summary>Who issues it.</summary>
    public string Issuer => Wallet.Issuer;

    /// <summary>Whose credit.</summary>
    public OwnerView Owner => Wallet.Owner;

    /// <summary>The currency.</summary>
    public Currency Currency => Wallet.Currency;

    /// <summary>From when, inclusive.</summary>
    public DateTimeOffset From => Wallet.From;

    /// <summary>Until when, exclusive.</summary>
    public DateTimeOffset Until => Wallet.Until;

    /// <summary>The owner's zone.</summary>
    public string Zone => Wallet.Zone;

    /// <summary>The number of the last operation that it knows of.</summary>
    public long Cut => Wallet.Cut;

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt => Wallet.MadeAt;

    /// <summary>The balances when it begins.</summary>
    public WalletView Opening => Wallet.Opening;

    /// <summary>The balances when it ends.</summary>
    public WalletView Closing => Wallet.Closing;

    /// <summary>What came from above.</summary>
    public required Money Received { get; init; }

    /// <summary>What went back there.</summary>
    public required Money Returned { get; init; }

    /// <summary>What went to clients or campaigns.</summary>
    public required Money Allocated { get; init; }

    /// <summary>What came back from them.</summary>
    public required Money Reclaimed { get; init; }

    /// <summary>What campaigns were charged that spend the owner's credit.</summary>
    public required Money Charged { get; init; }

    /// <summary>Every movement of credit, in recording order.</summary>
    public required IReadOnlyList<CreditMove> Moves { get; init; }

    /// <summary>The charges by campaign.</summary>
    public required IReadOnlyList<CampaignCharge> Charges { get; init; }

    /// <summary>A client's campaigns that spend their own credit.</summary>
    public required IReadOnlyList<CampaignBudget> Budgets { get; init; }

    /// <summary>What an agency's clients were charged, by client and campaign: what it can bill.</summary>
    public required IReadOnlyList<BilledLine> Billed { get; init; }

    /// <summary>What an agency's clients were charged together.</summary>
    public Money BilledTotal => Billed.Aggregate(Money.Zero(Currency), (sum, line) => sum + line.Charged);
}
