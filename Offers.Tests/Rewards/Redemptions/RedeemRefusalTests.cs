using Offers.Data.Platform;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>Every reason against redeeming has its own code, and leaves nothing behind.</summary>
public sealed class RedeemRefusalTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_reason_has_its_code(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 9);
        var now = scene.All.Clock.GetUtcNow();
        async Task<string> OfAsync(
            Func<CampaignFacts, CampaignFacts>? facts = null, Func<RedeemBody, RedeemBody>? body = null,
            Action<Campaign>? campaign = null, Action<Recipient>? person = null, Action? with = null)
        {
            var (made, people) = await scene.CampaignAsync(1, with: facts);
            await scene.ChangeAsync(made.Id, campaign);
            await scene.ChangeAsync(people[0].Id, person);
            with?.Invoke();
            return await RedeemScene.RefusedAsync(() => scene.AskAsync(people[0], body));
        }

        void Tomorrow() => scene.All.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("", await OfAsync());
        Assert.Equal("code_not_found", await OfAsync(body: x => x with { RedemptionCode = "NOBODYS-CODE" }));
        Assert.Equal("code_not_found", await OfAsync(person: x => x.Remove()));
        Assert.Equal("validation_failed", await OfAsync(body: x => x with { RedemptionCode = "short" }));
        Assert.Equal("expired", await OfAsync(x => x with { EndsAt = now.AddDays(1) }, with: Tomorrow));
        Assert.Equal("campaign_inactive", await OfAsync(x => x with { StartsAt = now.AddDays(9) }));
        Assert.Equal("campaign_inactive", await OfAsync(campaign: x => x.End(now)));
        Assert.Equal("campaign_paused", await OfAsync(campaign: x => x.Pause(PauseReason.Person, "A break.", now)));
        Assert.Equal("insufficient_credit", await OfAsync(campaign: x => x.Pause(PauseReason.Credit, "Short.", now)));
        Assert.Equal("opt_out", await OfAsync(person: x => x.Say(SmsConsent.Out, now)));
        Assert.Equal("opt_in_pending", await OfAsync(body: x => x with { DeliveryMethod = MessageChannel.Sms }));
        Assert.Equal("not_verified", await OfAsync(body: x => x with
        {
            DeliveryMethod = MessageChannel.Email, DeliveryAddress = "other@example.com",
        }));
        Assert.Equal("not_verified", await OfAsync(body: x => x with { RecipientId = Id<Recipient>.New() }));
        Assert.Equal("recipient_limit", await OfAsync(person: x => x.Take()));
        Assert.Equal(
            "denomination_not_offered", await OfAsync(body: x => x with { Denomination = new AmountText("50.00") }));
        Assert.Equal("amount_invalid", await OfAsync(body: x => x with { Denomination = new AmountText("25") }));
        Assert.Equal("campaign_not_found", await OfAsync(body: x => x with { CampaignId = Id<Campaign>.New() }));
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Suspended_clients_brands_that_are_off_and_foreign_campaigns_are_refused(
        DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 9);
        var (campaign, people) = await scene.CampaignAsync();
        var (house, _) = await scene.All.AnotherClientAsync();
        var stranger = RewardBook.Of(5, Domain.Identity.Role.ClientManager, house);
        Assert.Equal("campaign_not_found", await RedeemScene.RefusedAsync(() => scene.Redeem.RedeemAsync(
            RewardBook.Once(stranger), new RedeemBody(campaign.Id, RedemptionCode: people[0].Code))));

        await scene.EditAsync(db => db.Brands.Single().Deactivate());
        Assert.Equal("brand_not_enabled", await RedeemScene.RefusedAsync(() => scene.AskAsync(people[0])));
        await scene.EditAsync(db => db.Brands.Single().Activate());
        await scene.EditAsync(db => db.Clients.Single(x => x.Id == scene.All.Client.Id).Suspend("Unpaid."));
        Assert.Equal("campaign_paused", await RedeemScene.RefusedAsync(() => scene.AskAsync(people[0])));
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_used_code_is_refused_for_another_value_and_another_person(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 2);
        var campaign = await scene.All.CampaignAsync(values: [25, 50]);
        var people = await scene.All.RecipientsAsync(campaign, 2);
        var body = new RedeemBody(
            campaign.Id, RedemptionCode: people[0].Code, Denomination: new AmountText("25.00"));
        (await scene.AskAsync(body)).Check();
        Assert.Equal("already_redeemed", await RedeemScene.RefusedAsync(() =>
            scene.AskAsync(body with { Denomination = new AmountText("50.00") })));
        Assert.Equal("already_redeemed", await RedeemScene.RefusedAsync(() =>
            scene.AskAsync(body with { RecipientId = people[1].Id })));
        Assert.Equal(200, (await scene.AskAsync(body with { RecipientId = people[0].Id })).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Conditions_give_one_card_each_in_their_order(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 2);
        await scene.All.PoolAsync("B", 50, "47.00", 2);
        var campaign = await scene.All.CampaignAsync(
            values: [25, 50], with: x => x with { PerPersonLimit = 2, Order = ConditionOrder.Ordered });
        await scene.All.AddAsync(
        [
            new CampaignCondition(campaign, 1, ConditionTrigger.ApiEvent, scene.All.Values[25].Id, null),
            new CampaignCondition(campaign, 2, ConditionTrigger.CodeEntered, scene.All.Values[50].Id, null),
        ]);
        var person = (await scene.All.RecipientsAsync(campaign, 1))[0];
        Assert.Equal("condition_out_of_order", await RedeemScene.RefusedAsync(() => scene.AskAsync(person)));
        var first = (await scene.AskAsync(person, x => x with { Condition = 1 })).Read<RedeemRead>();
        Assert.Equal("25.00", first.Card!.CardValue);
        var second = (await scene.AskAsync(person)).Read<RedeemRead>();
        Assert.Equal("50.00", second.Card!.CardValue);
        Assert.Equal(200, (await scene.AskAsync(person, x => x with { Condition = 1 })).Status);
        Assert.Equal("4925.00", await scene.ClientAsync());
        Assert.Equal(2, await scene.All.Book.CountAsync<RecipientStep>());
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Open_codes_are_the_callers_own_references(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 2);
        var campaign = await scene.All.CampaignAsync(source: CodeSource.Open, values: [25]);
        var body = new RedeemBody(campaign.Id, RedemptionCode: "ORDER-000123");
        var taken = (await scene.AskAsync(body)).Read<RedeemRead>();
        Assert.Equal("ORDER000123", taken.Redemption.RedemptionCode);
        Assert.Equal(200, (await scene.AskAsync(body)).Status);
        Assert.Null(await scene.Gifts.FindAsync("ORDER000123"));
        Assert.Null(await scene.Gifts.FindAsync($"{taken.Redemption.Id}"));
        Assert.NotNull(await scene.Gifts.FindAsync(Id<Redemption>.Parse($"{taken.Redemption.Id}")));
    }
}
