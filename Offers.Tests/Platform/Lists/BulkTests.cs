using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Investments;
using Offers.Tests.Ledger;
using Offers.Tests.Platform.Writing;
using Offers.Web.Investments;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Lists;

namespace Offers.Tests.Platform.Lists;

/// <summary>The same deed for several objects: each is done once or told why not.</summary>
public sealed class BulkTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_done_is_named_and_left_out_and_the_rest_happens_once(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offers = new List<Id<InvestmentOffer>>();
        for (var n = 0; n < 4; n++)
        {
            offers.Add(await book.OfferAsync("1000.00"));
        }

        await book.MoveAsync(offers[0], "close");
        var run = new BulkRun(OfferBulk.PlanOf(book.Desk(), "Pause", await RowsAsync(book)));
        await book.MoveAsync(offers[1], "pause");
        await Task.WhenAll(RunAsync(run), RunAsync(run));
        await RunAsync(run);

        Assert.Equal("LeftOut Refused Done Done", States(run, offers));
        Assert.All(run.Results.Where(x => x.State != BulkState.Done), x => Assert.NotEmpty(x.Text!));
        Assert.Equal("Closed Paused Paused Paused", await NowAsync(book, offers));
        Assert.Equal(3, await book.ReadAsync(db => db.Events.CountAsync(x => x.Type == "investments.offer.paused")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_administrators_at_once_do_each_thing_once_and_each_is_told(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offers = new List<Id<InvestmentOffer>>();
        for (var n = 0; n < 6; n++)
        {
            offers.Add(await book.OfferAsync("1000.00"));
        }

        var rows = await RowsAsync(book);
        var (one, other) = (
            new BulkRun(OfferBulk.PlanOf(book.Desk(), "Close", rows)),
            new BulkRun(OfferBulk.PlanOf(book.Desk(), "Close", [.. rows.Reverse()])));
        var second = LiveBook.Admin with { Person = LiveBook.PersonOf(2) };
        await Task.WhenAll(RunAsync(one), RunAsync(other, second));

        Assert.Equal(offers.Count, one.Count(BulkState.Done) + other.Count(BulkState.Done));
        Assert.Equal(offers.Count, one.Count(BulkState.Refused) + other.Count(BulkState.Refused));
        Assert.Equal(
            offers.Count, await book.ReadAsync(db => db.Events.CountAsync(x => x.Type == "investments.offer.closed")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Deposits_under_review_are_released_with_one_reason(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        await world.ReviewedAsync(person, "1500.00");
        await world.ReviewedAsync(person, "2500.00");
        await world.AskDepositAsync(person, "10.00");
        var all = await world.Ledger.Cash.DepositsAsync(BookId.Live, new CashFilter(), new PageRequest());
        var plan = new CashBulk(world.Deposits, world.Withdrawals).DepositPlan("Release", all.Data);
        var run = new BulkRun(plan);
        await run.RunAsync(() => Task.FromResult(world.Second), "Contracts seen", () => { });

        Assert.Equal((2, 1), (run.Count(BulkState.Done), run.Count(BulkState.LeftOut)));
        Assert.Equal(("4000.00", "0.00"), await world.Ledger.BalancesAsync(person));
        Assert.Empty(await world.ClearingAsync());
        var released = await world.Ledger.Cash.DepositsAsync(
            BookId.Live, new CashFilter { Status = CashState.Completed }, new PageRequest());
        Assert.All(released.Data, row => Assert.Equal("Contracts seen", row.DecisionReason));
    }

    [Fact]
    public async Task What_has_no_answer_is_tried_again_with_the_same_key()
    {
        var keys = new List<CommandKey>();
        Task<Answer> Act(CommandRequest request, string? reason)
        {
            keys.Add(request.Key);
            return keys.Count == 1 ? throw PlatformCodes.Busy.Because() : Task.FromResult(Answer.None());
        }

        var run = new BulkRun(new BulkPlan("Pause", "offer", [new BulkItem("off_1", "One", Act)]));
        await RunAsync(run);
        Assert.Equal((BulkState.Unknown, true), (run.Results[0].State, run.HasRest));
        await RunAsync(run);
        Assert.Equal((BulkState.Done, false), (run.Results[0].State, run.HasRest));
        Assert.Equal(keys[0].Hash, keys[1].Hash);
    }

    [Fact]
    public void Chosen_rows_stay_while_the_list_is_read_again()
    {
        var chosen = new RowSelection<(string Id, long Minor)>(row => row.Id);
        chosen.ToggleAll([("a", 1), ("b", 2), ("c", 3)]);
        chosen.Toggle(("b", 2));
        chosen.Refresh([("a", 10), ("d", 4)]);
        Assert.Equal([("a", 10L), ("c", 3L)], chosen.Rows);
        Assert.Equal("0.13", Assert.Single(chosen.Totals(row => new Money(row.Minor, Currency.Aed))).ToString());
    }

    private static Task RunAsync(BulkRun run, Caller? caller = null) =>
        run.RunAsync(() => Task.FromResult(caller ?? LiveBook.Admin), null, () => { });

    private static async Task<IReadOnlyList<OfferView>> RowsAsync(LiveBook book) =>
        (await new OfferQueries(book.Database, TimeProvider.System)
            .ListAsync(BookId.Live, new OfferFilter(), new PageRequest(100))).Data;

    private static string States(BulkRun run, IEnumerable<Id<InvestmentOffer>> offers) => string.Join(
        ' ', offers.Select(offer => run.Results.Single(x => x.Item.Id == offer.ToString()).State));

    private static async Task<string> NowAsync(LiveBook book, IEnumerable<Id<InvestmentOffer>> offers)
    {
        var states = new List<OfferStatus>();
        foreach (var offer in offers)
        {
            states.Add((await book.OfferAsync(offer)).Status);
        }

        return string.Join(' ', states);
    }
}
