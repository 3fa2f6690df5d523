using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What is done for every investor of an offer.</summary>
public enum OfferRunKind
{
    /// <summary>Held money goes into the pool.</summary>
    Settle,

    /// <summary>Held money goes back.</summary>
    Cancel,

    /// <summary>A distribution is paid.</summary>
    Distribute,
}

/// <summary>What is to be done for all investors of an offer.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Count">For how many investments or lines.</param>
/// <param name="Total">How much money in all.</param>
/// <param name="By">Who asks for it; null for the system.</param>
/// <param name="Reason">Why.</param>
/// <param name="Distribution">Which distribution is paid.</param>
public sealed record RunOrder(
    OfferRunKind Kind, int Count, Money Total, Id<IPerson>? By, string? Reason, Id<Distribution>? Distribution = null);

/// <summary>
/// Work on all investors of an offer, in parts of one commit each. It knows how far it is, so that it goes on after a
/// crash where it stopped, and nothing is done twice.
/// </summary>
public sealed class OfferRun : Entity<OfferRun>
{
    private OfferRun()
    {
    }

    /// <summary>Begins.</summary>
    public OfferRun(InvestmentOffer offer, RunOrder order, DateTimeOffset now)
        : base(offer.Book)
    {
        Offer = offer.Id;
        Currency = offer.Currency;
        (Kind, TotalCount, TotalMinor) = (order.Kind, order.Count, order.Total.Minor);
        (Distribution, StartedBy, Reason) = (order.Distribution, order.By, order.Reason);
        StartedAt = now;
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>What is done.</summary>
    public OfferRunKind Kind { get; private set; }

    /// <summary>Which distribution is paid.</summary>
    public Id<Distribution>? Distribution { get; private set; }

    /// <summary>The offer's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>For how many investments or lines.</summary>
    public int TotalCount { get; private set; }

    /// <summary>For how many it is done.</summary>
    public int DoneCount { get; private set; }

    /// <summary>How much money in all, minor units.</summary>
    public long TotalMinor { get; private set; }

    /// <summary>How much of it moved, minor units.</summary>
    public long DoneMinor { get; private set; }

    /// <summary>The last investment that was done, in order of ids.</summary>
    public Id<Investment>? Last { get; private set; }

    /// <summary>When it began, in the book's time.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who began it; null for the system.</summary>
    public Id<IPerson>? StartedBy { get; private set; }

    /// <summary>Why.</summary>
    public string? Reason { get; private set; }

    /// <summary>How much money in all.</summary>
    public Money Total => new(TotalMinor, Currency);

    /// <summary>How much of it moved.</summary>
    public Money Done => new(DoneMinor, Currency);

    /// <summary>Counts one that is done.</summary>
    public void Step(Money moved, Id<Investment>? investment = null)
    {
        DoneCount++;
        DoneMinor = checked(DoneMinor + moved.Minor);
        Last = investment ?? Last;
    }

    /// <summary>Ends when all is done.</summary>
    /// <exception cref="InvalidOperationException">What was done is not what was to be done: a mistake of the
    /// program, and nothing is recorded of this part.</exception>
    public void End(DateTimeOffset now)
    {
        EndedAt = DoneCount == TotalCount && DoneMinor == TotalMinor
            ? now
            : throw new InvalidOperationException(
                $"{Id} did {DoneCount} of {TotalCount} and {Done} of {Total} {Currency}.");
    }
}
