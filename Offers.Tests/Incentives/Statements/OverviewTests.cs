using Offers.Data.Incentives;
using Offers.Data.Incentives.Figures;
using Offers.Data.Incentives.Statements;
using Offers.Data.Platform;
using Offers.Data.Platform.Figures;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.Statements.CommissionBook;

namespace Offers.Tests.Incentives.Statements;

/// <summary>The first pages of agents and builders: each figure is the sum of the list that it leads to.</summary>
public sealed class OverviewTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Figures_of_an_agent_are_the_sums_of_their_lists_and_explain_themselves(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await StoryAsync(book);
        var seen = await AgentOf(book).GetAsync(BookId.Live, LiveBook.PersonOf(3), null);

        Assert.Equal(("INR", "40.00"), (seen.Currency.Code, seen.Available.ToString()));
        Assert.Equal(await SumAsync(book, ClaimSlice.Open), seen.Pending);
        Assert.Equal(await SumAsync(book, ClaimSlice.AtRisk), seen.AtRisk);
        Assert.Equal(("160.00", "60.00", 2, 1), (
            seen.Pending.ToString(), seen.AtRisk.ToString(), seen.PendingCount, seen.AtRiskCount));
        Assert.Equal((1, 3, "150.00"), (seen.Next!.Homes, seen.Next.Step, seen.Next.Amount.ToString()));
        Assert.Equal("40.00", seen.Months[^1].Amount.ToString());
        Assert.Equal(12, seen.Months.Count);
        Assert.Equal(
            [AgentTaskKind.Answered, AgentTaskKind.Ending, AgentTaskKind.Terms],
            seen.Tasks.Select(x => x.Kind).Distinct());
        foreach (var (key, amount) in new[]
        {
            (CommissionFigure.AtRisk(FigureName.Me, Currency.Inr), seen.AtRisk),
            (CommissionFigure.Next(FigureName.Me, Currency.Inr), seen.Next.Amount),
            (IncentiveFigure.Pending(FigureName.Me, Currency.Inr), seen.Pending),
        })
        {
            var explained = await Figures(book).ExplainAsync(FigureReader.Of(Agent(3)), key);
            Assert.Equal((key, amount), (key, explained.Amount));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_part_of_a_statement_explains_itself_to_its_agent_only(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await StoryAsync(book);
        var statement = await book.StatementAsync(3, March);
        foreach (var part in Enum.GetValues<CommissionPart>())
        {
            var key = CommissionFigure.Statement(FigureName.Me, statement.Id, part);
            var explained = await Figures(book).ExplainAsync(FigureReader.Of(Agent(3)), key);
            var signed = explained.Inputs.Where(x => x.Sign != 0).ToList();
            Assert.True(signed.Count == 0 || explained.Amount == signed.Aggregate(
                Money.Zero(Currency.Inr), (sum, x) => x.Sign > 0 ? sum + x.Amount!.Value : sum - x.Amount!.Value), key);
            Assert.True(explained.Entries is null || explained.Entries.Sum == explained.Amount, key);
            var foreign = CommissionFigure.Statement(LiveBook.PersonOf(3), statement.Id, part);
            await Assert.ThrowsAsync<Refusal>(() => Figures(book).ExplainAsync(FigureReader.Of(Agent(4)), foreign));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Figures_of_a_builder_are_the_sums_of_his_budgets_and_sales(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await StoryAsync(book);
        var seen = await new BuilderOverviewQueries(
            book.Book.Database, new ClaimQueries(book.Book.Database, book.Clock), book.Clock)
            .GetAsync(book.Scope, null);

        var (_, held) = await book.BuilderAsync();
        Assert.Equal(held, seen.Held.ToString());
        Assert.Equal(("40.00", "9900.00"), (seen.Spent.ToString(), seen.Left.ToString()));
        Assert.Equal((1, 1), (seen.WaitingCount, seen.Waiting.Count));
        Assert.Equal((2, 0, "40.00", "20.00"), (
            seen.Now.Count, seen.Before.Count, seen.Now.Rewards.ToString(), seen.Now.EachCost.ToString()));
        Assert.Equal("10000000.00", seen.Now.Worth.ToString());
        foreach (var (key, amount) in new[]
        {
            (CommissionFigure.Budgets(Currency.Inr, BudgetsPart.Held), seen.Held),
            (CommissionFigure.Budgets(Currency.Inr, BudgetsPart.Spent), seen.Spent),
            (CommissionFigure.Budgets(Currency.Inr, BudgetsPart.Left), seen.Left),
            (CommissionFigure.Sales(Currency.Inr, 0, SalesPart.Worth), seen.Now.Worth),
            (CommissionFigure.Sales(Currency.Inr, 0, SalesPart.Rewards), seen.Now.Rewards),
            (CommissionFigure.Sales(Currency.Inr, 0, SalesPart.Each), seen.Now.EachCost!.Value),
        })
        {
            var explained = await Figures(book).ExplainAsync(FigureReader.Of(book.Seller), key);
            Assert.Equal((key, amount), (key, explained.Amount));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_currency_in_which_somebody_has_nothing_is_not_shown(DatabaseProvider provider)
    {
        await using var book = await OpenedAsync(provider);
        await StoryAsync(book);
        var agent = await AgentOf(book).GetAsync(BookId.Live, LiveBook.PersonOf(3), Currency.Aed);
        Assert.Equal((Currency.Inr, true), (agent.Currency, agent.Currencies.Contains(agent.Currency)));
        var builder = await new BuilderOverviewQueries(
            book.Book.Database, new ClaimQueries(book.Book.Database, book.Clock), book.Clock)
            .GetAsync(book.Scope, Currency.Aed);
        Assert.Equal((Currency.Inr, true), (builder.Currency, builder.Currencies.Contains(builder.Currency)));
    }

    // A ladder that ends soon; one claim approved with its second part to come, one that waits and was disputed.
    private static async Task StoryAsync(IncentiveBook book)
    {
        await book.PublishAsync("100.00", x => x with
        {
            TriggerStage = SaleStage.Signed, Budget = new AmountText("10000.00"),
            ValidUntil = book.Clock.GetUtcNow().AddDays(10), Reward = new RewardRule
            {
                Kind = RewardKind.Tiers,
                Tiers = [new RewardTier(1, new AmountText("100.00")), new RewardTier(3, new AmountText("150.00"))],
                Vesting = [new VestingPart(SaleStage.Signed, 4_000), new VestingPart(SaleStage.Paid, 6_000)],
            },
        });
        await book.SellAsync(3, SaleStage.Signed);
        await book.ApproveAllAsync();
        await book.SellAsync(3, SaleStage.Signed);
        var claim = (await book.ClaimsAsync())[^1];
        (await book.Claims.DisputeAsync(CommandRequest.Once(Agent(3)), claim.Id, "It is more.")).Check();
        (await book.Claims.ResolveAsync(book.Once, book.Scope, claim.Id, new ResolutionBody("deny", "It is not.")))
            .Check();
        book.Clock.Advance(TimeSpan.FromHours(1));
    }

    private static async Task<Money> SumAsync(IncentiveBook book, ClaimSlice slice)
    {
        var list = await new ClaimQueries(book.Book.Database, book.Clock).ListForAgentAsync(
            BookId.Live, LiveBook.PersonOf(3), new ClaimFilter { Slice = slice, Currency = Currency.Inr },
            new PageRequest());
        return list.Data.Aggregate(Money.Zero(Currency.Inr), (sum, x) => sum + x.Amount - x.Paid);
    }

    private static AgentOverviewQueries AgentOf(IncentiveBook book) => new(
        book.Book.Database, new AgentTasks(book.Book.Database, book.Clock), StepsOf(book), book.Clock);

    private static NextSteps StepsOf(IncentiveBook book) => new(
        book.Book.Database, new EstimateQueries(book.Book.Database, book.Clock), book.Clock);

    private static FigureQueries Figures(IncentiveBook book)
    {
        var entries = new FigureEntries([]);
        return new FigureQueries(
            book.Book.Database,
            [
                new CommissionFigures(entries, book.Statements(), StepsOf(book)), new BuilderFigures(entries),
                new IncentiveFigures(entries),
            ],
            book.Clock);
    }
}
