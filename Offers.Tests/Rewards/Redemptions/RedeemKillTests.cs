using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>Server processes that are killed while codes are redeemed.</summary>
public sealed class RedeemKillTests
{
    private const int CodesEach = 60;

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_code_is_one_card_and_one_charge_although_the_server_is_killed(DatabaseProvider provider)
    {
        var count = TestScale.Current.Kills * CodesEach;
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.FundAsync(scene.All.Client.Owner, $"{count * 25L}.00");
        await scene.All.PoolAsync("A", 25, "23.50", count + 5);
        var (_, people) = await scene.CampaignAsync(count);
        using var client = await RedeemClient.OfAsync(scene.Database);
        var random = new Random(1);
        foreach (var some in people.Chunk(CodesEach))
        {
            await using (var server = await StartAsync(scene))
            {
                await RedeemUntilKilledAsync(client, server, some, random.Next(1, CodesEach - RedeemClient.AtOnce));
            }

            await scene.AssertSoundAsync();
        }

        await using var last = await StartAsync(scene);
        foreach (var person in people)
        {
            var again = await client.RedeemAsync(last, person);
            Assert.Contains(again.Status ?? 0, new[] { 200, 201 });
        }

        var redemptions = await scene.All.Book.ReadAsync(db => db.Redemptions.ToListAsync());
        Assert.Equal(count, redemptions.Count(x => x.Status == RedemptionStatus.Provisioned));
        await scene.AssertSoundAsync();
    }

    private static Task<OffersServer> StartAsync(RedeemScene scene) => OffersServer.StartAsync(
        ServerPerson.Settings(scene.All));

    private static async Task RedeemUntilKilledAsync(
        RedeemClient client, OffersServer server, IReadOnlyCollection<Recipient> people, int answers)
    {
        var left = answers;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var load = client.RedeemAllAsync(server, people, () =>
        {
            if (Interlocked.Decrement(ref left) == 0) enough.TrySetResult();
        });
        await enough.Task;
        await server.KillAsync();
        await load;
    }
}
