using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>The money behind an incentive or a bounty.</summary>
/// <param name="Subject">The incentive or the bounty.</param>
/// <param name="IsBounty">Which of the two.</param>
/// <param name="Held">What is set aside now.</param>
/// <param name="Spent">What was paid out of it.</param>
/// <param name="Left">What can still be promised.</param>
public sealed record BudgetRow(NameLink Subject, bool IsBounty, Money Held, Money Spent, Money Left);

/// <summary>The sales of a period, and what they cost.</summary>
/// <param name="From">From when.</param>
/// <param name="Until">Until when, exclusive.</param>
/// <param name="Count">How many homes were booked and are not cancelled.</param>
/// <param name="Worth">What they were sold for.</param>
/// <param name="Rewards">What agents were paid for claims and proofs in the period.</param>
public sealed record SalesPeriod(DateTimeOffset From, DateTimeOffset Until, int Count, Money Worth, Money Rewards)
{
    /// <summary>Rewards for each home, to the nearest minor unit; null where none was booked.</summary>
    public Money? EachCost => Count == 0
        ? null
        : new Money(((2 * Rewards.Minor) + Count) / (2L * Count), Rewards.Currency);
}

/// <summary>What a builder's first page shows, in one currency.</summary>
public sealed record BuilderOverview
{
    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Every currency of its projects.</summary>
    public required IReadOnlyList<Currency> Currencies { get; init; }

    /// <summary>Every budget that has something left or was paid from, the fullest first.</summary>
    public required IReadOnlyList<BudgetRow> Budgets { get; init; }

    /// <summary>How many claims wait for a decision.</summary>
    public required int WaitingCount { get; init; }

    /// <summary>The claims that wait longest.</summary>
    public required IReadOnlyList<ClaimView> Waiting { get; init; }

    /// <summary>The last thirty days.</summary>
    public required SalesPeriod Now { get; init; }

    /// <summary>The thirty days before.</summary>
    public required SalesPeriod Before { get; init; }

    /// <summary>What is set aside in all budgets.</summary>
    public Money Held => Sum(x => x.Held);

    /// <summary>What was paid out of all budgets.</summary>
    public Money Spent => Sum(x => x.Spent);

    /// <summary>What can still be promised.</summary>
    public Money Left => Sum(x => x.Left);

    private Money Sum(Func<BudgetRow, Money> part) =>
        Budgets.Aggregate(Money.Zero(Currency), (sum, row) => sum + part(row));
}

/// <summary>Reads what a builder's first page shows.</summary>
public sealed class BuilderOverviewQueries(OffersDatabase database, ClaimQueries claims, TimeProvider time)
{
    /// <summary>How many days a period has.</summary>
    public const int Days = 30;

    private const int Shown = 8;

    /// <summary>What a builder's first page shows.</summary>
    /// <param name="scope">Whose projects.</param>
    /// <param name="wanted">The currency; the first of its projects where it is null or none of theirs.</param>
    public async Task<BuilderOverview> GetAsync(ProjectScope scope, Currency? wanted)
    {
        await using var db = database.Read(scope.Book);
        var now = await db.NowAsync(time);
        var currencies = (await scope.Projects(db).Select(x => x.Currency).Distinct().ToListAsync())
            .OrderBy(x => x.Code, StringComparer.Ordinal).ToList();
        var currency = wanted is { } asked && currencies.Contains(asked) ? asked
            : currencies.Count > 0 ? currencies[0] : Currency.Inr;
        var waiting = new ClaimFilter { Slice = ClaimSlice.Waiting, Currency = currency };
        var oldest = await claims.ListAsync(scope, waiting, new PageRequest(Shown, PageRequest.End));
        return new BuilderOverview
        {
            Currency = currency,
            Currencies = currencies,
            Budgets = await BudgetsAsync(db, scope, currency),
            WaitingCount = (int)oldest.Total,
            Waiting = [.. oldest.Data.Reverse()],
            Now = await PeriodAsync(db, scope, currency, SpanOf(now, 0)),
            Before = await PeriodAsync(db, scope, currency, SpanOf(now, 1)),
        };
    }

    /// <summary>The last thirty days, or those so many periods before.</summary>
    internal static (DateTimeOffset From, DateTimeOffset Until) SpanOf(DateTimeOffset now, int back) =>
        (now.AddDays(-Days * (back + 1)), now.AddDays(-Days * back));

    internal static async Task<IReadOnlyList<BudgetRow>> BudgetsAsync(
        OffersDb db, ProjectScope scope, Currency currency)
    {
        var owners = scope.Projects(db).Select(x => x.Builder);
        var budgets = await db.Budgets
            .Where(x => owners.Contains(x.Owner) && x.Currency == currency && x.TotalMinor > x.ReturnedMinor)
            .ToListAsync();
        var projects = scope.Projects(db).Select(x => x.Id);
        var titles = (await db.Incentives.Where(x => projects.Contains(x.Project))
                .Select(x => new { x.Id, x.Title }).ToListAsync())
            .ToDictionary(x => x.Id.ToString(), x => x.Title, StringComparer.Ordinal);
        foreach (var bounty in await db.Bounties.Where(x => projects.Contains(x.Project))
            .Select(x => new { x.Id, x.Title }).ToListAsync())
        {
            titles[bounty.Id.ToString()] = bounty.Title;
        }

        return
        [
            .. from budget in budgets
               orderby budget.Open.Minor descending, budget.Id descending
               select new BudgetRow(
                   new NameLink(budget.Subject, titles.GetValueOrDefault(budget.Subject, budget.Subject)),
                   Id<Bounty>.TryParse(budget.Subject, out _), budget.Open, budget.Paid, budget.Free),
        ];
    }

    internal static async Task<SalesPeriod> PeriodAsync(
        OffersDb db, ProjectScope scope, Currency currency, (DateTimeOffset From, DateTimeOffset Until) span)
    {
        var (from, until) = span;
        var sold = await Sales(db, scope, currency, span)
            .GroupBy(_ => 1).Select(x => new { Count = x.Count(), Sum = x.Sum(y => y.PriceMinor) })
            .SingleOrDefaultAsync();
        var rewards = await (await RewardsAsync(db, scope, currency, span)).SumAsync(x => x.AmountMinor);
        return new SalesPeriod(
            from, until, sold?.Count ?? 0, new Money(sold?.Sum ?? 0, currency), new Money(-rewards, currency));
    }

    /// <summary>Homes that were booked in a period and are not cancelled.</summary>
    internal static IQueryable<Sale> Sales(
        OffersDb db, ProjectScope scope, Currency currency, (DateTimeOffset From, DateTimeOffset Until) span)
    {
        var (from, until) = span;
        var projects = scope.Projects(db).Select(x => x.Id);
        return db.Sales.Where(x => projects.Contains(x.Project) && x.Currency == currency
            && x.Stage != SaleStage.Cancelled && x.BookedAt >= from && x.BookedAt < until);
    }

    /// <summary>The entries by which rewards left the holds of the projects' builders in a period.</summary>
    internal static async Task<IQueryable<Entry>> RewardsAsync(
        OffersDb db, ProjectScope scope, Currency currency, (DateTimeOffset From, DateTimeOffset Until) span)
    {
        var (begin, end) = span;
        var owners = (await scope.Projects(db).Select(x => x.Builder).Distinct().ToListAsync())
            .ConvertAll(x => x.Value);
        return from account in db.Accounts
               join entry in db.Entries on account.Id equals entry.AccountId
               join operation in db.Operations on entry.OperationId equals operation.Id
               where owners.Contains(account.OwnerId) && account.OwnerKind == OwnerKind.Organisation
                   && account.Purpose == Purpose.Held && account.Currency == currency
                   && operation.Kind == BudgetWork.PayKind
                   && operation.EffectiveAt >= begin && operation.EffectiveAt < end
               select entry;
    }
}
