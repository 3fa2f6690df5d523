using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Watch;
using Offers.Tests.Infrastructure;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Watch;

/// <summary>What the monitor finds in pools, credit and campaigns, and what becomes of it.</summary>
public sealed class MonitorTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Pools_of_0_9_49_and_50_agency_999_client_499_and_a_campaign_of_0_are_six_alerts_once(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        foreach (var cards in new[] { 0, 9, 49, 50 })
        {
            await book.PoolAsync($"Pool of {cards}", 25, "23.50", cards);
        }

        await book.FundAsync(book.Agency.Owner, "999.00");
        await book.FundAsync(book.Client.Owner, "499.00");
        var campaign = await book.CampaignAsync(BudgetMode.Isolated);
        var first = await book.LookAsync();
        Assert.Equal(
        [
            "agency_low_credit warning", "campaign_depleted warning", "client_low_credit info",
            "pool_below_threshold info", "pool_empty critical", "pool_low warning",
        ], await book.OpenAsync());
        Assert.Equal((6, new MonitorBreakdown(3, 1, 1, 1, 0, 0)), (first.AlertsGenerated, first.Breakdown));
        Assert.Equal(6, first.Alerts.Count);
        var paused = await book.CampaignNowAsync(campaign.Id);
        Assert.Equal((CampaignStatus.Paused, PauseReason.Credit), (paused.Status, paused.PausedBy));

        var second = await book.LookAsync();
        Assert.Equal((0, 0, 0), (second.AlertsGenerated, second.AlertsResolved, second.Alerts.Count));
        Assert.Equal(6, (await book.OpenAsync()).Count);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_one_family_only_the_most_severe_is_open_and_it_ends_when_its_cause_is_gone(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await book.PoolAsync("Spring", 25, "23.50", 49);
        await book.LookAsync();
        Assert.Equal(["pool_below_threshold info"], await book.OpenAsync());
        var alert = (await book.AlertAsync("pool_below_threshold")).Id;
        foreach (var (free, said) in new[] { (9, "pool_low warning"), (0, "pool_empty critical") })
        {
            await SetAsync(book, pool, free);
            Assert.Equal(1, (await book.LookAsync()).AlertsGenerated);
            Assert.Equal([said], await book.OpenAsync());
        }

        // Fewer cards missing press less: nobody is told, and the same alert goes on.
        await SetAsync(book, pool, 30);
        Assert.Equal(0, (await book.LookAsync()).AlertsGenerated);
        Assert.Equal(["pool_below_threshold info"], await book.OpenAsync());
        await SetAsync(book, pool, 50);
        Assert.Equal((0, 1), Told(await book.LookAsync()));
        Assert.Empty(await book.OpenAsync());
        var ended = await book.Book.ReadAsync(db => db.Alerts.SingleAsync());
        Assert.Equal((alert, AlertState.Resolved, null), (ended.Id, ended.State, ended.ResolvedBy));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Credit_that_runs_out_raises_the_alert_and_new_credit_ends_it(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync(book.Agency.Owner, "999.99");
        await book.FundAsync(book.Client.Owner, "500.00");
        await book.LookAsync();
        Assert.Equal(["agency_low_credit warning"], await book.OpenAsync());
        await book.MoveAsync(book.Agency.Owner, book.Client.Owner, "999.99");
        await book.LookAsync();
        Assert.Equal(["agency_low_credit critical"], await book.OpenAsync());
        await book.MoveAsync(book.Client.Owner, book.Agency.Owner, "1499.99");
        await book.LookAsync();
        Assert.Equal(["client_low_credit critical"], await book.OpenAsync());
        var alert = await book.AlertAsync("client_low_credit");
        Assert.Equal(("client_credit_usd", book.Client.ObjectId, book.ClientHouse.Id), (
            alert.Family, alert.Subject, alert.Owner));
        Assert.Equal("Nimbus Telecom: USD 0.00 of credit is left.", alert.Message);
        await book.PourAsync(book.Client.Owner, "500.00");
        await book.LookAsync();
        Assert.Empty(await book.OpenAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_currency_is_judged_for_itself_and_suspended_ones_are_at_rest(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync(book.Agency.Owner, "5000.00");
        await book.FundAsync(book.Agency.Owner, "20.00", Currency.Aed);
        await book.PourAsync(book.Client.Owner, "10.000", Currency.Kwd);
        await book.LookAsync();
        Assert.Equal(["agency_low_credit warning", "client_low_credit info"], await book.OpenAsync());
        Assert.Equal("agency_credit_aed", (await book.AlertAsync("agency_low_credit")).Family);
        await book.RunAsync(async work =>
            (await work.Db.Agencies.SingleAsync(x => x.Id == book.Agency.Id)).Suspend("It does not pay."));
        await book.LookAsync();
        Assert.Equal(["client_low_credit info"], await book.OpenAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_campaign_is_told_when_low_paused_when_short_and_goes_on_when_cured(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.PourAsync(book.Client.Owner, "1000.00");
        var campaign = await book.CampaignAsync(BudgetMode.Isolated, values: [25, 50]);
        var shared = await book.CampaignAsync();
        await book.MoveAsync(book.Client.Owner, campaign.Owner, "99.99");
        await book.LookAsync();
        Assert.Equal(["campaign_low_credit info"], await book.OpenAsync());
        await book.MoveAsync(campaign.Owner, book.Client.Owner, "75.00");
        Assert.Equal(1, (await book.LookAsync()).AlertsGenerated);
        Assert.Equal(["campaign_depleted warning"], await book.OpenAsync());
        Assert.Equal(CampaignStatus.Paused, (await book.CampaignNowAsync(campaign.Id)).Status);
        Assert.Equal(CampaignStatus.Active, (await book.CampaignNowAsync(shared.Id)).Status);

        // The price that counts is the one in force: cheaper cards let it go on.
        await book.AddAsync([new PriceLine(
            book.Values[25], new PriceScope(Client: book.Client.Id), Usd("24.00"),
            (book.Clock.GetUtcNow().AddDays(-1), null))]);
        await book.LookAsync();
        Assert.Equal(CampaignStatus.Active, (await book.CampaignNowAsync(campaign.Id)).Status);
        Assert.Empty(await book.OpenAsync());
        await book.LookAsync();
        Assert.Equal(["campaign_low_credit info"], await book.OpenAsync());
        await book.MoveAsync(book.Client.Owner, campaign.Owner, "75.01");
        await book.LookAsync();
        Assert.Empty(await book.OpenAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_snoozed_alert_is_told_again_when_its_time_is_over_or_when_it_presses_more(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var pool = await book.PoolAsync("Spring", 25, "23.50", 9);
        await book.LookAsync();
        var id = (await book.AlertAsync("pool_low")).Id;
        var until = book.Clock.GetUtcNow().AddHours(4);
        (await book.Alerting().SnoozeAsync(Once(Admin), id, new SnoozeBody(until))).Check();
        book.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, (await book.LookAsync()).AlertsGenerated);
        Assert.Equal((AlertState.Acknowledged, until), await StandingAsync(book, "pool_low"));
        book.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await book.LookAsync()).AlertsGenerated);
        Assert.Equal((AlertState.Open, null), await StandingAsync(book, "pool_low"));
        (await book.Alerting().SnoozeAsync(
            Once(Admin), id, new SnoozeBody(book.Clock.GetUtcNow().AddDays(1)))).Check();
        await SetAsync(book, pool, 0);
        Assert.Equal(1, (await book.LookAsync()).AlertsGenerated);
        Assert.Equal((AlertState.Open, null), await StandingAsync(book, "pool_empty"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Chosen_checks_leave_the_other_alerts_alone_and_a_key_looks_once(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.PoolAsync("Spring", 25, "23.50", 0);
        await book.FundAsync(book.Agency.Owner, "1.00");
        Assert.Equal(1, (await book.LookAsync(null, AlertCheck.Agencies)).AlertsGenerated);
        Assert.Equal((1, 0), Told(await book.LookAsync(null, AlertCheck.CsvPools)));
        Assert.Equal(["agency_low_credit warning", "pool_empty critical"], await book.OpenAsync());
        var request = new CommandRequest(
            Caller.System(BookId.Live, "reward-monitor"),
            CommandKey.OfJob(BookId.Live, "reward-monitor", "monitor", book.Clock.GetUtcNow()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            await using var node = book.Book.NewWriter();
            var monitor = new RewardMonitor(node, book.Book.Database, new MonitorSettings(), book.Clock);
            return await monitor.RunAsync(request);
        }));
        Assert.Equal(2, answers.Count(x => x.Replayed));
        await book.AssertBooksAsync();
    }

    // Levels say how many cards a pool has; here only the number counts, not the cards.
    private static Task SetAsync(RewardBook book, CardPool pool, long free) => book.Book.Database.WriteOutsideAsync(
        db => db.PoolTotals.Where(x => x.Pool == pool.Id)
            .ExecuteUpdateAsync(x => x.SetProperty(y => y.Available, free)));

    private static (int, int) Told(MonitorAnswer answer) => (answer.AlertsGenerated, answer.AlertsResolved);

    private static async Task<(AlertState, DateTimeOffset?)> StandingAsync(RewardBook book, string kind)
    {
        var alert = await book.AlertAsync(kind);
        return (alert.State, alert.SnoozedUntil);
    }
}
