using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What a list of offers is narrowed to.</summary>
/// <param name="Status">The state as shown: a live offer whose time is over counts as closed.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Search">Part of code or name.</param>
public sealed record OfferFilter(OfferStatus? Status = null, Currency? Currency = null, string? Search = null);

/// <summary>Reads offers.</summary>
public sealed class OfferQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Live offers as an investor sees them, newest first, with what he has in each.</summary>
    public async Task<Page<OfferView>> ListLiveAsync(
        BookId book, OfferFilter filter, PageRequest page, Id<IPerson> investor)
    {
        var offers = await ListAsync(book, filter with { Status = OfferStatus.Live }, page);
        await using var db = database.Read(book);
        var ids = offers.Data.Select(offer => offer.Id).ToList();
        var mine = await db.Positions.Where(x => x.Investor == investor && ids.Contains(x.Offer))
            .ToDictionaryAsync(x => x.Offer);
        return offers.Select(offer => offer with
        {
            AllowedActions = null,
            MyCommittedAmount = mine.TryGetValue(offer.Id, out var position)
                ? position.Committed
                : Money.Zero(offer.Currency),
        });
    }

    /// <summary>Offers, newest first, with what may be done; for administrators.</summary>
    public async Task<Page<OfferView>> ListAsync(BookId book, OfferFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var found = Narrow(db.InvestmentOffers, filter, now);
        var total = await found.CountCappedAsync();
        if (page.After<InvestmentOffer>() is { } after)
        {
            found = found.Where(offer => offer.Id < after);
        }

        var rows = await Join(db, found.OrderByDescending(offer => offer.Id)).Cut(page).ToListAsync();
        return Page<Row>.Of(rows, page, total, row => row.Offer.Id.ToString())
            .Select(row => row.View(now) with { AllowedActions = OfferLife.Machine.Allowed(row.Offer, now) });
    }

    /// <summary>One offer with what may be done; for administrators.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public async Task<OfferView> GetAsync(BookId book, Id<InvestmentOffer> id)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var row = await Join(db, db.InvestmentOffers.Where(offer => offer.Id == id)).SingleOrDefaultAsync()
            ?? throw InvestmentCodes.OfferNotFound.Because();
        return row.View(now) with { AllowedActions = OfferLife.Machine.Allowed(row.Offer, now) };
    }

    /// <summary>One offer as an investor sees it: live, or one that he invested in.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public async Task<OfferView> GetForInvestorAsync(BookId book, Id<InvestmentOffer> id, Id<IPerson> investor)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var row = await Join(db, db.InvestmentOffers.Where(offer => offer.Id == id)).SingleOrDefaultAsync();
        var position = await db.Positions.SingleOrDefaultAsync(x => x.Offer == id && x.Investor == investor);
        return row is not null && (position is not null || row.View(now).Status == OfferStatus.Live)
            ? row.View(now) with { MyCommittedAmount = position?.Committed ?? Money.Zero(row.Offer.Currency) }
            : throw InvestmentCodes.OfferNotFound.Because();
    }

    /// <summary>A live offer by its code, as anybody sees it.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public async Task<OfferView> GetPublicAsync(BookId book, string code)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var upper = code.ToUpperInvariant();
        var row = await Join(db, db.InvestmentOffers.Where(offer => offer.Code == upper)).SingleOrDefaultAsync();
        return row is not null && row.View(now).Status == OfferStatus.Live
            ? row.View(now)
            : throw InvestmentCodes.OfferNotFound.Because();
    }

    private static IQueryable<InvestmentOffer> Narrow(
        IQueryable<InvestmentOffer> offers, OfferFilter filter, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        offers = filter.Status switch
        {
            null => offers,
            OfferStatus.Live => offers.Where(offer => offer.Status == OfferStatus.Live
                && !(offer.ClosesAt <= now) && !(offer.MaturityDate <= today)),
            OfferStatus.Closed => offers.Where(offer => offer.Status == OfferStatus.Closed
                || (offer.Status == OfferStatus.Live && (offer.ClosesAt <= now || offer.MaturityDate <= today))),
            { } status => offers.Where(offer => offer.Status == status),
        };
        if (filter.Currency is { } currency)
        {
            offers = offers.Where(offer => offer.Currency == currency);
        }

        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var part = filter.Search.Trim().ToUpperInvariant();
            offers = offers.Where(offer => offer.Code.Contains(part) || offer.Name.ToUpper().Contains(part));
        }

        return offers;
    }

    private static IQueryable<Row> Join(OffersDb db, IQueryable<InvestmentOffer> offers) =>
        from offer in offers
        join totals in db.OfferTotals on offer.Id equals totals.Offer
        join issuer in db.Organisations on offer.Issuer equals issuer.Id
        select new Row { Offer = offer, Totals = totals, Issuer = issuer.Name };

    private sealed class Row
    {
        internal required InvestmentOffer Offer { get; init; }

        internal required OfferTotals Totals { get; init; }

        internal required string Issuer { get; init; }

        internal OfferView View(DateTimeOffset now) => OfferView.Of(Offer, Totals, Issuer, now);
    }
}
