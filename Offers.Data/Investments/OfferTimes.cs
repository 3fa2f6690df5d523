using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>An offer whose time has come.</summary>
/// <param name="Id">The offer.</param>
/// <param name="Due">When it was due.</param>
public sealed record DueOffer(Id<InvestmentOffer> Id, DateTimeOffset Due);

/// <summary>
/// Offers that open or close by the clock. What may be done with them follows from their times anyhow; this only writes
/// it down and tells.
/// </summary>
public sealed class OfferTimes(OffersDatabase database, UnitOfWork writes, TimeProvider time)
{
    private const string Opened = "investments.offer.opened";

    // An opening that nobody told within a day is no news any more.
    private static readonly TimeSpan _news = TimeSpan.FromDays(1);

    /// <summary>Live and paused offers whose time is over, the longest over first.</summary>
    public async Task<IReadOnlyList<DueOffer>> ClosingAsync(BookId book, int atMost)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var rows = await db.InvestmentOffers
            .Where(x => (x.Status == OfferStatus.Live || x.Status == OfferStatus.Paused)
                && (x.ClosesAt <= now || x.MaturityDate <= today))
            .OrderBy(x => x.ClosesAt).Take(atMost).Select(x => new { x.Id, x.ClosesAt, x.MaturityDate }).ToListAsync();
        return rows.ConvertAll(x =>
            new DueOffer(x.Id, x.ClosesAt <= now ? x.ClosesAt.Value : Midnight(x.MaturityDate!.Value)));
    }

    /// <summary>Settled offers whose principal is due, the longest due first.</summary>
    public async Task<IReadOnlyList<DueOffer>> MaturedAsync(BookId book, int atMost)
    {
        await using var db = database.Read(book);
        var today = DateOnly.FromDateTime((await db.NowAsync(time)).UtcDateTime);
        var rows = await db.InvestmentOffers
            .Where(x => x.Status == OfferStatus.Settled && x.MaturityDate <= today)
            .OrderBy(x => x.MaturityDate).Take(atMost).Select(x => new { x.Id, x.MaturityDate }).ToListAsync();
        return rows.ConvertAll(x => new DueOffer(x.Id, Midnight(x.MaturityDate!.Value)));
    }

    /// <summary>Live offers that opened lately and of which nobody was told.</summary>
    public async Task<IReadOnlyList<DueOffer>> OpeningAsync(BookId book, int atMost)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var since = now - _news;
        var rows = await db.InvestmentOffers
            .Where(x => x.Status == OfferStatus.Live && x.OpensAt > since && x.OpensAt <= now)
            .OrderBy(x => x.OpensAt).Take(atMost).Select(x => new { x.Id, x.OpensAt }).ToListAsync();
        var ids = rows.ConvertAll(x => x.Id.ToString());
        var told = await db.Events.Where(x => ids.Contains(x.ObjectId) && x.Type == Opened)
            .Select(x => x.ObjectId).ToListAsync();
        return [.. rows.Where(x => !told.Contains(x.Id.ToString())).Select(x => new DueOffer(x.Id, x.OpensAt!.Value))];
    }

    /// <summary>Tells that an offer has opened.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public Task<Answer> OpenAsync(CommandRequest request, Id<InvestmentOffer> id) =>
        writes.RunAsync(request, new Deed("investments.open", id.ToString()), async work =>
        {
            var offer = await work.Db.InvestmentOffers.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw InvestmentCodes.OfferNotFound.Because();
            work.Audit(new AuditFact("investments.open", offer.ObjectId, null, null, null));
            work.Raise(offer, Opened, new { offer.Id, offer.Code, offer.Name, offer.Status });
            return Answer.None();
        });

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

}
