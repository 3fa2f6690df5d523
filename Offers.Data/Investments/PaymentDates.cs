using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What is told of a planned payment, and when.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Date">The day of the payment.</param>
/// <param name="Step">Which notice: <c>T-7</c>, <c>T-1</c> or <c>day</c>.</param>
/// <param name="At">When it is told: at the beginning of its day, UTC.</param>
/// <param name="Kind">Interest, or the principal with what comes along.</param>
/// <param name="Amount">How much the offer pays in all that day.</param>
public sealed record PaymentNotice(
    Id<InvestmentOffer> Offer, string Name, DateOnly Date, string Step, DateTimeOffset At, DistributionKind Kind,
    Money Amount);

/// <summary>
/// The days of planned payments of settled offers: seven days and a day before, investors are told; on the day,
/// administrators, who pay.
/// </summary>
public static class PaymentDates
{
    /// <summary>The step of the day itself.</summary>
    public const string Day = "day";

    private const int OffersAtMost = 500;

    private static readonly (string Step, int Before)[] _steps = [("T-7", 7), ("T-1", 1), (Day, 0)];

    /// <summary>The notices that are told behind one moment and up to another, the earliest first.</summary>
    internal static async Task<List<PaymentNotice>> BetweenAsync(
        OffersDb db, DateTimeOffset after, DateTimeOffset until)
    {
        var offers = await (
            from offer in db.InvestmentOffers.Where(x => x.Status == OfferStatus.Settled && x.MaturityDate != null)
            join totals in db.OfferTotals on offer.Id equals totals.Offer
            where totals.CommittedMinor > 0
            orderby offer.Id
            select new { offer, totals }).Take(OffersAtMost).ToListAsync();
        return [.. offers.SelectMany(x => Of(x.offer, x.totals)).Where(x => x.At > after && x.At <= until)
            .OrderBy(x => x.At).ThenBy(x => x.Offer)];
    }

    private static IEnumerable<PaymentNotice> Of(InvestmentOffer offer, OfferTotals totals)
    {
        var settled = offer.SettledAt!.Value;
        var (from, maturity) = (DateOnly.FromDateTime(settled.UtcDateTime), offer.MaturityDate!.Value);
        var payments = PaymentSchedule.Of(new ScheduleTerms(
            totals.Committed, new BasisPoints(offer.AnnualRateBps ?? 0), offer.DayCount, offer.InterestFrequency,
            from < maturity ? from : maturity, maturity));
        return
            from day in payments.GroupBy(x => x.Date)
            from step in _steps
            let at = new DateTimeOffset(day.Key.AddDays(-step.Before), TimeOnly.MinValue, TimeSpan.Zero)
            where at > settled
            select new PaymentNotice(
                offer.Id, offer.Name, day.Key, step.Step, at, day.Max(x => x.Kind),
                day.Aggregate(Money.Zero(offer.Currency), (sum, payment) => sum + payment.Amount));
    }
}
