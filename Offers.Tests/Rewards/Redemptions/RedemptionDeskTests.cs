using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>What becomes of redemptions: shown, revoked, looked at, gone on to the next source.</summary>
public sealed class RedemptionDeskTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Revoking_a_card_that_nobody_saw_gives_card_and_money_back(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var pool = await scene.All.PoolAsync("A", 25, "23.50", 1);
        var (_, people) = await scene.CampaignAsync(2);
        var taken = await scene.TakeAsync(people[0]);
        await RevokeAsync(scene, taken.Redemption.Id);
        Assert.Equal("5000.00", await scene.ClientAsync());
        Assert.Equal((1, 0), ((await scene.TotalsAsync(pool)).Available, (await scene.TotalsAsync(pool)).Delivered));
        Assert.Equal("already_redeemed", await RedeemScene.RefusedAsync(() => scene.AskAsync(people[0])));
        Assert.Equal(201, (await scene.AskAsync(people[1])).Status);
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Revoking_a_card_that_was_seen_gives_nothing_back(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var pool = await scene.All.PoolAsync("A", 25, "23.50", 1);
        var (_, people) = await scene.CampaignAsync();
        var id = (await scene.TakeAsync(people[0])).Redemption.Id;
        await scene.Desk.RevealAsync(RewardBook.Once(RewardBook.Admin), scene.All.PlatformScope, id, "He asked us.");
        await RevokeAsync(scene, id);
        Assert.Equal("4975.00", await scene.ClientAsync());
        Assert.Equal((0, 1), ((await scene.TotalsAsync(pool)).Available, (await scene.TotalsAsync(pool)).Voided));
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Revoking_cures_a_campaign_that_stopped_for_want_of_credit(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 2);
        var (campaign, people) = await scene.CampaignAsync(1, BudgetMode.Isolated);
        await scene.All.FundAsync(campaign.Owner, "25.00");
        var taken = await scene.TakeAsync(people[0]);
        Assert.Equal(CampaignStatus.Paused, (await scene.All.CampaignNowAsync(campaign.Id)).Status);
        await RevokeAsync(scene, taken.Redemption.Id);
        Assert.Equal(CampaignStatus.Active, (await scene.All.CampaignNowAsync(campaign.Id)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_neither_see_nor_revoke_and_a_reason_is_needed(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        var (_, people) = await scene.CampaignAsync();
        var id = (await scene.TakeAsync(people[0])).Redemption.Id;
        var (house, _) = await scene.All.AnotherClientAsync();
        var stranger = Data.Rewards.RewardScope.OfClient(RewardBook.Of(5, Domain.Identity.Role.ClientManager, house));
        Assert.Equal("redemption_not_found", await RedeemScene.RefusedAsync(() => scene.Desk.RevokeAsync(
            RewardBook.Once(stranger.Caller), stranger, id, "Mine.")));
        await Assert.ThrowsAsync<Refusal>(() => scene.Queries.GetAsync(stranger, id));
        Assert.Equal("validation_failed", await RedeemScene.RefusedAsync(() => scene.Desk.RevokeAsync(
            RewardBook.Once(RewardBook.Admin), scene.All.PlatformScope, id, " ")));
        await Assert.ThrowsAsync<Refusal>(() => scene.Desk.RevealAsync(
            RewardBook.Once(RewardBook.Admin), scene.All.PlatformScope, id, null));
        var theirs = await scene.Queries.GetAsync(scene.All.ClientScope, id);
        Assert.Null(theirs.CostBasis);
        Assert.Equal("1.50", (await scene.Queries.GetAsync(scene.All.PlatformScope, id)).Profit.ToString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_refused_order_goes_on_to_stock_then_the_next_supplier_then_gives_up(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var (dear, _) = await scene.SupplierAsync("dear", "23.00");
        var (cheap, _) = await scene.SupplierAsync("cheap", "22.00");
        var (_, people) = await scene.CampaignAsync();
        var id = (await scene.AskAsync(people[0])).Read<RedeemRead>().Redemption.Id;
        await scene.NextAsync(id);
        var asked = await scene.All.Book.ReadAsync(
            db => db.SupplierOrders.OrderBy(x => x.Id).Select(x => x.Supplier).ToListAsync());
        Assert.Equal([cheap.Id, dear.Id], asked);
        await scene.NextAsync(id);
        var failed = await scene.RedemptionAsync(id);
        Assert.Equal((RedemptionStatus.Failed, "no_cards_available"), (failed.Status, failed.FailureCode));
        Assert.Equal(("5000.00", "0.00"), await scene.All.WalletAsync(scene.All.Client.Owner));
        Assert.Equal(1, await scene.All.Book.CountAsync<Domain.Rewards.Watch.Alert>());

        // He may ask again, and stock that came meanwhile is his.
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        var again = await scene.AskAsync(people[0]);
        Assert.Equal((201, id), (again.Status, again.Read<RedeemRead>().Redemption.Id));
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Stock_that_came_while_a_supplier_refused_is_taken_from_the_hold(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.SupplierAsync("cheap", "22.00");
        var (_, people) = await scene.CampaignAsync();
        var id = (await scene.AskAsync(people[0])).Read<RedeemRead>().Redemption.Id;
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        await scene.NextAsync(id);
        Assert.Equal(RedemptionStatus.Provisioned, (await scene.RedemptionAsync(id)).Status);
        Assert.Equal(("4975.00", "0.00"), await scene.All.WalletAsync(scene.All.Client.Owner));
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_message_is_queued_where_the_card_is_to_be_sent(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        var (_, people) = await scene.CampaignAsync();
        (await scene.AskAsync(people[0], x => x with { DeliveryMethod = MessageChannel.Email })).Check();
        var message = await scene.All.Book.ReadAsync(db => db.RewardMessages.SingleAsync());
        Assert.Equal((MessageKind.Reward, people[0].Email), (message.Kind, message.Address));
    }

    private static async Task RevokeAsync(RedeemScene scene, Id<Redemption> id) => (await scene.Desk.RevokeAsync(
        RewardBook.Once(scene.All.ClientCaller), scene.All.ClientScope, id, "Sent to the wrong person.")).Check();
}
