using Offers.Data.Incentives.Outcomes;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Investments.InvestmentBook;

namespace Offers.Tests.Incentives.Outcomes;

/// <summary>How agents are compared: what counts, who is before whom, who sees which name, what stays.</summary>
public sealed class LeaderboardTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Homes_that_are_paid_make_places_and_cancelled_ones_do_not(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        await book.SellAsync(3);
        var board = await book.OpenBoardAsync();
        await book.SellAsync(4, 4, 3);
        var fell = await book.Incentives.SellAsync(5);
        await book.Incentives.SellAsync(6, SaleStage.Signed);
        Assert.Equal(
            [(1, "Person 4", 2), (2, "Person 3", 2), (3, "Person 5", 1)], await book.PlacesAsync(board));

        await book.Incentives.MoveAsync(fell, "cancel");
        Assert.Equal([(1, "Person 4", 2), (2, "Person 3", 2)], await book.PlacesAsync(board));
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_equal_in_homes_and_time_shares_a_place_and_the_next_is_left_out(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var board = await book.OpenBoardAsync();
        await book.SellAsync(3, 3);
        var at = book.Incentives.Clock.GetUtcNow();
        await book.Incentives.SellAsync(4);
        await book.Incentives.SellAsync(5);
        await book.SellAsync(6);

        var shown = await book.ShowAsync(board);
        Assert.Equal([1, 2, 2, 4], shown.Rows.Select(x => x.Place));
        Assert.Equal((4, at), (shown.Agents, shown.Rows[1].LastAt));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agent_sees_his_own_place_and_what_passes_who_is_before_him(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var board = await book.OpenBoardAsync();
        await book.SellAsync(3, 3, 3, 4, 5);

        var mine = await book.Queries.GetForAgentAsync(BoardBook.Agent(4), board, null);
        Assert.Equal((2, "Person 4", true, 1), (mine.Mine!.Place, mine.Mine.Name, mine.Mine.IsMe, mine.Mine.Homes));
        Assert.Equal(new BoardGap(1, 3, null), mine.Gap);
        var last = await book.Queries.GetForAgentAsync(BoardBook.Agent(5), board, null);
        Assert.Equal((3, new BoardGap(2, 1, null)), (last.Mine!.Place, last.Gap));
        var first = await book.Queries.GetForAgentAsync(BoardBook.Agent(3), board, null);
        Assert.Equal((1, null), (first.Mine!.Place, first.Gap));
        Assert.Null((await book.Queries.GetForAgentAsync(BoardBook.Agent(6), board, null)).Mine);

        await book.SellAsync(5);
        var list = await book.Queries.ListForAgentAsync(BoardBook.Agent(5), new PageRequest());
        Assert.Equal((2, 3), (Assert.Single(list.Data).MyPlace, list.Data[0].Agents));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Agents_see_others_as_those_wish_and_builders_see_names(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var board = await book.OpenBoardAsync();
        await book.SellAsync(3, 4, 5, 6);
        (await book.Desk.ChooseNameAsync(BoardBook.By(3), new LeaderboardNameBody(NameShown.Name))).Check();
        (await book.Desk.ChooseNameAsync(BoardBook.By(4), new LeaderboardNameBody(NameShown.Name))).Check();
        (await book.Desk.ChooseNameAsync(BoardBook.By(4), new LeaderboardNameBody(NameShown.Hidden))).Check();

        var seen = await book.Queries.GetForAgentAsync(BoardBook.Agent(6), board, null);
        Assert.Equal(["Person 3", "An agent", "P. 5.", "Person 6"], seen.Rows.Select(x => x.Name));
        Assert.Equal([true, true, true, false], seen.Rows.Select(x => x.AgentId is null));
        Assert.Equal([true, true, true, false], seen.Rows.Select(x => x.LastAt is null));
        var own = await book.Queries.GetForAgentAsync(BoardBook.Agent(4), board, null);
        Assert.Equal(("Person 4", NameShown.Hidden), (own.Rows[1].Name, own.Rows[1].Shown));
        Assert.Equal(
            ["Person 3", "Person 4", "Person 5", "Person 6"], (await book.ShowAsync(board)).Rows.Select(x => x.Name));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_name_belongs_to_a_person_and_is_chosen_in_the_live_book(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var request = BoardBook.By(3);
        var there = request with { Caller = request.Caller with { Book = new BookId(2) } };
        (await book.Desk.ChooseNameAsync(there, new LeaderboardNameBody(NameShown.Hidden))).Check();
        Assert.Equal(NameShown.Hidden, await book.Queries.NameOfAsync(LiveBook.PersonOf(3)));

        // What changes for everybody is told where everybody's changes are.
        Assert.Equal(1, await book.Incentives.Book.ReadAsync(db => Task.FromResult(
            db.AuditEntries.Count(x => x.Action == "incentives.leaderboard.named"))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_month_is_locked_once_and_what_falls_later_is_noted(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var board = await book.OpenBoardAsync();
        var march = new DateOnly(2026, 3, 1);
        await book.SellAsync(3);
        var fell = await book.Incentives.SellAsync(3);
        await book.SellAsync(4);
        Assert.Empty(await book.Freezing.DueAsync(BookId.Live));

        // In Kolkata April begins at 18:30 UTC.
        book.Incentives.Clock.Advance(
            new DateTimeOffset(2026, 3, 31, 18, 30, 0, TimeSpan.Zero) - book.Incentives.Clock.GetUtcNow());
        await book.FreezeDueAsync();
        await book.Desk.FreezeAsync(CommandRequest.Once(LiveBook.Admin), board);
        Assert.Equal(1, await book.Incentives.Book.CountAsync<LeaderboardSnapshot>());
        await book.Incentives.MoveAsync(fell, "cancel");
        await book.SellAsync(4);

        var locked = await book.ShowAsync(board, march);
        Assert.Equal(
            [(1, "Person 3", 2, 1), (2, "Person 4", 1, null)],
            locked.Rows.Select(x => (x.Place, x.Name, x.Homes, x.HomesNow)));
        Assert.NotNull(locked.Period.FrozenAt);
        Assert.Equal([(1, "Person 4", 1)], await book.PlacesAsync(board));
        Assert.Equal([new DateOnly(2026, 4, 1), march], locked.Periods.Select(x => x.From));
        Assert.Equal("leaderboard_not_found", (await Assert.ThrowsAsync<Refusal>(
            () => book.ShowAsync(board, new DateOnly(2026, 2, 1)))).Code.Code);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_earned_follows_approvals_and_reversals(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var incentive = await book.Incentives.PublishAsync(
            "100.00", x => x with { Budget = new AmountText("10000.00") });
        var board = await book.OpenBoardAsync(BoardPeriod.Whole, BoardMetric.Earned, incentive.Id);
        var sale = await book.Incentives.SellAsync(3);
        await book.SellAsync(4, 4);
        Assert.Empty((await book.ShowAsync(board)).Rows);

        await book.Incentives.ApproveAllAsync();
        var rows = (await book.ShowAsync(board)).Rows;
        Assert.Equal(
            [("Person 4", "200.00"), ("Person 3", "100.00")], rows.Select(x => (x.Name, x.Amount.ToString())));
        await book.Incentives.MoveAsync(sale, "cancel");
        Assert.Equal("Person 4", Assert.Single((await book.ShowAsync(board)).Rows).Name);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_see_nothing_and_other_builders_neither(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var board = await book.OpenBoardAsync();
        var stranger = BoardBook.Agent(1);
        Assert.Equal(0, (await book.Queries.ListForAgentAsync(stranger, new PageRequest())).Total);
        Assert.Equal("not_associated", await CodeAsync(() => book.Queries.GetForAgentAsync(stranger, board, null)));
        Assert.Equal("leaderboard_not_found", await CodeAsync(() => book.Queries.GetAsync(book.Foreign, board, null)));
        Assert.Equal(0, (await book.Queries.ListAsync(book.Foreign, null, new PageRequest())).Total);
        Assert.Equal("leaderboard_not_found", await CodeAsync(
            () => book.Desk.EndAsync(book.Incentives.Once, book.Foreign, board)));
        Assert.Equal("not_owner", await CodeAsync(() => book.Desk.OpenAsync(
            book.Incentives.Once, book.Foreign, new LeaderboardBody(book.Incentives.Project.Id))));
        Assert.Equal(1, (await book.Queries.ListAsync(book.Incentives.Platform, null, new PageRequest())).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_is_compared_once_and_what_ended_stays_as_it_was(DatabaseProvider provider)
    {
        await using var book = await BoardBook.OpenAsync(provider);
        var board = await book.OpenBoardAsync(BoardPeriod.Whole);
        var same = new LeaderboardBody(book.Incentives.Project.Id, null, BoardPeriod.Whole);
        Assert.Equal("leaderboard_exists", CodeOf(
            await book.Desk.OpenAsync(book.Incentives.Once, book.Incentives.Scope, same)));
        await book.SellAsync(3);
        (await book.Desk.EndAsync(book.Incentives.Once, book.Incentives.Scope, board)).Check();
        await book.SellAsync(4, 4);

        Assert.Equal([(1, "Person 3", 1)], await book.PlacesAsync(board));
        Assert.Equal("action_not_allowed", CodeOf(
            await book.Desk.EndAsync(book.Incentives.Once, book.Incentives.Scope, board)));
        var next = await book.OpenBoardAsync(BoardPeriod.Whole);
        Assert.Equal([(1, "Person 4", 2), (2, "Person 3", 1)], await book.PlacesAsync(next));
    }

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<Refusal>(act)).Code.Code;
}
