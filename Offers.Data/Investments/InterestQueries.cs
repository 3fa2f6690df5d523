using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What interest an offer owes its investors by today, with all that it is worked out from.</summary>
/// <param name="Currency">The offer's currency.</param>
/// <param name="Principal">What investors have in it.</param>
/// <param name="AnnualRateBps">Simple yearly rate in basis points.</param>
/// <param name="DayCount">How days are counted.</param>
/// <param name="From">The day on which the offer was settled.</param>
/// <param name="To">Today, or maturity where it has passed.</param>
/// <param name="Days">The days between them, as they are counted.</param>
/// <param name="DaysOfYear">The days that a year has by this count.</param>
/// <param name="AccruedAmount">Principal x rate x days / days of the year, rounded half-even once.</param>
/// <param name="DistributedAmount">The interest that was distributed.</param>
/// <param name="DueAmount">What is left; nothing where more was distributed.</param>
public sealed record InterestView(
    Currency Currency, Money Principal, int AnnualRateBps, DayCount DayCount, DateOnly From, DateOnly To, int Days,
    int DaysOfYear, Money AccruedAmount, Money DistributedAmount, Money DueAmount);

/// <summary>Works out what interest is due. Nothing is posted by it; only distributions post.</summary>
public sealed class InterestQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>An offer's interest by today; null before it is settled, and where no rate is agreed.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public async Task<InterestView?> GetAsync(BookId book, Id<InvestmentOffer> id)
    {
        await using var db = database.Read(book);
        var row = await (
            from offer in db.InvestmentOffers.Where(x => x.Id == id)
            join totals in db.OfferTotals on offer.Id equals totals.Offer
            join head in db.Heads on offer.Book equals head.Book
            select new { offer, totals, head }).SingleOrDefaultAsync() ?? throw InvestmentCodes.OfferNotFound.Because();
        if (row.offer is not { SettledAt: { } settled, AnnualRateBps: { } rate, DayCount: var count })
        {
            return null;
        }

        var distributed = await db.Distributions
            .Where(x => x.Offer == id && x.Kind == DistributionKind.Interest
                && (x.Status == DistributionStatus.Paying || x.Status == DistributionStatus.Paid))
            .SumAsync(x => x.TotalMinor);
        var from = DateOnly.FromDateTime(settled.UtcDateTime);
        var today = DateOnly.FromDateTime(row.head.BookTime(time.GetUtcNow()).UtcDateTime);
        var to = row.offer.MaturityDate is { } due && due < today ? due : today;
        to = to < from ? from : to;
        var (days, year) = Interest.Days(count, from, to);
        var accrued = Interest.Of(row.totals.Committed, new BasisPoints(rate), count, (from, to));
        var left = Math.Max(0, accrued.Minor - distributed);
        return new InterestView(
            accrued.Currency, row.totals.Committed, rate, count, from, to, days, year, accrued,
            new Money(distributed, accrued.Currency), new Money(left, accrued.Currency));
    }
}
