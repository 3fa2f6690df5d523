using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What a payment between an investor and an offer is.</summary>
public enum CashFlowKind
{
    /// <summary>What he put in.</summary>
    Invested,

    /// <summary>Interest that he gets.</summary>
    Interest,

    /// <summary>Income that he gets.</summary>
    Income,

    /// <summary>Principal that he gets back.</summary>
    Principal,
}

/// <summary>One payment between an investor and an offer.</summary>
/// <param name="Date">When it was or is planned.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">As the investor sees it: below zero what he put in, above what he gets.</param>
/// <param name="Planned">True while it is only planned.</param>
/// <param name="Receipt">The operation that paid it; null while it is planned.</param>
public sealed record CashFlow(
    DateOnly Date, CashFlowKind Kind, Money Amount, bool Planned, Id<Operation>? Receipt = null);

/// <summary>All payments between an investor and one offer, and what they return.</summary>
public sealed record HoldingFlows
{
    /// <summary>The offer.</summary>
    public required OfferLink Offer { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What is still in the offer.</summary>
    public required Money OutstandingAmount { get; init; }

    /// <summary>The payments, the earliest first; planned ones are at the end.</summary>
    public required IReadOnlyList<CashFlow> Flows { get; init; }

    /// <summary>
    /// The return so far in basis points a year (XIRR): what was paid, with what is still in the offer counted at
    /// cost today. Null before anything was earned.
    /// </summary>
    public int? RealisedBps { get; init; }

    /// <summary>The return in basis points a year (XIRR) if all is paid as planned; null without a plan.</summary>
    public int? ProjectedBps { get; init; }
}

/// <summary>Something that comes on a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Offer">The offer that it is about.</param>
/// <param name="Amount">The money that is expected; null where it is only a date.</param>
public sealed record CalendarEntry(DateOnly Date, CalendarKind Kind, OfferLink Offer, Money? Amount);

/// <summary>What comes on a day.</summary>
public enum CalendarKind
{
    /// <summary>Interest is planned.</summary>
    Interest,

    /// <summary>Principal is planned.</summary>
    Principal,

    /// <summary>An offer in which he has money closes.</summary>
    Closing,

    /// <summary>The last day on which he may withdraw an investment.</summary>
    CoolingOffEnds,
}
