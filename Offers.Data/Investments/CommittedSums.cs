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

/// <summary>The sum of the live offers on the administrators' overview: that of the list of live offers.</summary>
public sealed class CommittedSums(OffersDatabase database, TimeProvider time)
{
    /// <summary>What live offers have taken.</summary>
    public async Task<CommittedSum> LiveAsync(BookId book, Currency currency)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var live = db.InvestmentOffers.Where(x => x.Status == OfferStatus.Live && x.Currency == currency
            && !(x.ClosesAt <= now) && !(x.MaturityDate <= today));
        var sum = await live
            .Join(db.OfferTotals, x => x.Id, x => x.Offer, (_, totals) => totals.CommittedMinor).SumAsync();
        return new CommittedSum(new Money(sum, currency), await live.CountAsync());
    }
}
