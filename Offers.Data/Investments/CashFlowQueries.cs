using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What flows between an investor and his offers: paid, planned, and what that returns.</summary>
public sealed class CashFlowQueries(OffersDatabase database, InvestmentQueries investments, ScheduleQueries schedules)
{
    /// <summary>The payments of everything that an investor has or had, by offer.</summary>
    /// <param name="book">The book.</param>
    /// <param name="investor">The investor.</param>
    /// <param name="offer">Only this offer; null for all.</param>
    public async Task<IReadOnlyList<HoldingFlows>> HoldingsAsync(
        BookId book, Id<IPerson> investor, Id<InvestmentOffer>? offer = null)
    {
        var today = await schedules.TodayAsync(book);
        var holdings = (await investments.HoldingsAsync(book, investor))
            .Where(x => offer is null || x.Offer.Id == offer).ToList();
        await using var db = database.Read(book);
        var past = await PastFlows.ReadAsync(db, investor, offer);
        return holdings.ConvertAll(holding =>
            FlowsOf(holding, [.. past[holding.Offer.Id].Select(flow => flow.ToCashFlow())], today));
    }

    /// <summary>What comes, the next first: planned payments, closings, ends of cooling-off.</summary>
    public async Task<IReadOnlyList<CalendarEntry>> CalendarAsync(BookId book, Id<IPerson> investor)
    {
        var today = await schedules.TodayAsync(book);
        var planned =
            from holding in await HoldingsAsync(book, investor)
            from flow in holding.Flows
            where flow.Planned
            select new CalendarEntry(
                flow.Date, flow.Kind == CashFlowKind.Principal ? CalendarKind.Principal : CalendarKind.Interest,
                holding.Offer, flow.Amount);
        await using var db = database.Read(book);
        var dates = await DatesAsync(db, investor, today);
        return [.. planned.Concat(dates).OrderBy(x => x.Date).ThenBy(x => x.Offer.Code, StringComparer.Ordinal)];
    }

    private static HoldingFlows FlowsOf(HoldingView holding, IReadOnlyList<CashFlow> past, DateOnly today)
    {
        var planned = Planned(holding, past, today);
        return new HoldingFlows
        {
            Offer = new OfferLink(holding.Offer.Id, holding.Offer.Code, holding.Offer.Name),
            Currency = holding.Offer.Currency,
            OutstandingAmount = holding.OutstandingAmount,
            Flows = [.. past.OrderBy(x => x.Date), .. planned],
            RealisedBps = past.Any(x => x.Amount.Minor > 0)
                ? Xirr.Of([.. past.Select(Dated), new DatedAmount(today, holding.OutstandingAmount.Minor)])?.Value
                : null,
            ProjectedBps = planned.Count == 0 ? null : Xirr.Of([.. past.Concat(planned).Select(Dated)])?.Value,
        };
    }

    // What the schedule says, less the interest that was paid already; what is overdue comes with the next payment.
    private static List<CashFlow> Planned(HoldingView holding, IReadOnlyList<CashFlow> past, DateOnly today)
    {
        var planned = new List<CashFlow>();
        if (holding.OutstandingAmount.IsZero
            || ScheduleQueries.Of(holding.Offer, holding.CommittedAmount, today) is not { } schedule)
        {
            return planned;
        }

        var owed = Money.Zero(holding.Offer.Currency)
            - Sum(past.Where(x => x.Kind == CashFlowKind.Interest), holding.Offer.Currency);
        foreach (var payment in schedule.Payments.Where(x => x.Kind == DistributionKind.Interest))
        {
            owed += payment.Amount;
            var last = payment.Date >= schedule.Maturity;
            if (owed.Minor > 0 && (payment.Date > today || last))
            {
                planned.Add(new CashFlow(Later(payment.Date, today), CashFlowKind.Interest, owed, true));
                owed = Money.Zero(owed.Currency);
            }
        }

        var date = Later(schedule.Maturity, today);
        planned.Add(new CashFlow(date, CashFlowKind.Principal, holding.OutstandingAmount, true));
        return planned;
    }

    private static DateOnly Later(DateOnly date, DateOnly today) => date > today ? date : today;

    private static DatedAmount Dated(CashFlow flow) => new(flow.Date, flow.Amount.Minor);

    private static Money Sum(IEnumerable<CashFlow> flows, Currency currency) =>
        flows.Aggregate(Money.Zero(currency), (sum, flow) => sum + flow.Amount);

    private static async Task<IEnumerable<CalendarEntry>> DatesAsync(
        OffersDb db, Id<IPerson> investor, DateOnly today)
    {
        var rows = await (
            from investment in db.Investments
            join offer in db.InvestmentOffers on investment.Offer equals offer.Id
            where investment.Investor == investor && investment.Status == InvestmentStatus.Confirmed
                && (offer.Status == OfferStatus.Live || offer.Status == OfferStatus.Paused
                    || offer.Status == OfferStatus.Closed)
            select new
            {
                offer.Id, offer.Code, offer.Name, offer.Status, offer.ClosesAt, investment.CoolingOffEndsAt,
            }).ToListAsync();
        var closings = rows.Where(x => x.Status != OfferStatus.Closed && x.ClosesAt is not null)
            .Select(x => (x.ClosesAt!.Value, CalendarKind.Closing, new OfferLink(x.Id, x.Code, x.Name)));
        var calm = rows.Where(x => x.CoolingOffEndsAt is not null)
            .Select(x => (x.CoolingOffEndsAt!.Value, CalendarKind.CoolingOffEnds, new OfferLink(x.Id, x.Code, x.Name)));
        return closings.Concat(calm)
            .Select(x => new CalendarEntry(DateOnly.FromDateTime(x.Item1.UtcDateTime), x.Item2, x.Item3, null))
            .Where(x => x.Date >= today).Distinct();
    }
}
