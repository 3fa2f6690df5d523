using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>How many offers the views hold that administrators open most.</summary>
/// <param name="All">All.</param>
/// <param name="Closing">Those that close or closed in this quarter.</param>
/// <param name="ToSettle">Those that are closed and wait to be settled.</param>
/// <param name="InArrears">Those that are in arrears.</param>
/// <param name="Drafts">Those that nobody has published.</param>
public sealed record OfferCounts(int All, int Closing, int ToSettle, int InArrears, int Drafts);

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

    /// <summary>Offers, newest first unless another order is asked for, with what may be done; for
    /// administrators.</summary>
    public async Task<Page<OfferView>> ListAsync(BookId book, OfferFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var found = filter.Narrow(db.InvestmentOffers, now);
        var total = await found.CountCappedAsync(page);
        var rows = filter.Order == OfferOrder.Newest
            ? Page<OfferRow>.Of(
                await Join(db, found.NewestFirst(page)).Cut(page).ToListAsync(), page, total,
                row => row.Offer.Id.ToString())
            : await SortedAsync(Join(db, found), filter.Order, page, total);
        return rows.Select(row => row.View(now) with
        {
            AllowedActions = OfferLife.Machine.Allowed(row.Offer, now),
        });
    }

    /// <summary>Some offers as an investor sees them, in the order of the ids; those that he may not see are left
    /// out.</summary>
    public async Task<IReadOnlyList<OfferView>> SomeAsync(
        BookId book, IReadOnlyList<Id<InvestmentOffer>> ids, Id<IPerson> investor)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var rows = await Join(db, db.InvestmentOffers.Where(offer => ids.Contains(offer.Id))).ToListAsync();
        var mine = await db.Positions.Where(x => x.Investor == investor && ids.Contains(x.Offer))
            .ToDictionaryAsync(x => x.Offer);
        return
        [
            .. from id in ids
               from row in rows
               where row.Offer.Id == id
               let view = row.View(now)
               where mine.ContainsKey(id) || view.Status == OfferStatus.Live
               select view with
               {
                   MyCommittedAmount = mine.TryGetValue(id, out var position)
                       ? position.Committed
                       : Money.Zero(view.Currency),
               },
        ];
    }

    /// <summary>How many offers the usual views hold, in one query.</summary>
    public async Task<OfferCounts> CountsAsync(BookId book)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (from, until) = OfferFilter.Stretch(ClosingTime.ThisQuarter, now);
        var counts = await db.InvestmentOffers.GroupBy(_ => 1).Select(all => new
        {
            All = all.Count(),
            Closing = all.Count(x => x.ClosesAt >= from && x.ClosesAt < until),
            ToSettle = all.Count(x => x.Status == OfferStatus.Closed
                || (x.Status == OfferStatus.Live && (x.ClosesAt <= now || x.MaturityDate <= today))),
            InArrears = all.Count(x => x.Status == OfferStatus.InArrears),
            Drafts = all.Count(x => x.Status == OfferStatus.Draft),
        }).SingleOrDefaultAsync();
        return counts is null
            ? new OfferCounts(0, 0, 0, 0, 0)
            : new OfferCounts(counts.All, counts.Closing, counts.ToSettle, counts.InArrears, counts.Drafts);
    }

    /// <summary>Which of these live offers a filter holds.</summary>
    public async Task<IReadOnlySet<Id<InvestmentOffer>>> FittingAsync(
        BookId book, OfferFilter filter, IReadOnlyCollection<Id<InvestmentOffer>> ids)
    {
        await using var db = database.Read(book);
        var live = filter with { Status = OfferStatus.Live };
        var found = live.Narrow(db.InvestmentOffers, await db.NowAsync(time));
        return await found.Where(offer => ids.Contains(offer.Id)).Select(offer => offer.Id).ToHashSetAsync();
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

    // A book has few offers, and people page to the end of a sorted list of them seldom; so it goes on by count.
    private static async Task<Page<OfferRow>> SortedAsync(
        IQueryable<OfferRow> rows, OfferOrder order, PageRequest page, long total)
    {
        var skipped = OfferOrder.Skipped(page);
        var read = await order.Sort(rows).Skip(skipped).Take(page.Limit + 1).ToListAsync();
        return Page<OfferRow>.Of(
            read, page, total, _ => (skipped + page.Limit).ToString(CultureInfo.InvariantCulture)) with
        {
            PreviousCursor = null,
        };
    }

    private static IQueryable<OfferRow> Join(OffersDb db, IQueryable<InvestmentOffer> offers) =>
        from offer in offers
        join totals in db.OfferTotals on offer.Id equals totals.Offer
        join issuer in db.Organisations on offer.Issuer equals issuer.Id
        select new OfferRow { Offer = offer, Totals = totals, Issuer = issuer.Name };
}
