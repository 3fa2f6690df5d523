using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>Looks of staff at cards: each counted, each audited, and only so many.</summary>
public sealed class RevealTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_try_to_look_opens_no_card(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var (id, _) = await TakenAsync(scene);
        var tried = await LookAsync(scene.Desk, scene, id, RewardBook.Once(RewardBook.Admin) with
        {
            Mode = RunMode.DryRun,
        });
        Assert.StartsWith("••••", tried.CardCode, StringComparison.Ordinal);
        Assert.Null(tried.Pin);
        Assert.Null((await scene.RedemptionAsync(id)).RevealedAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_look_with_a_key_that_was_used_is_another_look(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var (id, _) = await TakenAsync(scene);
        var request = RewardBook.Once(RewardBook.Admin);
        await LookAsync(scene.Desk, scene, id, request);
        await LookAsync(scene.Desk, scene, id, request);
        Assert.Equal(2, (await scene.RedemptionAsync(id)).Reveals);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Staff_open_so_many_cards_an_hour(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var (first, second) = await TakenAsync(scene);
        var desk = new RedemptionDesk(scene.Database, scene.All.Writer, scene.All.Vault, CardLimits.Usual with
        {
            RevealsPerHour = 1,
        });
        await LookAsync(desk, scene, first, RewardBook.Once(RewardBook.Admin));
        var refused = await Assert.ThrowsAsync<Refusal>(
            () => LookAsync(desk, scene, second, RewardBook.Once(RewardBook.Admin)));
        Assert.Equal(PlatformCodes.RateLimited, refused.Code);
        Assert.Null((await scene.RedemptionAsync(second)).RevealedAt);
        scene.All.Clock.Advance(TimeSpan.FromMinutes(61));
        await LookAsync(desk, scene, second, RewardBook.Once(RewardBook.Admin));
        Assert.Equal(1, (await scene.RedemptionAsync(second)).Reveals);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_look_of_staff_at_a_recipients_page_says_why_and_counts(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var (id, _) = await TakenAsync(scene);
        var gift = await scene.Gifts.FindAsync(id) ?? throw new InvalidOperationException("No gift.");
        var shown = await scene.Gift.ShowAsync(RewardBook.Admin, gift, new GiftWish(id, null, null));
        Assert.NotNull(shown.Card);
        var look = (await new RedemptionHistory(scene.Database).ReadAsync(scene.All.PlatformScope, id))
            .Single(x => x.Event == "revealed");
        Assert.Equal("Opened on the recipient's page.", look.Text);

        var others = new CardLimits(CardLimits.Usual.ReleaseAbove, 1);
        var desk = new RedemptionDesk(scene.Database, scene.All.Writer, scene.All.Vault, others);
        var refused = await Assert.ThrowsAsync<Refusal>(
            () => LookAsync(desk, scene, id, RewardBook.Once(RewardBook.Admin)));
        Assert.Equal(PlatformCodes.RateLimited, refused.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Clients_do_not_hear_why_and_who_of_the_platform_looked(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var (id, _) = await TakenAsync(scene);
        await LookAsync(scene.Desk, scene, id, RewardBook.Once(RewardBook.Admin));
        var history = new RedemptionHistory(scene.Database);
        var ours = (await history.ReadAsync(scene.All.PlatformScope, id)).Single(x => x.Event == "revealed");
        Assert.Equal("The police asks.", ours.Text);
        Assert.NotNull(ours.Actor);
        var theirs = (await history.ReadAsync(scene.All.ClientScope, id)).Single(x => x.Event == "revealed");
        Assert.Equal((null, null), (theirs.Text, theirs.Actor));
        Assert.NotNull(
            (await history.ReadAsync(scene.All.ClientScope, id)).Single(x => x.Event == "provisioned").Actor);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Clients_do_not_hear_which_rule_asks_for_a_look(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        (await scene.Fraud.CreateAsync(RewardBook.Once(RewardBook.Admin), new FraudBody(
            "Three a minute", FraudAction.Review, FraudSignal.Velocity, 1, 1))).Check();
        var (_, people) = await scene.CampaignAsync();
        var id = (await scene.TakeAsync(people[0])).Redemption.Id;
        var history = new RedemptionHistory(scene.Database);
        var ours = Assert.Single(await history.ReadAsync(scene.All.PlatformScope, id));
        Assert.Equal(("questioned", "Three a minute"), (ours.Event, ours.Text));
        Assert.Null(Assert.Single(await history.ReadAsync(scene.All.ClientScope, id)).Text);
    }

    private static async Task<(Id<Redemption> First, Id<Redemption> Second)> TakenAsync(RedeemScene scene)
    {
        await scene.All.PoolAsync("A", 25, "23.50", 2);
        var (_, people) = await scene.CampaignAsync(2);
        var first = await scene.TakeAsync(people[0]);
        return (first.Redemption.Id, (await scene.TakeAsync(people[1])).Redemption.Id);
    }

    private static Task<CardView> LookAsync(
        RedemptionDesk desk, RedeemScene scene, Id<Redemption> id, CommandRequest request) =>
        desk.RevealAsync(request, scene.All.PlatformScope, id, "The police asks.");
}
