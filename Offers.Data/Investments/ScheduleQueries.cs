using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>The payments that an offer plans for an amount.</summary>
/// <param name="Currency">The offer's currency.</param>
/// <param name="Principal">The amount.</param>
/// <param name="AnnualRateBps">Simple yearly rate in basis points; null where none is agreed.</param>
/// <param name="DayCount">How days are counted.</param>
/// <param name="From">The first day that bears interest.</param>
/// <param name="IsExpected">True while that day is only expected, since the offer is not settled yet.</param>
/// <param name="Maturity">When the principal is due.</param>
/// <param name="InterestAmount">All interest together.</param>
/// <param name="Payments">The payments in order of their dates.</param>
public sealed record ScheduleView(
    Currency Currency, Money Principal, int? AnnualRateBps, DayCount DayCount, DateOnly From, bool IsExpected,
    DateOnly Maturity, Money InterestAmount, IReadOnlyList<ScheduledPayment> Payments);

/// <summary>Works out what offers plan to pay. Nothing is posted by it.</summary>
public sealed class ScheduleQueries(OffersDatabase database, OfferQueries offers, TimeProvider time)
{
    /// <summary>The schedule of an amount in an offer; null where it has no maturity.</summary>
    /// <param name="book">The book.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="principal">The amount; more than zero, in the offer's currency.</param>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public async Task<ScheduleView?> GetAsync(BookId book, Id<InvestmentOffer> offer, Money principal) =>
        Of(await offers.GetAsync(book, offer), principal, await TodayAsync(book));

    /// <summary>Today, by the clock of the book.</summary>
    public async Task<DateOnly> TodayAsync(BookId book)
    {
        await using var db = database.Read(book);
        return DateOnly.FromDateTime((await db.NowAsync(time)).UtcDateTime);
    }

    /// <summary>The schedule of an amount in an offer as it stands today; null where it has no maturity.</summary>
    public static ScheduleView? Of(OfferView offer, Money principal, DateOnly today)
    {
        if (offer.MaturityDate is not { } maturity)
        {
            return null;
        }

        var from = FirstDay(offer, today);
        var start = from < maturity ? from : maturity;
        var rate = new BasisPoints(offer.AnnualRateBps ?? 0);
        var payments = PaymentSchedule.Of(
            new ScheduleTerms(principal, rate, offer.DayCount, offer.InterestFrequency, start, maturity));
        var interest = payments.Where(x => x.Kind == DistributionKind.Interest)
            .Aggregate(Money.Zero(principal.Currency), (sum, payment) => sum + payment.Amount);
        return new ScheduleView(
            principal.Currency, principal, offer.AnnualRateBps, offer.DayCount, start, offer.SettledAt is null,
            maturity, interest, payments);
    }

    // Interest runs from the settlement; before it, the earliest day on which that can be is shown.
    private static DateOnly FirstDay(OfferView offer, DateOnly today)
    {
        if (offer.SettledAt is { } settled)
        {
            return DateOnly.FromDateTime(settled.UtcDateTime);
        }

        var closes = offer.ClosesAt is { } end ? DateOnly.FromDateTime(end.UtcDateTime) : today;
        return closes > today ? closes : today;
    }
}
