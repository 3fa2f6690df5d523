using Offers.Data.Platform;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>What failed and is asked for again: with the value of now, charged and shown as what it is.</summary>
public sealed class RedeemAgainTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_failed_becomes_a_card_of_the_value_that_is_offered_now(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.SupplierAsync("cheap", "22.00");
        var (campaign, people) = await scene.CampaignAsync();
        var id = await FailAsync(scene, () => scene.AskAsync(people[0]));
        await scene.EditAsync(db =>
        {
            db.CampaignItems.Remove(db.CampaignItems.Single(x => x.Campaign == campaign.Id));
            db.CampaignItems.Add(new CampaignItem(campaign, scene.All.Values[50]));
        });
        await scene.All.PoolAsync("B", 50, "47.00", 1);
        await TakenAsync(scene, id, await scene.AskAsync(people[0]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_failed_may_be_asked_for_with_another_value(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.SupplierAsync("cheap", "22.00");
        var campaign = await scene.All.CampaignAsync(values: [25, 50]);
        var person = (await scene.All.RecipientsAsync(campaign, 1))[0];
        Task<Answer> AskAsync(string value) =>
            scene.AskAsync(person, x => x with { Denomination = new AmountText(value) });
        var id = await FailAsync(scene, () => AskAsync("25.00"));
        await scene.All.PoolAsync("B", 50, "47.00", 1);
        await TakenAsync(scene, id, await AskAsync("50.00"));
        Assert.Equal("already_redeemed", await RedeemScene.RefusedAsync(() => AskAsync("25.00")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_address_that_is_none_is_refused_before_anything_is_charged(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        var campaign = await scene.All.CampaignAsync(source: CodeSource.Open, values: [25]);
        foreach (var address in new[] { "nobody", "a@example.com,b@example.com", "a b@example.com" })
        {
            var body = new RedeemBody(campaign.Id, RedemptionCode: "ORDER-00001")
            {
                DeliveryMethod = MessageChannel.Email, DeliveryAddress = address,
            };
            Assert.Equal("validation_failed", await RedeemScene.RefusedAsync(() => scene.AskAsync(body)));
        }

        Assert.Equal("5000.00", await scene.ClientAsync());
        Assert.Equal(0, await scene.All.Book.CountAsync<Redemption>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_backtest_from_the_first_of_days_is_answered(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var queries = new FraudQueries(scene.Database, scene.All.Clock);
        var rule = new FraudBody("Fast", FraudAction.Review, FraudSignal.Velocity, 3, 10);
        var answer = await queries.BacktestAsync(
            scene.All.PlatformScope, new BacktestBody(From: DateTimeOffset.MinValue, Rule: rule));
        Assert.Equal(0, answer.Redemptions);
    }

    private static async Task<Id<Redemption>> FailAsync(RedeemScene scene, Func<Task<Answer>> ask)
    {
        var id = (await ask()).Read<RedeemRead>().Redemption.Id;
        await scene.NextAsync(id);
        Assert.Equal(RedemptionStatus.Failed, (await scene.RedemptionAsync(id)).Status);
        return id;
    }

    private static async Task TakenAsync(RedeemScene scene, Id<Redemption> id, Answer answer)
    {
        Assert.Equal((201, id), (answer.Status, answer.Read<RedeemRead>().Redemption.Id));
        var redemption = await scene.RedemptionAsync(id);
        Assert.Equal(
            (scene.All.Values[50].Id, "50.00", "50.00"),
            (redemption.Denomination, $"{redemption.Value}", $"{redemption.Charged}"));
        Assert.Equal(scene.All.Values[50].Id, (await scene.CardOfAsync(id)).Denomination);
        Assert.Equal(("4950.00", "0.00"), await scene.All.WalletAsync(scene.All.Client.Owner));
        await scene.AssertSoundAsync();
    }
}
