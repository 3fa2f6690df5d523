using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>How full an offer was at an instant, by the investments that still count.</summary>
/// <param name="Until">The instant.</param>
/// <param name="Committed">What had been taken before it.</param>
public sealed record FillPoint(DateTimeOffset Until, Money Committed);

/// <summary>A step on the way from a request to the money's return.</summary>
/// <param name="Name">What the requests have in common.</param>
/// <param name="Count">How many requests came this far.</param>
public sealed record FunnelStep(string Name, int Count);

/// <summary>Why requests were refused.</summary>
/// <param name="Code">The code of the refusal.</param>
/// <param name="Count">How many.</param>
public sealed record RefusedCount(string Code, int Count);

/// <summary>How an offer went: its fill over time, and how far its requests came.</summary>
/// <param name="Fill">From its publication until now or its close, in equal steps; else empty.</param>
/// <param name="Steps">From asked to repaid.</param>
/// <param name="Refused">The most frequent reasons, the first first.</param>
public sealed record OfferProgress(
    IReadOnlyList<FillPoint> Fill, IReadOnlyList<FunnelStep> Steps, IReadOnlyList<RefusedCount> Refused);

/// <summary>Reads how an offer went.</summary>
public sealed class OfferProgressQueries(OffersDatabase database, TimeProvider time)
{
    private const int Points = 8;
    private const int Reasons = 5;

    /// <summary>An offer's progress by now.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public async Task<OfferProgress> GetAsync(BookId book, Id<InvestmentOffer> id)
    {
        await using var db = database.Read(book);
        var offer = await db.InvestmentOffers.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw InvestmentCodes.OfferNotFound.Because();
        var all = db.Investments.Where(x => x.Offer == id);
        var counts = await all.GroupBy(x => x.Status).Select(x => new { x.Key, Count = x.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count);
        var refused = await all.Where(x => x.RefusalCode != null).GroupBy(x => x.RefusalCode!)
            .Select(x => new { x.Key, Count = x.Count() })
            .OrderByDescending(x => x.Count).ThenBy(x => x.Key).Take(Reasons).ToListAsync();
        var fill = offer.PublishedAt is { } from
            ? await FillAsync(all, offer.Currency, (from, offer.ClosedAt ?? await db.NowAsync(time)))
            : [];
        return new OfferProgress(fill, StepsOf(counts), refused.ConvertAll(x => new RefusedCount(x.Key, x.Count)));
    }

    private static async Task<IReadOnlyList<FillPoint>> FillAsync(
        IQueryable<Investment> all, Currency currency, (DateTimeOffset From, DateTimeOffset Until) period)
    {
        var step = (period.Until - period.From) / Points;
        DateTimeOffset[] bounds = [.. Enumerable.Range(1, Points).Select(i => period.From + (step * i))];
        bounds[^1] = period.Until.AddTicks(1);
        var sums = await all.Where(x => x.Status == InvestmentStatus.Confirmed
                || x.Status == InvestmentStatus.Settled || x.Status == InvestmentStatus.Repaid)
            .GroupBy(Buckets.Of<Investment>(x => x.CreatedAt, bounds))
            .Select(x => new { x.Key, Sum = x.Sum(y => y.AcceptedMinor) }).ToDictionaryAsync(x => x.Key, x => x.Sum);
        var committed = 0L;
        return [.. bounds.Select((bound, i) =>
        {
            committed += sums.GetValueOrDefault(i);
            return new FillPoint(bound, new Money(committed, currency));
        })];
    }

    private static IReadOnlyList<FunnelStep> StepsOf(Dictionary<InvestmentStatus, int> counts)
    {
        var repaid = counts.GetValueOrDefault(InvestmentStatus.Repaid);
        var settled = repaid + counts.GetValueOrDefault(InvestmentStatus.Settled);
        var kept = settled + counts.GetValueOrDefault(InvestmentStatus.Confirmed);
        var taken = counts.Where(x => x.Key != InvestmentStatus.Refused).Sum(x => x.Value);
        return
        [
            new FunnelStep("Asked", counts.Values.Sum()), new FunnelStep("Taken", taken), new FunnelStep("Kept", kept),
            new FunnelStep("Settled", settled), new FunnelStep("Repaid", repaid),
        ];
    }
}
