using Offers.Data.Platform;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>Rules that ask somebody to look first, and what they would have done before.</summary>
public sealed class FraudTests
{
    public static TheoryData<string, int, string?, bool, bool> Cases => new()
    {
        // rules as action:signal count[:network], count, ip -> questioned, allowed
        { "review 3", 2, "203.0.113.9", false, false },
        { "review 3", 3, "203.0.113.9", true, false },
        { "review 3", 0, null, false, false },
        { "allow 5 203.0.113.0/24;review 3", 4, "203.0.113.9", false, true },
        { "allow 5 203.0.113.0/24;review 3", 6, "203.0.113.9", true, false },
        { "allow 5 203.0.113.0/24;review 3", 4, "198.51.100.1", true, false },
        { "review 3;allow 9", 4, "198.51.100.1", false, true },
        { "allow 9", 0, "198.51.100.1", false, false },
        { "review 1 2001:db8::/32", 1, "2001:db8::7", true, false },
        { "review 1 203.0.113.0/24", 1, "::ffff:203.0.113.7", true, false },
        { "review 1 203.0.113.0/24", 1, null, false, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rules_that_allow_are_judged_first(
        string rules, int count, string? ip, bool questioned, bool allowed)
    {
        var counts = rules.Split(';').Select((text, i) => new FraudCount(RuleOf(text, $"Rule {i}"), count));
        var verdict = FraudJudge.Judge(counts, ip);
        Assert.Equal((questioned, allowed), (verdict.IsQuestioned, verdict.AllowedBy is not null));
    }

    [Fact]
    public void Rules_of_other_campaigns_and_those_that_are_off_say_nothing()
    {
        var (mine, other) = (Id<Campaign>.New(), Id<Campaign>.New());
        var facts = new FraudFacts("A", FraudAction.Review, FraudSignal.Velocity, 1, 60);
        FraudRule[] rules =
            [new(BookId.Live, null, facts), new(BookId.Live, mine, facts), new(BookId.Live, other, facts)];
        rules[0].Deactivate();
        Assert.Equal([rules[1]], FraudJudge.For(rules, mine));
    }

    [Fact]
    public void A_backtest_counts_only_what_was_there_when_each_came()
    {
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var campaign = Id<Campaign>.New();
        byte[] device = [1];
        var past = new[] { 0, 5, 9, 100, 101 }.Select(minute => new PastRedemption(
            Id<Redemption>.New(), campaign, start.AddMinutes(minute), device, null, null)).ToList();
        var rule = new FraudRule(
            BookId.Live, null, new FraudFacts("A", FraudAction.Review, FraudSignal.SameDevice, 3, 10));
        var verdicts = FraudBacktest.Judge([rule], past, start.AddMinutes(5));
        Assert.Equal([false, true, false, false], verdicts.Select(x => x.Verdict.IsQuestioned));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_device_again_waits_for_a_look_and_is_released_to_its_card(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 3);
        await RuleAsync(scene, FraudSignal.SameDevice, 2);
        var (_, people) = await scene.CampaignAsync(2);
        Assert.NotNull((await ShowAsync(scene, people[0])).Card);
        var second = await ShowAsync(scene, people[1]);
        Assert.Null(second.Card);
        var waits = await scene.RedemptionAsync(second.Redemption);
        Assert.Equal(
            (RedemptionStatus.Pending, ReviewState.Open, "Too many"),
            (waits.Status, waits.Review, waits.ReviewNote));
        Assert.Equal(("4950.00", "25.00"), await scene.All.WalletAsync(scene.All.Client.Owner));
        Assert.Single((await scene.Queries.ReviewsAsync(scene.All.PlatformScope, new PageRequest())).Data);

        (await scene.Desk.ReleaseAsync(
            RewardBook.Once(RewardBook.Admin), scene.All.PlatformScope, second.Redemption)).Check();
        Assert.Equal(("4950.00", "0.00"), await scene.All.WalletAsync(scene.All.Client.Owner));
        Assert.NotNull((await ShowAsync(scene, people[1])).Card);
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_release_keeps_the_reason_that_was_given(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 1);
        await RuleAsync(scene, FraudSignal.SameNetwork, 1);
        var (_, people) = await scene.CampaignAsync();
        var waits = (await ShowAsync(scene, people[0])).Redemption;
        (await scene.Desk.ReleaseAsync(
            RewardBook.Once(RewardBook.Admin), scene.All.PlatformScope, waits, "He called.")).Check();
        var happened = await new RedemptionHistory(scene.Database).ReadAsync(scene.All.PlatformScope, waits);
        Assert.Equal("He called.", happened.Single(x => x.Event == "released").Text);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Campaigns_for_which_a_rule_can_be_are_named_with_their_client(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var (campaign, _) = await scene.CampaignAsync();
        var choice = Assert.Single(await new FraudQueries(scene.Database, scene.All.Clock).CampaignsAsync(BookId.Live));
        Assert.Equal($"{campaign.Id}", choice.Id);
        Assert.Contains(", ", choice.Name, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rejected_redemption_gives_the_money_back_and_stays_refused(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 3);
        await RuleAsync(scene, FraudSignal.SameNetwork, 1);
        var (_, people) = await scene.CampaignAsync();
        var shown = await ShowAsync(scene, people[0]);
        (await scene.Desk.RejectAsync(
            RewardBook.Once(RewardBook.Admin), scene.All.PlatformScope, shown.Redemption, "A known farm.")).Check();
        Assert.Equal(("5000.00", "0.00"), await scene.All.WalletAsync(scene.All.Client.Owner));
        var refused = await Assert.ThrowsAsync<Refusal>(() => ShowAsync(scene, people[0]));
        Assert.Equal("rejected_by_review", refused.Code.Code);
        await scene.AssertSoundAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_backtest_tells_which_redemptions_would_have_waited(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", 5);
        var (_, people) = await scene.CampaignAsync(4);
        foreach (var person in people)
        {
            await ShowAsync(scene, person);
            scene.All.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var queries = new FraudQueries(scene.Database, scene.All.Clock);
        var rule = new FraudBody("Fast", FraudAction.Review, FraudSignal.Velocity, 3, 10);
        var answer = await queries.BacktestAsync(scene.All.PlatformScope, new BacktestBody(Rule: rule));
        Assert.Equal((4, 2, 0), (answer.Redemptions, answer.Reviewed, answer.Allowed));
        Assert.Equal(2, answer.Cases.Count);
        Assert.Equal(0, (await queries.BacktestAsync(scene.All.PlatformScope, new BacktestBody())).Reviewed);
        Assert.Equal(0, await scene.All.Book.CountAsync<FraudRule>());
    }

    [Fact]
    public void Networks_are_addresses_without_their_last_part()
    {
        Assert.Equal("203.0.113.0/24", RedeemOrigins.NetworkOf("203.0.113.77"));
        Assert.Equal("203.0.113.0/24", RedeemOrigins.NetworkOf("::ffff:203.0.113.78"));
        Assert.Equal("2001:db8:1::/48", RedeemOrigins.NetworkOf("2001:db8:1:2::3"));
        Assert.Null(RedeemOrigins.NetworkOf(null));
    }

    private static async Task RuleAsync(RedeemScene scene, FraudSignal signal, int count) =>
        (await scene.Fraud.CreateAsync(RewardBook.Once(RewardBook.Admin), new FraudBody(
            "Too many", FraudAction.Review, signal, count, 60))).Check();

    private static async Task<GiftShown> ShowAsync(RedeemScene scene, Recipient person)
    {
        var caller = new Caller
        {
            Book = BookId.Live, ActingAs = "Recipient", Ip = "203.0.113.7", UserAgent = "Phone", RequestId = "test",
        };
        var gift = await scene.Gifts.FindAsync(person.Code) ?? throw new InvalidOperationException("No gift.");
        return await scene.Gift.ShowAsync(caller, gift, new GiftWish(gift.Items[^1].Redemption, null, "mark"));
    }

    private static FraudRule RuleOf(string text, string name)
    {
        var parts = text.Split(' ');
        return new FraudRule(BookId.Live, null, new FraudFacts(
            name, Enum.Parse<FraudAction>(parts[0], ignoreCase: true), FraudSignal.SameDevice, int.Parse(parts[1]), 60,
            parts.ElementAtOrDefault(2)));
    }
}
