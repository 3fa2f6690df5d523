using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>What an incentive would have cost.</summary>
public sealed record BacktestView
{
    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, exclusive.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How many sales would have earned.</summary>
    public required int Sales { get; init; }

    /// <summary>What they would have earned.</summary>
    public required Money Cost { get; init; }

    /// <summary>How many agents would have been paid.</summary>
    public required int AgentsPaid { get; init; }

    /// <summary>How many agents sold something.</summary>
    public required int Agents { get; init; }

    /// <summary>The cost by month of booking.</summary>
    public required IReadOnlyList<MonthCost> Months { get; init; }

    /// <summary>The agents who would have earned most.</summary>
    public required IReadOnlyList<WinnerView> Winners { get; init; }

    /// <summary>The budget that it was compared with.</summary>
    public required Money Budget { get; init; }

    /// <summary>True where the budget would not have reached.</summary>
    public bool ExceedsBudget => Cost > Budget;

    /// <summary>The most that it can cost: one agent sells every unit that counts on the best day.</summary>
    public Money? Most { get; init; }
}

/// <summary>What a month cost.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Cost">The cost.</param>
public sealed record MonthCost(DateOnly Month, Money Cost);

/// <summary>What an agent would have earned.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Sales">By how many sales.</param>
/// <param name="Amount">How much.</param>
public sealed record WinnerView(NameLink Agent, int Sales, Money Amount);

/// <summary>Terms that are being written, and what they would have cost.</summary>
/// <param name="Terms">The terms.</param>
/// <param name="Currency">The project's currency.</param>
/// <param name="Project">The project's name.</param>
/// <param name="Price">What a home of the project costs: that in the middle.</param>
/// <param name="Backtest">What they would have cost.</param>
public sealed record DraftView(
    IncentiveTerms Terms, Currency Currency, string Project, Money Price, BacktestView Backtest);

/// <summary>What terms would have cost over the sales of the last twelve months, by the code that prices
/// claims.</summary>
public sealed class BacktestQueries(OffersDatabase database, TimeProvider time)
{
    private const int MostWinners = 10;
    private const int MonthsBack = 12;
    private const int MostExact = 10_000;

    /// <summary>The projects on which something can be promised, by name.</summary>
    public async Task<IReadOnlyList<ProjectLink>> ProjectsAsync(ProjectScope scope)
    {
        await using var db = database.Read(scope.Book);
        var projects = await scope.Projects(db).OrderBy(x => x.Name).Take(PageRequest.MaxLimit).ToListAsync();
        return projects.ConvertAll(ProjectLink.Of);
    }

    /// <summary>What somebody writes now, and what it would have cost; nothing is stored.</summary>
    /// <exception cref="Refusal">What stands against it.</exception>
    public async Task<DraftView> DraftAsync(ProjectScope scope, Id<Project> id, IncentiveBody body)
    {
        await using var db = database.Read(scope.Book);
        var project = await scope.ProjectAsync(db, id);
        var terms = body.Terms(project.Currency);
        var texts = new IncentiveTexts(body.Title ?? "Draft", body.Description ?? "Draft", []);
        var incentive = new Incentive(project, scope.OwnerOf(project), null, (body.Type, texts, terms));
        var prices = await db.Units.Where(x => x.Project == id).OrderBy(x => x.PriceMinor)
            .Select(x => x.PriceMinor).ToListAsync();
        var price = new Money(prices.Count == 0 ? 0 : prices[prices.Count / 2], project.Currency);
        var budget = body.Budget?.In(project.Currency) ?? terms.UsualBudget(project.Currency);
        var backtest = await BacktestAsync(incentive, budget);
        return new DraftView(terms, project.Currency, project.Name, price, backtest);
    }

    /// <summary>What the terms of an incentive would have cost, beside its budget.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>.</exception>
    public async Task<BacktestView> BacktestAsync(ProjectScope scope, Id<Incentive> id)
    {
        await using var db = database.Read(scope.Book);
        var incentive = await db.Incentives.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.IncentiveNotFound.Because();
        scope.Require(incentive.Builder, IncentiveCodes.IncentiveNotFound);
        var subject = incentive.ObjectId;
        var budget = await db.Budgets.SingleOrDefaultAsync(x => x.Subject == subject);
        return await BacktestAsync(incentive, budget?.Total ?? incentive.Terms.UsualBudget(incentive.Currency));
    }

    /// <summary>What terms would have cost over the bookings of the last twelve months on their project.</summary>
    public async Task<BacktestView> BacktestAsync(Incentive incentive, Money budget)
    {
        await using var db = database.Read(incentive.Book);
        var facts = await AwardFacts.OfTermsAsync(db, incentive);
        var until = facts.DayOf(await db.NowAsync(time)).AddDays(1);
        var from = new DateOnly(until.Year, until.Month, 1).AddMonths(1 - MonthsBack);
        var sales = (await facts.SalesAsync(db, SalesTaken.Reached)).Where(x => x.BookedOn >= from).ToList();
        var rewards = Priced(sales, incentive.Terms.MaxUnits);
        var paid = rewards.Where(x => x.Amount.Minor > 0).ToList();
        var zero = Money.Zero(incentive.Currency);
        var ids = paid.Select(x => x.Sale.Agent).Distinct().ToList();
        var names = await db.Users.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.DisplayName);
        var dearest = await db.Units.Where(x => x.Project == incentive.Project).MaxAsync(x => (long?)x.PriceMinor);
        return new BacktestView
        {
            From = from, Until = until, Currency = incentive.Currency, Sales = paid.Count, Budget = budget,
            Cost = paid.Aggregate(zero, (sum, x) => sum + x.Amount),
            AgentsPaid = ids.Count,
            Agents = sales.Select(x => x.Agent).Distinct().Count(),
            Months =
            [
                .. Enumerable.Range(0, MonthsBack).Select(from.AddMonths)
                    .Select(month => new MonthCost(month, paid
                        .Where(x => x.Sale.BookedOn.Year == month.Year && x.Sale.BookedOn.Month == month.Month)
                        .Aggregate(zero, (sum, x) => sum + x.Amount))),
            ],
            Winners =
            [
                .. paid.GroupBy(x => x.Sale.Agent)
                    .Select(own => new WinnerView(
                        new NameLink(own.Key.ToString(), names[own.Key]), own.Count(),
                        own.Aggregate(zero, (sum, x) => sum + x.Amount)))
                    .OrderByDescending(x => x.Amount).ThenBy(x => x.Agent.Name, StringComparer.Ordinal)
                    .Take(MostWinners),
            ],
            Most = incentive.Terms.MaxUnits is { } units and <= MostExact && dearest is { } price
                ? RewardSums.Most(incentive.Terms.Reward, units, new Money(price, incentive.Currency))
                : null,
        };
    }

    // As in life: who comes first takes the units that count.
    private static List<(AwardSale Sale, Money Amount)> Priced(IReadOnlyList<AwardSale> sales, int? maxUnits)
    {
        var counting = sales.GroupBy(x => x.Agent).SelectMany(own => Awards.Counting(own))
            .OrderBy(x => x.CountedAt).ThenBy(x => x.Sale).Take(maxUnits ?? int.MaxValue);
        return
        [
            .. counting.GroupBy(x => x.Agent).SelectMany(own =>
            {
                var placed = own.ToList();
                return placed.Zip(Awards.Price(placed), (sale, reward) => (sale, reward.Amount));
            }),
        ];
    }
}
