using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Outcomes;
using Offers.Data.Platform;
using Offers.Data.Platform.Figures;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives.Outcomes;

/// <summary>What came of promises: readings once a day, sums of lists, bookings beside those before.</summary>
public sealed class ResultTests
{
    private const int Openings = 50;

    [Theory, OnSqlite, OnPostgres]
    public async Task Fifty_openings_at_once_count_once_and_tomorrow_again(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var incentive = await book.Incentives.PublishAsync("10.00");
        var (here, there) = (ReadingsOf(book), ReadingsOf(book));
        await Task.WhenAll(Enumerable.Range(0, Openings).Select(i =>
            (i % 2 == 0 ? here : there).CountAsync(BoardBook.By(3).Caller, incentive.Id)));
        await here.CountAsync(BoardBook.By(4).Caller, incentive.Id);
        await here.CountAsync(
            BoardBook.By(5).Caller with { Impersonator = LiveBook.PersonOf(1) }, incentive.Id);
        Assert.Equal(2, await book.Incentives.Book.CountAsync<IncentiveReading>());

        book.Incentives.Clock.Advance(TimeSpan.FromDays(1));
        await here.CountAsync(BoardBook.By(3).Caller, incentive.Id);
        var view = await OfAsync(book, incentive.Id);
        Assert.Equal((3, 2, 9), (view.Views, view.AgentsReached, view.AgentsSelling));
        Assert.Equal([2, 1], view.Parts.Select(x => x.Views));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reading_that_cannot_be_counted_disturbs_nobody(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        await ReadingsOf(book).CountAsync(BoardBook.By(3).Caller, Id<Incentive>.New());
        Assert.Equal(0, await book.Incentives.Book.CountAsync<IncentiveReading>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_figure_is_the_sum_of_the_claims_that_lists_show(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var all = book.Incentives;
        var incentive = await all.PublishAsync("100.00", x => x with { Budget = new AmountText("250.00") });
        var fell = await all.SellAsync(3);
        await book.SellAsync(3, 4, 5, 6);
        var claims = await all.ClaimsAsync();
        (await all.Claims.RejectAsync(all.Once, all.Scope, claims[^1].Id, "Not yours.")).Check();
        all.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var claim in claims.Take(3))
        {
            (await all.Claims.ApproveAsync(all.Once, all.Scope, claim.Id)).Check();
        }

        await all.MoveAsync(fell, "cancel");
        var view = await OfAsync(book, incentive.Id);
        var listed = await new ClaimQueries(all.Book.Database, all.Clock).ListAsync(
            all.Scope, new ClaimFilter(Incentive: incentive.Id), new PageRequest(PageRequest.MaxLimit));
        var standing = listed.Data.Where(x => x.Status is not (ClaimStatus.Rejected or ClaimStatus.Reversed)).ToList();
        Assert.Equal(listed.Total, view.Claims);
        Assert.Equal(listed.Data.GroupBy(x => x.Status).ToDictionary(x => x.Key, x => x.Count()),
            view.States.ToDictionary(x => x.Status, x => x.Count));
        Assert.Equal(Sum(standing.Select(x => x.Amount)), view.Cost);
        Assert.Equal(Sum(listed.Data.Select(x => x.Paid)), view.Paid);
        Assert.Equal(Sum(view.States.Select(x => x.Paid)), view.Paid);
        Assert.Equal(Sum(standing.Select(x => x.SalePrice)), view.Revenue);
        Assert.Equal((3, "100.00", 7_500), (view.HomesCounted, view.CostPerHome?.ToString(), view.ApprovalRateBps));
        Assert.InRange(view.MedianApprovalSeconds!.Value, 7_200, 7_500);
        Assert.Equal(view.Cost, Sum(view.Parts.Select(x => x.Cost)));
        Assert.Equal(view.Paid, Sum(view.Parts.Select(x => x.Paid)));
        Assert.Equal(view.Claims, view.Parts.Sum(x => x.Claims));
        await AssertExplainedAsync(book, view);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Bookings_are_set_beside_those_of_as_many_days_before(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var all = book.Incentives;

        // Ten days with two homes, then ten days of an incentive with three and one that fell.
        await book.SellAsync(3, 4);
        all.Clock.Advance(TimeSpan.FromDays(10));
        var incentive = await all.PublishAsync("100.00", x => x with { Budget = new AmountText("1000.00") });
        await book.SellAsync(3, 4, 5);
        await all.MoveAsync(await all.SellAsync(6), "cancel");
        all.Clock.Advance(TimeSpan.FromDays(9));

        var view = await OfAsync(book, incentive.Id);
        var uplift = view.Uplift!;
        Assert.Equal((2, 3, 1, 5_000), (uplift.HomesBefore, uplift.Homes, uplift.ExtraHomes, uplift.ChangeBps));
        Assert.Equal(
            ("10000000.00", "15000000.00"), (uplift.RevenueBefore.ToString(), uplift.Revenue.ToString()));
        Assert.Equal((10, 10), (
            uplift.Until.DayNumber - uplift.From.DayNumber, uplift.From.DayNumber - uplift.BeforeFrom.DayNumber));

        // (15,000,000 - 10,000,000 - 300) / 300.
        Assert.Equal(("300.00", "300.00", 166_656_667), (
            view.Cost.ToString(), view.CostPerExtraHome?.ToString(), view.ReturnBps));
        var whole = await QueriesOf(book).OfProjectsAsync(all.Scope, all.Project.Id, (null, null));
        var project = whole.Results[0].Uplift!;
        Assert.Equal((5, 0), (project.Homes, project.HomesBefore));
        Assert.Null(project.ChangeBps);
        await AssertExplainedAsync(book, whole.Results[0]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Claims_after_the_end_are_counted_and_only_the_comparison_ends_with_it(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var incentive = await EndedAsync(book);
        var view = await OfAsync(book, incentive.Id);
        Assert.Equal((1, 1, "100.00"), (view.Claims, view.HomesCounted, view.Cost.ToString()));
        Assert.Equal((new DateOnly(2026, 3, 2), new DateOnly(2026, 4, 12)), (view.From, view.Until));
        var uplift = view.Uplift!;
        Assert.Equal(
            (new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 6), 1), (uplift.From, uplift.Until, uplift.Homes));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Days_on_which_no_promise_ran_are_compared_with_nothing(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var incentive = await EndedAsync(book);
        var view = await QueriesOf(book).OfIncentiveAsync(
            book.Incentives.Scope, incentive.Id, ("2026-03-12", "2026-04-12"));
        Assert.Equal((1, "100.00"), (view.Claims, view.Cost.ToString()));
        Assert.Null(view.Uplift);
        Assert.Null(view.CostPerExtraHome);
        Assert.Null(view.ReturnBps);
        Assert.Equal("figure_not_found", await CodeAsync(() => FiguresOf(book).ExplainAsync(
            FigureReader.Of(book.Incentives.Seller), ResultFigure.Of(ResultAmount.Booked, view))));

        // A draft, and one that begins later, have run on no day.
        var draft = await book.Incentives.PublishAsync("10.00", x => x with { Publish = false });
        var later = await book.Incentives.PublishAsync(
            "10.00", x => x with { ValidFrom = book.Incentives.Clock.GetUtcNow().AddDays(5) });
        Assert.Null((await OfAsync(book, draft.Id)).Uplift);
        Assert.Null((await OfAsync(book, later.Id)).Uplift);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_who_reaches_the_project_reads_its_results(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var incentive = await book.Incentives.PublishAsync("10.00");
        var queries = QueriesOf(book);
        Assert.Equal("incentive_not_found", await CodeAsync(
            () => queries.OfIncentiveAsync(book.Foreign, incentive.Id, (null, null))));
        Assert.Equal("project_not_found", await CodeAsync(
            () => queries.OfProjectsAsync(book.Foreign, book.Incentives.Project.Id, (null, null))));
        Assert.Empty((await queries.OfProjectsAsync(book.Foreign, null, (null, null))).Results);
        var foreign = IncentiveBook.Of(new Organisation(BookId.Live, OrganisationKind.Builder, "Third", null));
        var key = ResultFigure.Of(ResultAmount.Cost, await OfAsync(book, incentive.Id));
        Assert.Equal("figure_not_found", await CodeAsync(() => FiguresOf(book).ExplainAsync(
            FigureReader.Of(foreign), key)));
    }

    // Three days of promises, and a home of them that is paid long after.
    private static async Task<IncentiveMade> EndedAsync(BoardBook book)
    {
        var all = book.Incentives;
        var incentive = await all.PublishAsync("100.00", x => x with
        {
            Budget = new AmountText("1000.00"), ValidUntil = all.Clock.GetUtcNow().AddDays(3),
        });
        var sale = await all.SellAsync(3, SaleStage.Booked);
        all.Clock.Advance(TimeSpan.FromDays(40));
        await all.MoveAsync(sale, "pay");
        return incentive;
    }

    private static Money Sum(IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero(Currency.Inr), (sum, amount) => sum + amount);

    private static async Task AssertExplainedAsync(BoardBook book, ResultView view)
    {
        var reader = FigureReader.Of(book.Incentives.Seller);
        foreach (var (amount, shown) in new (ResultAmount, Money?)[]
        {
            (ResultAmount.Cost, view.Cost), (ResultAmount.Paid, view.Paid), (ResultAmount.Revenue, view.Revenue),
            (ResultAmount.CostPerHome, view.CostPerHome), (ResultAmount.CostPerExtraHome, view.CostPerExtraHome),
            (ResultAmount.Booked, view.Uplift!.Revenue), (ResultAmount.BookedBefore, view.Uplift.RevenueBefore),
        })
        {
            var told = await FiguresOf(book).ExplainAsync(reader, ResultFigure.Of(amount, view));
            Assert.Equal((amount, shown ?? Money.Zero(view.Currency)), (amount, told.Amount));
            var signed = told.Inputs.Where(x => x.Sign != 0).ToList();
            Assert.True(signed.Count == 0 || Sum(signed.Select(x => x.Amount!.Value)) == told.Amount, $"{amount}");
        }
    }

    private static FigureQueries FiguresOf(BoardBook book) =>
        new(book.Incentives.Book.Database, [new ResultFigures(QueriesOf(book))], book.Incentives.Clock);

    private static ResultQueries QueriesOf(BoardBook book) =>
        new(book.Incentives.Book.Database, book.Incentives.Clock);

    private static IncentiveReadings ReadingsOf(BoardBook book) => new(
        book.Incentives.Book.Database, book.Incentives.Clock, NullLogger<IncentiveReadings>.Instance);

    private static Task<ResultView> OfAsync(BoardBook book, Id<Incentive> id) =>
        QueriesOf(book).OfIncentiveAsync(book.Incentives.Scope, id, (null, null));

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<Refusal>(act)).Code.Code;
}
