using System.Globalization;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>A stretch of the calendar (UTC) in which offers close.</summary>
public enum ClosingTime
{
    /// <summary>The month that it is.</summary>
    ThisMonth,

    /// <summary>The quarter that it is.</summary>
    ThisQuarter,

    /// <summary>The year that it is.</summary>
    ThisYear,
}

/// <summary>What a list of offers is narrowed to.</summary>
/// <param name="Status">The state as shown: a live offer whose time is over counts as closed.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Search">Part of code or name.</param>
public sealed record OfferFilter(OfferStatus? Status = null, Currency? Currency = null, string? Search = null)
{
    private const int MonthsOfQuarter = 3;

    /// <summary>When it closes or closed.</summary>
    public ClosingTime? Closes { get; init; }

    /// <summary>The least yearly rate, in basis points.</summary>
    public int? MinRateBps { get; init; }

    /// <summary>In which order; newest first where nothing is said.</summary>
    public OfferOrder Order { get; init; } = OfferOrder.Newest;

    internal IQueryable<InvestmentOffer> Narrow(IQueryable<InvestmentOffer> offers, DateTimeOffset now)
    {
        offers = InState(offers, now);
        offers = Currency is { } currency ? offers.Where(offer => offer.Currency == currency) : offers;
        offers = MinRateBps is { } rate ? offers.Where(offer => offer.AnnualRateBps >= rate) : offers;
        if (Closes is { } closes)
        {
            var (from, until) = Stretch(closes, now);
            offers = offers.Where(offer => offer.ClosesAt >= from && offer.ClosesAt < until);
        }

        if (string.IsNullOrWhiteSpace(Search))
        {
            return offers;
        }

        var part = Search.Trim().ToUpperInvariant();
        return offers.Where(offer => offer.Code.Contains(part) || offer.Name.ToUpper().Contains(part));
    }

    /// <summary>Where a stretch of the calendar begins, and where the next one does.</summary>
    internal static (DateTimeOffset From, DateTimeOffset Until) Stretch(ClosingTime time, DateTimeOffset now)
    {
        var months = time switch { ClosingTime.ThisMonth => 1, ClosingTime.ThisQuarter => MonthsOfQuarter, _ => 12 };
        var first = ((now.UtcDateTime.Month - 1) / months * months) + 1;
        var from = new DateTimeOffset(now.UtcDateTime.Year, first, 1, 0, 0, 0, TimeSpan.Zero);
        return (from, from.AddMonths(months));
    }

    private IQueryable<InvestmentOffer> InState(IQueryable<InvestmentOffer> offers, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return Status switch
        {
            null => offers,
            OfferStatus.Live => offers.Where(offer => offer.Status == OfferStatus.Live
                && !(offer.ClosesAt <= now) && !(offer.MaturityDate <= today)),
            OfferStatus.Closed => offers.Where(offer => offer.Status == OfferStatus.Closed
                || (offer.Status == OfferStatus.Live && (offer.ClosesAt <= now || offer.MaturityDate <= today))),
            { } status => offers.Where(offer => offer.Status == status),
        };
    }
}

/// <summary>By what offers are ordered.</summary>
public enum OfferSort
{
    /// <summary>When it was drafted.</summary>
    Made,

    /// <summary>Its name.</summary>
    Name,

    /// <summary>When it closes; those that close when full come last.</summary>
    Closes,

    /// <summary>The currency, then the cap.</summary>
    Cap,

    /// <summary>The currency, then what is taken.</summary>
    Committed,
}

/// <summary>An order of offers.</summary>
/// <param name="By">By what.</param>
/// <param name="IsDescending">True where the largest or latest comes first.</param>
public sealed record OfferOrder(OfferSort By, bool IsDescending)
{
    /// <summary>The order of lists where nothing is said.</summary>
    public static readonly OfferOrder Newest = new(OfferSort.Made, true);

    /// <summary>Reads <c>closes</c> or, descending, <c>-closes</c>; newest first for anything else.</summary>
    public static OfferOrder Read(string? word) =>
        Words.Read<OfferSort>(word?.TrimStart('-')) is { } by ? new OfferOrder(by, word!.StartsWith('-')) : Newest;

    /// <summary>How many rows come before the page, where the list goes on by count.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    internal static int Skipped(PageRequest page) => page.Cursor is null ? page.Offset ?? 0
        : int.TryParse(page.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw PlatformCodes.PagingInvalid.Because("The cursor is not one of this list.");

    internal IQueryable<OfferRow> Sort(IQueryable<OfferRow> rows) => (By, IsDescending) switch
    {
        (OfferSort.Name, false) => rows.OrderBy(x => x.Offer.Name).ThenByDescending(x => x.Offer.Id),
        (OfferSort.Name, true) => rows.OrderByDescending(x => x.Offer.Name).ThenByDescending(x => x.Offer.Id),
        (OfferSort.Closes, false) => rows.OrderBy(x => x.Offer.ClosesAt == null).ThenBy(x => x.Offer.ClosesAt)
            .ThenByDescending(x => x.Offer.Id),
        (OfferSort.Closes, true) => rows.OrderBy(x => x.Offer.ClosesAt == null)
            .ThenByDescending(x => x.Offer.ClosesAt).ThenByDescending(x => x.Offer.Id),
        (OfferSort.Cap, false) => rows.OrderBy(x => x.Offer.Currency).ThenBy(x => x.Totals.MaxMinor)
            .ThenByDescending(x => x.Offer.Id),
        (OfferSort.Cap, true) => rows.OrderBy(x => x.Offer.Currency).ThenByDescending(x => x.Totals.MaxMinor)
            .ThenByDescending(x => x.Offer.Id),
        (OfferSort.Committed, false) => rows.OrderBy(x => x.Offer.Currency).ThenBy(x => x.Totals.CommittedMinor)
            .ThenByDescending(x => x.Offer.Id),
        (OfferSort.Committed, true) => rows.OrderBy(x => x.Offer.Currency)
            .ThenByDescending(x => x.Totals.CommittedMinor).ThenByDescending(x => x.Offer.Id),
        (_, true) => rows.OrderByDescending(x => x.Offer.Id),
        _ => rows.OrderBy(x => x.Offer.Id),
    };
}

/// <summary>An offer as it is read for lists.</summary>
internal sealed class OfferRow
{
    internal required InvestmentOffer Offer { get; init; }

    internal required OfferTotals Totals { get; init; }

    internal required string Issuer { get; init; }

    internal OfferView View(DateTimeOffset now) => OfferView.Of(Offer, Totals, Issuer, now);
}
