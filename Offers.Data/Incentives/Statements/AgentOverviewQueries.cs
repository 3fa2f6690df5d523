using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>The next step of a ladder that an agent can reach.</summary>
/// <param name="Incentive">The incentive.</param>
/// <param name="Homes">How many more homes it takes.</param>
/// <param name="Step">From which home on the step counts.</param>
/// <param name="Amount">What those homes would bring, with what they lift earlier ones by.</param>
public sealed record NextStep(NameLink Incentive, int Homes, int Step, Money Amount);

/// <summary>What was paid to an agent in a month.</summary>
/// <param name="Month">The month.</param>
/// <param name="Amount">Payments for claims and proofs; what was taken back is not taken off.</param>
public sealed record MonthEarned(CommissionMonth Month, Money Amount);

/// <summary>Something that an agent may want to do.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="About">What it is about.</param>
/// <param name="At">When it happened, or will.</param>
/// <param name="Text">What was said.</param>
public sealed record AgentTask(AgentTaskKind Kind, NameLink About, DateTimeOffset At, string? Text = null);

/// <summary>The kinds of <see cref="AgentTask"/>.</summary>
public enum AgentTaskKind
{
    /// <summary>A dispute was answered.</summary>
    Answered,

    /// <summary>An incentive ends soon.</summary>
    Ending,

    /// <summary>An incentive has terms that he has not accepted.</summary>
    Terms,
}

/// <summary>What an agent's first page shows, in one currency.</summary>
public sealed record AgentOverview
{
    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Every currency in which he has something.</summary>
    public required IReadOnlyList<Currency> Currencies { get; init; }

    /// <summary>What he can use.</summary>
    public required Money Available { get; init; }

    /// <summary>What open claims are worth that is not paid yet.</summary>
    public required Money Pending { get; init; }

    /// <summary>How many claims are open.</summary>
    public required int PendingCount { get; init; }

    /// <summary>When the next of it is expected.</summary>
    public DateOnly? Expected { get; init; }

    /// <summary>What of it may come to nothing.</summary>
    public required Money AtRisk { get; init; }

    /// <summary>How many claims those are.</summary>
    public required int AtRiskCount { get; init; }

    /// <summary>The step that takes the fewest homes; null where no ladder has one left.</summary>
    public NextStep? Next { get; init; }

    /// <summary>What he may want to do.</summary>
    public required IReadOnlyList<AgentTask> Tasks { get; init; }

    /// <summary>What he was paid in the last twelve months, the oldest first.</summary>
    public required IReadOnlyList<MonthEarned> Months { get; init; }
}

/// <summary>Reads what an agent's first page shows.</summary>
public sealed class AgentOverviewQueries(OffersDatabase database, AgentTasks tasks, NextSteps steps, TimeProvider time)
{
    private const int MonthsShown = 12;

    /// <summary>What an agent's first page shows.</summary>
    /// <param name="book">The book.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="wanted">The currency; the first in which he has something where it is null or none of
    /// his.</param>
    public async Task<AgentOverview> GetAsync(BookId book, Id<IPerson> agent, Currency? wanted)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var zone = await CommissionReading.ZoneAsync(db);
        var currencies = await CurrenciesAsync(db, agent, now);
        var currency = wanted is { } asked && currencies.Contains(asked) ? asked
            : currencies.Count > 0 ? currencies[0] : Currency.Inr;
        var mine = db.IncentiveClaims.Where(x => x.Agent == agent && x.Currency == currency);
        var open = await mine.Open().ToListAsync();
        var risky = await mine.AtRisk(db, now).ToListAsync();
        return new AgentOverview
        {
            Currency = currency,
            Currencies = currencies,
            Available = await AvailableAsync(db, agent, currency),
            Pending = Unpaid(open, currency),
            PendingCount = open.Count,
            Expected = await ExpectedAsync(db, open, zone, now),
            AtRisk = Unpaid(risky, currency),
            AtRiskCount = risky.Count,
            Next = await steps.NextAsync(book, agent, currency),
            Tasks = await tasks.OfAsync(book, agent),
            Months = await MonthsAsync(db, (agent, currency), CommissionMonth.At(now, zone), zone),
        };
    }

    /// <summary>What claims are worth that is not paid yet.</summary>
    internal static Money Unpaid(IEnumerable<IncentiveClaim> claims, Currency currency) =>
        claims.Aggregate(Money.Zero(currency), (sum, x) => sum + x.Amount - x.Paid);

    private static async Task<IReadOnlyList<Currency>> CurrenciesAsync(
        OffersDb db, Id<IPerson> agent, DateTimeOffset now)
    {
        var owner = agent.Value;
        var sold = db.SoldBy(agent, now);
        var all = await db.IncentiveClaims.Where(x => x.Agent == agent).Select(x => x.Currency)
            .Union(db.Accounts.Where(x => x.OwnerId == owner).Select(x => x.Currency))
            .Union(db.Projects.Where(x => sold.Contains(x.Id)).Select(x => x.Currency)).ToListAsync();
        return [.. all.OrderBy(x => x.Code, StringComparer.Ordinal)];
    }

    private static async Task<Money> AvailableAsync(OffersDb db, Id<IPerson> agent, Currency currency)
    {
        var owner = agent.Value;
        return new Money(
            await db.Accounts.Where(x => x.OwnerKind == OwnerKind.Person && x.OwnerId == owner
                && x.Purpose == Purpose.Available && x.Currency == currency).SumAsync(x => x.BalanceMinor),
            currency);
    }

    private static async Task<DateOnly?> ExpectedAsync(
        OffersDb db, IReadOnlyList<IncentiveClaim> open, TimeZoneInfo zone, DateTimeOffset now)
    {
        var (ids, sales) = (open.Select(x => x.Id).ToList(), open.Select(x => x.Sale).ToList());
        var parts = (await db.ClaimParts.Where(x => ids.Contains(x.Claim)).ToListAsync()).ToLookup(x => x.Claim);
        var known = await db.Sales.Where(x => sales.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
        var pace = await SalesPace.OfAsync(db, [.. open.Select(x => x.Project)], zone, now);
        return open.Select(x => pace.Of(x, x.Status, known[x.Sale], parts[x.Id]).Expected).Min();
    }

    private static async Task<IReadOnlyList<MonthEarned>> MonthsAsync(
        OffersDb db, (Id<IPerson> Agent, Currency Currency) wallet, CommissionMonth now, TimeZoneInfo zone)
    {
        var months = Enumerable.Range(1 - MonthsShown, MonthsShown)
            .Select(i => CommissionMonth.Of(now.FirstDay.AddMonths(i))).ToList();
        var paid =
            from entry in CommissionReading.Of(db, wallet.Agent, wallet.Currency)
            join operation in db.Operations on entry.OperationId equals operation.Id
            where entry.AmountMinor > 0
            select new Paid { At = operation.EffectiveAt, Minor = entry.AmountMinor };
        var sums = await paid.GroupBy(Buckets.Of<Paid>(x => x.At, [.. months.Select(x => x.From(zone))]))
            .Select(x => new { x.Key, Sum = x.Sum(y => y.Minor) }).ToDictionaryAsync(x => x.Key, x => x.Sum);
        return [.. months.Select((month, i) => new MonthEarned(
            month, new Money(sums.GetValueOrDefault(i + 1), wallet.Currency)))];
    }

    private sealed class Paid
    {
        internal required DateTimeOffset At { get; init; }

        internal required long Minor { get; init; }
    }
}
