using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Which offers changed their state, and what interest accrued.</summary>
public sealed class OfferChanges(OffersDatabase database) : IChangeSource
{
    private const string Prefix = "investments.offer.";
    private const int EventsAtMost = 10_000;

    private static readonly string[] _states =
    [
        "published", "opened", "paused", "resumed", "filled", "closed", "settled", "cancelled", "in_arrears", "repaid",
    ];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChangeGroup>> OfAsync(AdvanceSpan span)
    {
        await using var db = database.Read(span.Book);
        return
        [
            new ChangeGroup("offers", await StatesAsync(db, span)),
            new ChangeGroup("interest", await InterestAsync(db, span)),
        ];
    }

    private static async Task<List<Change>> StatesAsync(OffersDb db, AdvanceSpan span)
    {
        var (after, until) = span.Events;
        var wanted = _states.Select(x => Prefix + x).ToList();
        var events = await db.Events
            .Where(x => x.Number > after && x.Number <= until && wanted.Contains(x.Type))
            .OrderBy(x => x.Number).Take(EventsAtMost).Select(x => new { x.ObjectId, x.Type }).ToListAsync();
        var ids = events.Select(x => Id<InvestmentOffer>.Parse(x.ObjectId)).Distinct().ToList();
        var names = await db.InvestmentOffers.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name);
        return
        [
            .. events.GroupBy(x => x.ObjectId).Select(offer =>
                new Change(names[Id<InvestmentOffer>.Parse(offer.Key)])
                {
                    Subject = offer.Key,
                    What = string.Join(", ", offer.Select(x => x.Type[Prefix.Length..].Replace('_', ' '))),
                }),
        ];
    }

    private static async Task<List<Change>> InterestAsync(OffersDb db, AdvanceSpan span)
    {
        var (from, until) = (Day(span.Time.From), Day(span.Time.Until));
        var rows = await (
            from offer in db.InvestmentOffers.Where(x => x.SettledAt != null && x.AnnualRateBps > 0)
            join totals in db.OfferTotals on offer.Id equals totals.Offer
            orderby offer.Id
            select new { offer, totals }).ToListAsync();
        return
        [
            .. rows.Select(x => (x.offer, x.totals,
                    Amount: Accrued(x.offer, x.totals, until) - Accrued(x.offer, x.totals, from)))
                .Where(x => !x.Amount.IsZero)
                .Select(x => new Change(x.offer.Name)
                {
                    Subject = x.offer.ObjectId, Currency = x.offer.Currency, Amount = x.Amount,
                    What = $"{x.offer.Currency} {x.totals.Committed} at {RateOf(x.offer)} a year",
                }),
        ];
    }

    private static Money Accrued(InvestmentOffer offer, OfferTotals totals, DateOnly day)
    {
        var from = Day(offer.SettledAt!.Value);
        var to = offer.MaturityDate is { } due && due < day ? due : day;
        return Interest.Of(totals.Committed, RateOf(offer), offer.DayCount, (from, to < from ? from : to));
    }

    private static BasisPoints RateOf(InvestmentOffer offer) => new(offer.AnnualRateBps!.Value);

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
