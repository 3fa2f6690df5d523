using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>By what a report is cut.</summary>
public enum ReportBy
{
    /// <summary>Brands.</summary>
    Brand,

    /// <summary>Who supplied the cards: suppliers, and files together.</summary>
    Supplier,

    /// <summary>Files, buffers, and orders at once.</summary>
    Source,

    /// <summary>Agencies.</summary>
    Agency,

    /// <summary>Clients.</summary>
    Client,

    /// <summary>Campaigns.</summary>
    Campaign,

    /// <summary>Calendar months (UTC).</summary>
    Month,
}

/// <summary>What accounts did in a time.</summary>
/// <param name="Revenue">What was charged, less what was given back.</param>
/// <param name="Cost">What the cards handed out cost.</param>
/// <param name="Lost">What the cards cost that were written off.</param>
public sealed record ProfitSums(Money Revenue, Money Cost, Money Lost)
{
    /// <summary>What is left.</summary>
    public Money Profit => Revenue - Cost - Lost;

    /// <summary>Profit by revenue in basis points; null where nothing was charged.</summary>
    public long? MarginBps => ReportMath.ShareBps(Profit.Minor, Revenue.Minor);
}

/// <summary>A part of a chart.</summary>
/// <param name="From">Its first day (UTC).</param>
/// <param name="Until">The day after its last.</param>
/// <param name="Sums">What the accounts did.</param>
public sealed record ProfitPart(DateOnly From, DateOnly Until, ProfitSums Sums);

/// <summary>What a report says of one brand, supplier, agency, client, campaign or month.</summary>
/// <param name="Id">Its outside id, a word, or the month; <c>written_off</c> for lost cards, <c>other</c> for what no
/// redemption posted.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cards">How many cards.</param>
/// <param name="Sums">What they brought and cost.</param>
public sealed record ProfitRow(string Id, string Name, int Cards, ProfitSums Sums)
{
    /// <summary>The row of cards that were written off.</summary>
    public const string WrittenOff = "written_off";

    /// <summary>The row of what no redemption posted.</summary>
    public const string Other = "other";
}

/// <summary>The report of one currency.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Cards">How many cards.</param>
/// <param name="Sums">What the accounts did; the rows sum to it, and so do the parts.</param>
/// <param name="Before">The same in as many days before.</param>
/// <param name="Rows">The most profitable first.</param>
/// <param name="Parts">Over time.</param>
public sealed record ProfitCurrency(
    Currency Currency, int Cards, ProfitSums Sums, ProfitSums Before, IReadOnlyList<ProfitRow> Rows,
    IReadOnlyList<ProfitPart> Parts);

/// <summary>What rewards brought and cost.</summary>
/// <param name="From">The first day (UTC).</param>
/// <param name="Until">The day after the last.</param>
/// <param name="By">By what it is cut.</param>
/// <param name="Currencies">By currency; never summed over two.</param>
public sealed record ProfitView(
    DateOnly From, DateOnly Until, ReportBy By, IReadOnlyList<ProfitCurrency> Currencies);

/// <summary>What was spent on one client, campaign, brand or month.</summary>
/// <param name="Id">Its outside id, or the month.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cards">How many cards.</param>
/// <param name="Spent">What was charged, less what was given back.</param>
public sealed record SpendRow(string Id, string Name, int Cards, Money Spent);

/// <summary>Spending in a part of a chart.</summary>
/// <param name="From">Its first day (UTC).</param>
/// <param name="Until">The day after its last.</param>
/// <param name="Spent">What was charged.</param>
public sealed record SpendPart(DateOnly From, DateOnly Until, Money Spent);

/// <summary>Spending in one currency.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Cards">How many cards.</param>
/// <param name="Spent">What was charged, less what was given back; rows and parts sum to it.</param>
/// <param name="Before">The same in as many days before.</param>
/// <param name="Rows">The most first.</param>
/// <param name="Parts">Over time.</param>
public sealed record SpendCurrency(
    Currency Currency, int Cards, Money Spent, Money Before, IReadOnlyList<SpendRow> Rows,
    IReadOnlyList<SpendPart> Parts);

/// <summary>What agencies and clients spent on rewards; nothing of what cards cost the platform.</summary>
/// <param name="From">The first day (UTC).</param>
/// <param name="Until">The day after the last.</param>
/// <param name="By">By what it is cut.</param>
/// <param name="Currencies">By currency.</param>
public sealed record SpendView(
    DateOnly From, DateOnly Until, ReportBy By, IReadOnlyList<SpendCurrency> Currencies);
