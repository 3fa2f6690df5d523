using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>
/// What an offer has taken, in a row of its own, so that the offer can be edited while it fills:
/// 0 &lt;= committed &lt;= max, also by a check in the database.
/// </summary>
public sealed class OfferTotals
{
    private OfferTotals()
    {
    }

    /// <summary>Nothing taken of a new offer.</summary>
    public OfferTotals(InvestmentOffer offer)
    {
        Offer = offer.Id;
        Currency = offer.Currency;
        MaxMinor = offer.MaxAmountMinor;
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>Its currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>The cap, minor units.</summary>
    public long MaxMinor { get; private set; }

    /// <summary>What is taken, minor units.</summary>
    public long CommittedMinor { get; private set; }

    /// <summary>How many investors have a position.</summary>
    public int InvestorCount { get; private set; }

    /// <summary>How many wait for room.</summary>
    public int WaitingCount { get; private set; }

    /// <summary>An alarm against writers that pass the pen.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>What is taken.</summary>
    public Money Committed => new(CommittedMinor, Currency);

    /// <summary>What is left.</summary>
    public Money Remaining => new(MaxMinor - CommittedMinor, Currency);

    /// <summary>Changes the cap.</summary>
    /// <exception cref="Refusal"><c>max_below_committed</c>.</exception>
    public void Recap(Money max)
    {
        MaxMinor = max >= Committed
            ? max.Minor
            : throw InvestmentCodes.MaxBelowCommitted.Because(
                $"{Currency} {Committed} is committed.", ("committed", Committed), ("currency", Currency.Code));
    }

    /// <summary>One more waits for room.</summary>
    public void Queue() => WaitingCount++;

    /// <summary>One of those who waited was promoted or has left.</summary>
    public void Dequeue() => WaitingCount--;

    /// <summary>Takes an amount that was checked to be left.</summary>
    internal void Take(Money amount) => CommittedMinor = checked(CommittedMinor + amount.Minor);

    /// <summary>Gives back what was taken.</summary>
    internal void GiveBack(Money amount) => CommittedMinor = checked(CommittedMinor - amount.Minor);

    /// <summary>An investor has nothing in it any more.</summary>
    internal void Leave() => InvestorCount--;

    /// <summary>Counts an investor's first investment.</summary>
    internal void Welcome() => InvestorCount++;
}
