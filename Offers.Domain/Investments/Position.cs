using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What one investor has in one offer: used for limits, holdings and shares.</summary>
public sealed class Position
{
    private Position()
    {
    }

    /// <summary>Nothing yet.</summary>
    public Position(InvestmentOffer offer, Id<IPerson> investor)
    {
        Offer = offer.Id;
        Investor = investor;
        Book = offer.Book;
        Currency = offer.Currency;
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>The investor.</summary>
    public Id<IPerson> Investor { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The offer's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>Accepted and not taken back, minor units.</summary>
    public long CommittedMinor { get; private set; }

    /// <summary>How many confirmed investments it is made of.</summary>
    public int InvestmentCount { get; private set; }

    /// <summary>Interest and income paid to date, minor units.</summary>
    public long EarnedMinor { get; private set; }

    /// <summary>Principal returned to date, minor units.</summary>
    public long RepaidMinor { get; private set; }

    /// <summary>An alarm against writers that pass the pen.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Accepted and not taken back.</summary>
    public Money Committed => new(CommittedMinor, Currency);

    /// <summary>Interest and income paid to date.</summary>
    public Money Earned => new(EarnedMinor, Currency);

    /// <summary>Principal returned to date.</summary>
    public Money Repaid => new(RepaidMinor, Currency);

    /// <summary>Takes an investment out, since it was withdrawn or returned.</summary>
    /// <param name="totals">What its offer has taken.</param>
    /// <param name="amount">What was accepted.</param>
    public void Remove(OfferTotals totals, Money amount)
    {
        CommittedMinor = checked(CommittedMinor - amount.Minor);
        totals.GiveBack(amount);
        if (--InvestmentCount == 0)
        {
            totals.Leave();
        }
    }

    /// <summary>Counts what was paid to the investor.</summary>
    public void Pay(DistributionKind kind, Money amount)
    {
        if (kind == DistributionKind.Principal)
        {
            RepaidMinor = checked(RepaidMinor + amount.Minor);
        }
        else
        {
            EarnedMinor = checked(EarnedMinor + amount.Minor);
        }
    }

    /// <summary>Adds an accepted investment.</summary>
    internal void Add(Money amount)
    {
        CommittedMinor = checked(CommittedMinor + amount.Minor);
        InvestmentCount++;
    }
}
