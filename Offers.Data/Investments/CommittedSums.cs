using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What the live offers of a currency have taken.</summary>
/// <param name="Committed">Their sum.</param>
/// <param name="Offers">How many there are.</param>
public sealed record CommittedSum(Money Committed, int Offers);

/// <summary>What one live offer has taken.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Code">Its code.</param>
/// <param name="Committed">What it has taken.</param>
public sealed record CommittedPart(Id<InvestmentOffer> Offer, string Code, Money Committed);

/// <summary>The sum of the live offers on the administrators' overview: that of the list of live offers.</summary>
public sealed class CommittedSums(OffersDatabase database, TimeProvider time)
{
    /// <summary>What live offers have taken.</summary>
    public async Task<CommittedSum> LiveAsync(BookId book, Currency currency)
    {
        await using var db = database.Read(book);
        var live = await LiveAsync(db, currency);
        var sum = await live
            .Join(db.OfferTotals, x => x.Id, x => x.Offer, (_, totals) => totals.CommittedMinor).SumAsync();
        return new CommittedSum(new Money(sum, currency), await live.CountAsync());
    }

    /// <summary>What each of them has taken, the most first.</summary>
    public async Task<IReadOnlyList<CommittedPart>> PartsAsync(BookId book, Currency currency)
    {
        await using var db = database.Read(book);
        var rows = await (await LiveAsync(db, currency))
            .Join(
                db.OfferTotals, x => x.Id, x => x.Offer,
                (offer, totals) => new { offer.Id, offer.Code, totals.CommittedMinor })
            .OrderByDescending(x => x.CommittedMinor).ThenBy(x => x.Code).ToListAsync();
        return rows.ConvertAll(x => new CommittedPart(x.Id, x.Code, new Money(x.CommittedMinor, currency)));
    }

    private async Task<IQueryable<InvestmentOffer>> LiveAsync(OffersDb db, Currency currency)
    {
        var now = await db.NowAsync(time);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return db.InvestmentOffers.Where(x => x.Status == OfferStatus.Live && x.Currency == currency
            && !(x.ClosesAt <= now) && !(x.MaturityDate <= today));
    }
}
