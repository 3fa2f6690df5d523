using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Xunit.Abstractions;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>Very many redeem at once from one pool.</summary>
public sealed class ClaimLoadTests(ITestOutputHelper output)
{
    private const int Workers = 200;
    private const int MostBlocks = 50;
    private const int FullCards = 100_000;
    private const int JustFilled = 20_000;
    private static readonly TimeSpan _noise = TimeSpan.FromMilliseconds(250);

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_hundred_workers_take_all_cards_none_twice_and_as_fast_at_the_end(DatabaseProvider provider)
    {
        var count = TestScale.Current.Cards;
        await using var scene = await RedeemScene.OpenAsync(provider);
        var pool = await scene.All.PoolAsync("A", 25, "23.50", count);
        var campaign = await scene.All.CampaignAsync(source: CodeSource.Open, values: [25]);
        await scene.All.FundAsync(scene.All.Client.Owner, $"{count * 25L}.00");
        var settings = new RedeemSettings { Remember = TimeSpan.FromSeconds(1) };
        var desk = new RedeemDesk(
            scene.Database, scene.All.Writer,
            new RedeemGrounds(scene.Database, scene.All.Writer, scene.All.Clock, settings), scene.Queries);
        var (next, failed) = (0, 0);
        var marks = new long[count + 1];
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n <= count; n = Interlocked.Increment(ref next))
            {
                var body = new RedeemBody(campaign.Id, RedemptionCode: $"CODE{n:00000000}");
                var answer = await desk.RedeemAsync(RewardBook.Once(scene.All.ClientCaller), body);
                Interlocked.Add(ref failed, answer.Status == 201 ? 0 : 1);
                marks[n] = Stopwatch.GetTimestamp();
            }
        })));
        Assert.Equal(0, failed);
        Assert.Equal((0, count), ((await scene.TotalsAsync(pool)).Available, await TakenAsync(scene)));
        await scene.AssertSoundAsync();
        AssertFlat([.. marks.Skip(1).Order()], $"{provider}");
    }

    [Theory, OnPostgres]
    public async Task The_first_free_card_is_found_by_the_index_of_free_cards(DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        var pool = await scene.All.PoolAsync("A", 25, "23.50", 50);
        await using var db = scene.Database.Read(BookId.Live);
        var plan = await db.Database.SqlQueryRaw<string>(
            "EXPLAIN SELECT t.\"Id\" FROM unnest({0}, {1}, {2}) k(k0, first, most) CROSS JOIN LATERAL ("
            + "SELECT q.* FROM \"Card\" q WHERE q.\"Pool\" = k.k0 AND q.\"Turn\" >= k.first "
            + "AND q.\"Turn\" IS NOT NULL ORDER BY q.\"Turn\" LIMIT k.most) t",
            new[] { pool.Id.Value }, new[] { 0L }, new[] { 5 }).ToListAsync();
        Assert.Contains(plan, line => line.Contains("IX_Card_queue", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Sort", StringComparison.Ordinal));
    }

    [Theory, OnPostgres]
    public async Task Reading_where_cards_are_does_not_read_the_queue_of_a_pool_that_was_just_filled(
        DatabaseProvider provider)
    {
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.PoolAsync("A", 25, "23.50", JustFilled);
        var campaign = await scene.All.CampaignAsync(source: CodeSource.Open, values: [25]);
        using var asked = await Asked.OfAsync(scene.All.Book);
        Assert.Equal(201, (await scene.AskAsync(new RedeemBody(campaign.Id, RedemptionCode: "ORDER-00001"))).Status);
        var question = Assert.Single(
            asked.Questions, x => x.Sql.Contains("FROM \"CardPool\" AS", StringComparison.Ordinal)
                && x.Sql.Contains("\"Turn\"", StringComparison.Ordinal));
        var plan = await question.PlanAsync(scene.All.Book, "EXPLAIN (ANALYZE, TIMING OFF) ");
        Assert.DoesNotContain(plan, line => line.Contains($"rows={JustFilled - 1} ", StringComparison.Ordinal));
        Assert.Contains(plan, line => line.Contains("IX_Card_queue", StringComparison.Ordinal));
    }

    private static Task<int> TakenAsync(RedeemScene scene) => scene.All.Book.ReadAsync(db =>
        db.Redemptions.Where(x => x.Card != null).Select(x => x.Card).Distinct().CountAsync());

    // The first fifth warms up. The rest is cut into blocks of equally many cards, and the median block of its first
    // quarter is compared with that of its last, which meets a pool of which nearly all was taken: a pause of the
    // machine lengthens a block or two, and does not move a median. At the full scale a block is 2,000 cards, ten
    // commits and more, and the bound is the 1.2 that is promised. Below, a block is the 200 cards of about one commit
    // and a quarter of the blocks are five or fewer, so that other tests that begin meanwhile decide more than the
    // pool's age: there the test only finds a claim that reads what was taken, which takes many times as long.
    private void AssertFlat(long[] marks, string where)
    {
        var size = Math.Max(Workers, marks.Length / MostBlocks);
        var blocks = Enumerable.Range(1, (marks.Length / size) - 1)
            .Select(x => Stopwatch.GetElapsedTime(marks[(x * size) - 1], marks[((x + 1) * size) - 1]))
            .Skip((marks.Length / 5 / size) - 1).ToList();
        var quarter = Math.Max(1, blocks.Count / 4);
        var (early, late) = (Median(blocks.Take(quarter)), Median(blocks.TakeLast(quarter)));
        output.WriteLine($"{where}: {marks.Length} cards in blocks of {size}, {early} became {late}");
        var most = marks.Length >= FullCards ? early * 12 / 10 : (early * 2) + _noise;
        Assert.True(late <= most, $"{where}: {early} became {late}, and {most} is the most.");
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> blocks)
    {
        var sorted = blocks.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
