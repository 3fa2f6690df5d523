using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Sagas;

/// <summary>Many sagas with a party that does everything that parties do, by a seed.</summary>
public sealed class SagaSimulationTests
{
    private static readonly Way[] _ways =
    [
        Way.Confirm, Way.Confirm, Way.Confirm, Way.Refuse, Way.Unreach, Way.SilentlyDo, Way.SilentlyLose, Way.Throw,
        Way.DieBefore, Way.DieAfter,
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task What_the_party_did_is_settled_or_kept_whatever_goes_wrong(DatabaseProvider provider)
    {
        for (var seed = 1; seed <= Math.Max(1, TestScale.Current.Seeds / 50); seed++)
        {
            await using var world = await SagaWorld.OpenAsync(provider, new() { CallsPerParty = 1 });
            var random = new Random(seed);
            var ids = await BeginAsync(world);
            await PlayAsync(world, ids, random);
            await HealAsync(world);
            await AssertAsync(world, ids, seed);
        }
    }

    private static async Task<List<Id<Saga>>> BeginAsync(SagaWorld world)
    {
        var ids = new List<Id<Saga>>();
        for (var n = 0; n < 40; n++)
        {
            ids.Add(await world.BeginAsync(OrderSaga.Start(deadline: TimeSpan.FromMinutes(1 + (n % 7)))));
        }

        return ids;
    }

    // What a party does with a call depends on its key only: so it is the same however the threads run.
    private static Way WayOf(int seed, SagaCall call, IReadOnlyList<Id<Saga>> ids)
    {
        var place = ids.ToList().IndexOf(call.Saga);
        var chance = new Random((seed * 7919) + (place * 331) + (call.Step.Length * 17) + call.Attempt);
        return _ways[chance.Next(_ways.Length)];
    }

    private static async Task PlayAsync(SagaWorld world, IReadOnlyList<Id<Saga>> ids, Random random)
    {
        var seed = random.Next(1_000);
        world.Party.Otherwise = call => WayOf(seed, call, ids);
        for (var round = 0; round < 60; round++)
        {
            world.Party.IsMute = random.Next(3) == 0;
            using var death = new CancellationTokenSource();
            var doomed = world.NewNode(new FakeClock(world.Clock.GetUtcNow())).GetRequiredService<SagaRunner>();
            foreach (var id in ids.Where(_ => random.Next(4) == 0))
            {
                var reached = world.Party.ReachedAsync();
                await Task.WhenAny(doomed.RunAsync(BookId.Live, id, death.Token), reached);
            }

            await death.CancelAsync();
            await CallBackAsync(world, random);
            world.Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 25)));
        }
    }

    private static async Task CallBackAsync(SagaWorld world, Random random)
    {
        foreach (var key in world.Party.Done.Where(_ => random.Next(5) == 0))
        {
            await world.Desk.HearAsync(
                CommandRequest.Once(Caller.System(BookId.Live, "callback")), key, new CallOutcome.Confirmed(key));
        }
    }

    private static async Task HealAsync(SagaWorld world)
    {
        (world.Party.IsMute, world.Party.Otherwise) = (false, static _ => Way.Confirm);
        await world.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        foreach (var key in world.Party.Done)
        {
            await world.Desk.HearAsync(
                CommandRequest.Once(Caller.System(BookId.Live, "callback")), key, new CallOutcome.Confirmed(key));
        }

        await world.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30));
    }

    private static async Task AssertAsync(SagaWorld world, IReadOnlyList<Id<Saga>> ids, int seed)
    {
        foreach (var id in ids)
        {
            var saga = await world.SagaAsync(id);
            Assert.False(saga.IsOpen, $"Seed {seed}: {id} is {saga.State} at {saga.Step}: {saga.LastText}");
        }

        var kept = await world.PaidAsync(OrderSaga.Settled) + await world.PaidAsync(OrderSaga.Late);
        Assert.True(world.Party.Done.Count == kept, $"Seed {seed}: {world.Party.Done.Count} done, {kept} kept.");
        Assert.NotEqual(0, kept);
    }
}
