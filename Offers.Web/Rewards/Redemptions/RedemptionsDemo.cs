using Microsoft.EntityFrameworkCore;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>
/// What recipients of the demo's campaigns redeemed over a year: most on the page, some by their client's systems; two
/// were revoked, and since a rule was set one waits for somebody to look at it.
/// </summary>
public sealed class RedemptionsDemo(CardVault vault) : IDemoSource
{
    private const int FirstDay = 340;
    private const int DaysBetween = 4;
    private const int RuleDay = 50;
    private const string Client = "Nimbus Telecom";

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var number = 0;
        for (var day = FirstDay; day > 1; day -= DaysBetween)
        {
            var n = number++;
            yield return new DemoStep(world.DaysAgo(day, 2 + (n % 9)), () => RedeemAsync(world, n, $"device {n}"));
        }

        yield return new DemoStep(world.DaysAgo(100, 11), () => RevokeAsync(world, seen: 0));
        yield return new DemoStep(world.DaysAgo(60, 11), () => RevokeAsync(world, seen: 1));
        yield return new DemoStep(world.DaysAgo(RuleDay, 1), () => new FraudDesk(world.Writes).CreateAsync(
            world.ByAdmin(), new FraudBody(
                "Three cards to one device within an hour", FraudAction.Review, FraudSignal.SameDevice, 3, 60)));
        yield return new DemoStep(world.DaysAgo(RuleDay, 2), () => new FraudDesk(world.Writes).CreateAsync(
            world.ByAdmin(), new FraudBody(
                "Our own office", FraudAction.Allow, FraudSignal.SameNetwork, 100, 1_440, "192.0.2.0/24")));
        for (var n = 0; n < 3; n++)
        {
            yield return new DemoStep(
                world.DaysAgo(1, 5).AddMinutes(7 * n), () => RedeemAsync(world, 0, "one device for all"));
        }
    }

    private async Task RedeemAsync(DemoWorld world, int n, string mark)
    {
        try
        {
            if (await NextAsync(world, n) is { } recipient)
            {
                await RedeemAsync(world, (n, mark), recipient);
            }
        }
        catch (Refusal)
        {
            // Some ask when there is no card or no credit; that is a part of the story, too.
        }
    }

    private async Task RedeemAsync(DemoWorld world, (int Number, string Mark) what, Recipient recipient)
    {
        var (n, mark) = what;
        var house = Open(world);
        if (n % 5 == 4)
        {
            var request = world.ByRole("client", Role.ClientManager, Client);
            await house.Redeem.RedeemAsync(
                request, new RedeemBody(recipient.Campaign, RedemptionCode: recipient.Code));
            return;
        }

        if (await new GiftQueries(world.Database).FindAsync(recipient.Code) is { Items: [.., var item] } gift)
        {
            var caller = new Caller
            {
                Book = BookId.Live, ActingAs = "Recipient", Ip = $"198.51.{n % 90}.{10 + (n % 200)}",
                UserAgent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)", RequestId = "demo",
            };
            AmountText? value = item.Values.Count > 1 ? AmountText.Of(item.Values[n % item.Values.Count]) : null;
            await house.Gift.ShowAsync(caller, gift, new GiftWish(item.Redemption, value, mark));
        }
    }

    private async Task RevokeAsync(DemoWorld world, int seen)
    {
        Id<Redemption> id;
        await using (var db = world.Database.Read(BookId.Live))
        {
            id = await db.Redemptions
                .Where(x => (seen == 1 ? x.RevealedAt != null : x.RevealedAt == null)
                    && (x.Status == RedemptionStatus.Provisioned || x.Status == RedemptionStatus.Delivered))
                .OrderByDescending(x => x.Id).Select(x => x.Id).FirstOrDefaultAsync();
        }

        if (id != default)
        {
            var request = world.ByAdmin();
            await Open(world).Desk.RevokeAsync(
                request, RewardScope.OfPlatform(request.Caller), id, "It was sent to the wrong person.");
        }
    }

    // Somebody of a running campaign whose code is enough and who has nothing yet; what cannot be had now is asked for
    // again another day.
    private static async Task<Recipient?> NextAsync(DemoWorld world, int n)
    {
        await using var db = world.Database.Read(BookId.Live);
        var open = db.Campaigns.Where(x => x.Status == CampaignStatus.Active
            && !db.CampaignConditions.Any(y => y.Campaign == x.Id));
        var waiting = await db.Recipients
            .Where(x => x.Taken == 0 && x.Status != RecipientStatus.Removed && x.Consent != SmsConsent.Out
                && open.Any(y => y.Id == x.Campaign))
            .OrderBy(x => x.Id).Take(20).ToListAsync();
        return waiting.Count > 0 ? waiting[n % waiting.Count] : null;
    }

    private House Open(DemoWorld world)
    {
        var (database, writes, clock) = (world.Database, world.Writes, world.Clock);
        var queries = new RedemptionQueries(database, clock);
        var desk = new RedemptionDesk(database, writes, vault, CardLimits.Usual);
        var redeem = new RedeemDesk(database, writes, new RedeemGrounds(database, writes, clock), queries);
        return new House(redeem, desk, new GiftDesk(redeem, desk, queries, new RedeemOrigins(vault)));
    }

    private sealed record House(RedeemDesk Redeem, RedemptionDesk Desk, GiftDesk Gift);
}
