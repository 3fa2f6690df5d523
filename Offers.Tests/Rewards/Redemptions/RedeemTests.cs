using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>The scenarios of redeeming that must hold.</summary>
public sealed class RedeemTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_shared_card_of_25_takes_25_of_the_clients_5000(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 3);
        var (_, people) = await scene.CampaignAsync();
        var answer = await scene.AskAsync(people[0]);
        Assert.Equal(201, answer.Status);
        var taken = answer.Read<RedeemRead>();
        Assert.Equal(("4975.00", CardSource.Csv), (taken.CreditRemaining, taken.Source));
        Assert.Equal(("4975.00", "0.00"), await scene.All.WalletAsync(scene.All.Client.Owner));
        Assert.StartsWith("••••", taken.Card!.CardCode, StringComparison.Ordinal);
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cost_of_23_50_and_charge_of_25_are_a_profit_of_1_50(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        var (_, people) = await scene.CampaignAsync();
        var taken = await scene.TakeAsync(people[0]);
        var redemption = await scene.RedemptionAsync(taken.Redemption.Id);
        Assert.Equal(("25.00", "23.50", "1.50"), (
            $"{redemption.Charged}", $"{redemption.Cost}", $"{redemption.Profit}"));
        Assert.Equal("25.00", await scene.All.PlatformAsync(Purpose.Revenue));
        Assert.Equal("23.50", await scene.All.PlatformAsync(Purpose.CostOfCards));
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_isolated_campaign_with_25_redeems_once_though_its_client_has_money(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 3);
        var (campaign, people) = await scene.CampaignAsync(2, BudgetMode.Isolated);
        await scene.All.FundAsync(campaign.Owner, "25.00");
        Assert.Equal("0.00", (await scene.TakeAsync(people[0])).CreditRemaining);
        Assert.Equal("insufficient_credit", await RedeemScene.RefusedAsync(() => scene.AskAsync(people[1])));
        Assert.Equal("5000.00", await scene.ClientAsync());
        var paused = await scene.All.CampaignNowAsync(campaign.Id);
        Assert.Equal((CampaignStatus.Paused, PauseReason.Credit), (paused.Status, paused.PausedBy));
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Credit_that_never_reached_pauses_the_campaign_with_the_refusal(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 3);
        var (campaign, people) = await scene.CampaignAsync(1, BudgetMode.Isolated);
        await scene.All.FundAsync(campaign.Owner, "24.99");
        var answer = await scene.AskAsync(people[0]);
        Assert.Equal(402, answer.Status);
        Assert.Equal(PauseReason.Credit, (await scene.All.CampaignNowAsync(campaign.Id)).PausedBy);
        Assert.Equal(("24.99", "0.00"), await scene.All.WalletAsync(campaign.Owner));
        Assert.Equal(0, await scene.All.Book.CountAsync<Redemption>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_files_the_cheaper_is_used_first(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var dear = await scene.All.PoolAsync("Dear", 25, "24.00", 2);
        var cheap = await scene.All.PoolAsync("Cheap", 25, "23.50", 1);
        var (_, people) = await scene.CampaignAsync(3);
        var pools = new List<Id<CardPool>>();
        foreach (var person in people)
        {
            pools.Add((await scene.CardOfAsync((await scene.TakeAsync(person)).Redemption.Id)).Pool);
        }

        Assert.Equal([cheap.Id, dear.Id, dear.Id], pools);
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_clients_cards_and_closed_pools_are_not_used(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var (_, other) = await scene.All.AnotherClientAsync();
        await scene.All.PoolAsync("Theirs", 25, "20.00", 1, client: other);
        var own = await scene.All.PoolAsync("Own", 25, "24.00", 1, client: scene.All.Client);
        var (_, people) = await scene.CampaignAsync(2);
        Assert.Equal(own.Id, (await scene.CardOfAsync((await scene.TakeAsync(people[0])).Redemption.Id)).Pool);
        Assert.Equal("no_cards_available", await RedeemScene.RefusedAsync(() => scene.AskAsync(people[1])));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Empty_files_lead_to_the_buffer_and_an_empty_buffer_to_the_supplier(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        var (supplier, _) = await scene.SupplierAsync("card-house", "22.00", buffered: 1);
        var (_, people) = await scene.CampaignAsync(3);
        Assert.Equal(CardSource.Csv, (await scene.TakeAsync(people[0])).Source);
        Assert.Equal(CardSource.Buffer, (await scene.TakeAsync(people[1])).Source);
        var third = await scene.AskAsync(people[2]);
        Assert.Equal(202, third.Status);
        var order = await scene.All.Book.ReadAsync(db => db.SupplierOrders.SingleAsync());
        Assert.Equal(
            (supplier.Id, third.Read<RedeemRead>().Redemption.Id, SupplierOrderStatus.Open),
            (order.Supplier, order.Redemption!.Value, order.Status));
        Assert.Equal(("4925.00", "25.00"), await scene.All.WalletAsync(scene.All.Client.Owner));
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Exhausted_sources_alert_staff_and_debit_nothing(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var (campaign, people) = await scene.CampaignAsync();
        for (var i = 0; i < 2; i++)
        {
            var answer = await scene.AskAsync(people[0]);
            Assert.Equal((409, "no_cards_available"), (
                answer.Status, await RedeemScene.RefusedAsync(() => Task.FromResult(answer))));
        }

        var alert = await scene.All.Book.ReadAsync(db => db.Alerts.SingleAsync());
        Assert.Equal(
            ("provisioning_failures", AlertSeverity.Critical, campaign.ObjectId),
            (alert.Kind, alert.Severity, alert.Subject));
        Assert.Equal(("5000.00", "0.00"), await scene.All.WalletAsync(scene.All.Client.Owner));
        Assert.Equal(0, await scene.All.Book.CountAsync<Redemption>());

        await scene.All.PoolAsync("A", 25, "23.50", 1);
        Assert.Equal(201, (await scene.AskAsync(people[0])).Status);
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_code_twice_is_the_same_card_and_one_debit(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 3);
        var (_, people) = await scene.CampaignAsync();
        var first = await scene.TakeAsync(people[0]);
        var second = await scene.AskAsync(people[0]);
        Assert.Equal(200, second.Status);
        var again = second.Read<RedeemRead>();
        Assert.Equal((first.Redemption.Id, first.Card), (again.Redemption.Id, again.Card));
        Assert.Equal("4975.00", await scene.ClientAsync());
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_last_25_with_two_requests_are_one_card_and_nothing_left(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 5);
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var (campaign, people) = await scene.CampaignAsync(2, BudgetMode.Isolated);
            await scene.All.FundAsync(campaign.Owner, "25.00");
            await scene.All.PoolAsync($"R{round}", 25, "23.00", 2);
            var answers = await Task.WhenAll(people.Select(x => scene.AskAsync(x)));
            Assert.Equal([201, 402], answers.Select(x => x.Status).Order());
            Assert.Equal(("0.00", "0.00"), await scene.All.WalletAsync(campaign.Owner));
        }

        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_last_card_with_two_requests_is_given_once(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var (_, people) = await scene.CampaignAsync(2);
            await scene.All.PoolAsync($"R{round}", 25, "23.50", 1);
            var answers = await Task.WhenAll(people.Select(x => scene.AskAsync(x)));
            Assert.Equal([201, 409], answers.Select(x => x.Status).Order());
        }

        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_card_that_expires_first_goes_first_and_expired_ones_stay(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var today = DateOnly.FromDateTime(scene.All.Clock.GetUtcNow().UtcDateTime);
        var facts = new PoolFacts("A", PoolKind.Csv, null, null, RewardBook.Usd("23.50"));
        DateOnly?[] days = [null, today.AddDays(30), today.AddDays(-2), today.AddDays(10), today];
        var pool = await scene.All.PoolAsync(scene.All.Values[25], facts, days);
        var (_, people) = await scene.CampaignAsync(5);
        var given = new List<DateOnly?>();
        for (var i = 0; i < 4; i++)
        {
            given.Add((await scene.CardOfAsync((await scene.TakeAsync(people[i])).Redemption.Id)).LastDay);
        }

        Assert.Equal([today, today.AddDays(10), today.AddDays(30), null], given);
        Assert.Equal("no_cards_available", await RedeemScene.RefusedAsync(() => scene.AskAsync(people[4])));
        Assert.Equal(1, (await scene.TotalsAsync(pool)).Available);
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_shows_the_entries_and_takes_no_card(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        var (campaign, people) = await scene.CampaignAsync();
        var request = RewardBook.Once(RewardBook.Admin) with { Mode = Data.Platform.Writing.RunMode.DryRun };
        var answer = await scene.Redeem.RedeemAsync(request, new(campaign.Id, RedemptionCode: people[0].Code));
        Assert.Equal(4, answer.Read<DryRun>().Effects.Count);
        Assert.Equal("5000.00", await scene.ClientAsync());
        Assert.Equal(0, await scene.All.Book.CountAsync<Redemption>());
    }

    private sealed record DryRun(IReadOnlyList<object> Effects);
}
