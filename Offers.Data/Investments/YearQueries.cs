using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What happened between an investor and one offer in a year. Amounts are in the offer's currency.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="OpeningAmount">What was in it when the year began.</param>
/// <param name="InvestedAmount">What he put in.</param>
/// <param name="InterestAmount">The interest that he was paid.</param>
/// <param name="IncomeAmount">Other income that he was paid.</param>
/// <param name="PrincipalAmount">The principal that was returned.</param>
/// <param name="ClosingAmount">What was in it when the year ended: opening + invested - principal.</param>
public sealed record YearLine(
    OfferLink Offer, Money OpeningAmount, Money InvestedAmount, Money InterestAmount, Money IncomeAmount,
    Money PrincipalAmount, Money ClosingAmount);

/// <summary>The offers of one currency, and their sums.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Lines">The offers in which he had or put money.</param>
/// <param name="TaxableAmount">Interest and income together.</param>
public sealed record YearCurrency(Currency Currency, IReadOnlyList<YearLine> Lines, Money TaxableAmount);

/// <summary>An investor's year: what his offers paid him, for his tax return.</summary>
/// <param name="Year">The calendar year, in the zone.</param>
/// <param name="Zone">The zone in which the year begins and ends.</param>
/// <param name="Investor">Whose year it is.</param>
/// <param name="MadeAt">When it was made: what is recorded later is not in it.</param>
/// <param name="Currencies">One part for each currency.</param>
public sealed record YearView(
    int Year, string Zone, string Investor, DateTimeOffset MadeAt, IReadOnlyList<YearCurrency> Currencies);

/// <summary>Adds up an investor's years.</summary>
public sealed class YearQueries(OffersDatabase database, StatementQueries statements, TimeProvider time)
{
    /// <summary>The first year that can be asked for.</summary>
    public const int FirstYear = 2000;

    /// <summary>A year, also the present one as far as it has come.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public async Task<YearView> GetAsync(BookId book, Id<IPerson> investor, int year)
    {
        var zone = await statements.ZoneAsync(Owner.Of(book, investor));
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        if (year < FirstYear || year > TimeZoneInfo.ConvertTime(now, zone).Year)
        {
            throw Refusal.OfField("year", $"Ask for a year from {FirstYear} to this one.");
        }

        var name = await db.Users.Where(x => x.Id == investor).Select(x => x.DisplayName).SingleAsync();
        var flows = await PastFlows.ReadAsync(db, investor, null);
        var ids = flows.Select(x => x.Key).ToList();
        var offers = await db.InvestmentOffers.Where(x => ids.Contains(x.Id)).OrderBy(x => x.Code)
            .Select(x => new { Link = new OfferLink(x.Id, x.Code, x.Name), x.Currency }).ToListAsync();
        var period = (From: StatementPeriod.StartOf(new DateOnly(year, 1, 1), zone),
            Until: StatementPeriod.StartOf(new DateOnly(year + 1, 1, 1), zone));
        var lines = offers.Select(x => LineOf(x.Link, x.Currency, [.. flows[x.Link.Id]], period))
            .Where(line => !IsEmpty(line));
        return new YearView(year, zone.Id, name, now, [.. lines
            .GroupBy(line => line.OpeningAmount.Currency)
            .OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => new YearCurrency(group.Key, [.. group], group.Aggregate(
                Money.Zero(group.Key), (sum, line) => sum + line.InterestAmount + line.IncomeAmount)))]);
    }

    private static YearLine LineOf(
        OfferLink offer, Currency currency, IReadOnlyList<PastFlow> flows,
        (DateTimeOffset From, DateTimeOffset Until) year)
    {
        Money Sum(CashFlowKind kind, Func<PastFlow, bool> when) => flows
            .Where(flow => flow.Kind == kind && when(flow))
            .Aggregate(Money.Zero(currency), (sum, flow) => sum + flow.Amount);
        bool Before(PastFlow flow) => flow.At < year.From;
        bool Within(PastFlow flow) => flow.At >= year.From && flow.At < year.Until;

        // What was put in is below zero in a flow, and above it on a summary.
        var zero = Money.Zero(currency);
        var opening = zero - Sum(CashFlowKind.Invested, Before) - Sum(CashFlowKind.Principal, Before);
        var invested = zero - Sum(CashFlowKind.Invested, Within);
        var principal = Sum(CashFlowKind.Principal, Within);
        return new YearLine(
            offer, opening, invested, Sum(CashFlowKind.Interest, Within), Sum(CashFlowKind.Income, Within), principal,
            opening + invested - principal);
    }

    private static bool IsEmpty(YearLine line) =>
        line is { OpeningAmount.IsZero: true, InvestedAmount.IsZero: true, InterestAmount.IsZero: true }
        && line.IncomeAmount.IsZero && line.PrincipalAmount.IsZero;
}
