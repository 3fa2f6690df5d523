using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>Whatever people do in whichever order: money, cards and stock agree.</summary>
public sealed class RandomRedeemTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Random_redeeming_revealing_revoking_and_funding_keep_books_and_cards_sound(
        DatabaseProvider provider)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.SupplierAsync("card-house", "22.00", buffered: 10);
        await scene.All.PoolAsync("A", 25, "23.50", 15);
        var (shared, first) = await scene.CampaignAsync(40);
        var (own, second) = await scene.CampaignAsync(40, BudgetMode.Isolated);
        await scene.All.FundAsync(own.Owner, "100.00");
        List<Recipient> people = [.. first, .. second];
        for (var step = 0; step < TestScale.Current.Operations / 200; step++)
        {
            try
            {
                await StepAsync(scene, random, people, own);
            }
            catch (Refusal refusal)
            {
                Assert.True(refusal.Code.Status is 402 or 409 or 422, $"seed {seed}: {refusal.Code.Code}");
            }
        }

        try
        {
            await scene.AssertSoundAsync();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"seed {seed}", error);
        }

        Assert.NotEqual(default, shared.Id);
    }

    private static async Task StepAsync(RedeemScene scene, Random random, List<Recipient> people, Campaign own)
    {
        var made = await scene.All.Book.ReadAsync(db => db.Redemptions.Select(x => x.Id).ToListAsync());
        var id = made.Count > 0 ? made[random.Next(made.Count)] : default;
        switch (random.Next(10))
        {
            case 0 when made.Count > 0:
                (await scene.Desk.RevokeAsync(
                    RewardBook.Once(RewardBook.Admin), scene.All.PlatformScope, id, "At random.")).Check();
                break;
            case 1 when made.Count > 0:
                await scene.Desk.RevealAsync(
                    RewardBook.Once(RewardBook.Admin), scene.All.PlatformScope, id, "At random.");
                break;
            case 2:
                await scene.All.FundAsync(own.Owner, "25.00");
                break;
            case 3 when (await OpenAsync(scene)) is { } open:
                await scene.NextAsync(open);
                break;
            default:
                var some = Enumerable.Range(0, random.Next(1, 5)).Select(_ => people[random.Next(people.Count)]);
                await Task.WhenAll(some.Distinct().Select(x => scene.AskAsync(x)));
                break;
        }
    }

    private static async Task<Id<Redemption>?> OpenAsync(RedeemScene scene)
    {
        var open = await scene.All.Book.ReadAsync(db => db.Redemptions
            .Where(x => x.Status == RedemptionStatus.Provisioning).Select(x => x.Id).Take(1).ToListAsync());
        return open.Count > 0 ? open[0] : null;
    }
}
