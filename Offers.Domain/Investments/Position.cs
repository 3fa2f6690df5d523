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

    /// <summary>An alarm against writers that pass the pen.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Accepted and not taken back.</summary>
    public Money Committed => new(CommittedMinor, Currency);

    /// <summary>Adds an accepted investment.</summary>
    internal void Add(Money amount)
    {
        CommittedMinor = checked(CommittedMinor + amount.Minor);
        InvestmentCount++;
    }
}
