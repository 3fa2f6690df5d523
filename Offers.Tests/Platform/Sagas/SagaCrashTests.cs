using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Sagas;

/// <summary>Processes that die between any two steps, and two that want the same saga.</summary>
public sealed class SagaCrashTests
{
    // Where a process dies: when the call was recorded but not sent, or when it was done but not settled. A commit
    // that was not made leaves what the second leaves, and after one that was made the next step has only begun.
    private static readonly Way[] _points = [Way.DieBefore, Way.DieAfter];
    private static readonly string[] _steps = ["order", "ship", "cancel"];

    [Theory, OnSqlite, OnPostgres]
    public async Task Process_that_dies_between_any_two_steps_is_followed_by_another(DatabaseProvider provider)
    {
        foreach (var (step, point) in _steps.SelectMany(step => _points.Select(point => (step, point))))
        {
            await using var world = await SagaWorld.OpenAsync(provider);
            if (step == "cancel") world.Party.Plan("ship", Way.Refuse);
            world.Party.Plan(step, point);
            var id = await world.BeginAsync();
            await DieAsync(world, id);
            Assert.Equal(SagaState.Running, await world.RunAsync(id));
            Assert.NotNull((await world.SagaAsync(id)).LeaseUntil);
            await world.PassAsync(TimeSpan.FromSeconds(65), TimeSpan.FromSeconds(5));
            var saga = await world.SagaAsync(id);
            Assert.Equal(step == "cancel" ? SagaState.Failed : SagaState.Done, saga.State);
            Assert.Equal(2, await world.PaidAsync(OrderSaga.Settled));
            Assert.Equal(2, world.Party.Done.Count);
            var number = Array.IndexOf(_steps, step) + 1;
            Assert.Equal(point == Way.DieBefore ? 2 : 1, world.Party.Calls[$"{id}-{number}"]);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Many_processes_on_one_saga_settle_each_step_once(DatabaseProvider provider)
    {
        for (var round = 0; round < TestScale.Current.RaceRounds; round += 5)
        {
            await using var world = await SagaWorld.OpenAsync(provider);
            var id = await world.BeginAsync();
            var nodes = Enumerable.Range(0, 6).Select(_ => world.NewNode().GetRequiredService<SagaRunner>()).ToList();
            while ((await world.SagaAsync(id)).IsOpen)
            {
                await Task.WhenAll(nodes.Select(x => Task.Run(() => x.RunAsync(
                    BookId.Live, id, CancellationToken.None))));
            }

            Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
            Assert.All(world.Party.Calls.Values, calls => Assert.Equal(1, calls));
            Assert.Equal(2, await world.PaidAsync(OrderSaga.Settled));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Answer_of_an_earlier_holder_does_not_count(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Party.Meanwhile = () =>
        {
            world.Party.Meanwhile = static () => Task.CompletedTask;
            called.SetResult();
            return answer.Task;
        };
        world.Party.IsMute = true;
        var id = await world.BeginAsync();
        var slow = world.NewNode(new FakeClock(world.Clock.GetUtcNow())).GetRequiredService<SagaRunner>();
        var run = slow.RunAsync(BookId.Live, id, CancellationToken.None);
        await called.Task;
        await world.PassAsync(TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(10));
        Assert.Equal(SagaState.Unknown, (await world.SagaAsync(id)).State);
        answer.SetResult();
        await run;
        Assert.Equal("order", (await world.SagaAsync(id)).Step);
        Assert.Contains(SagaEvent.Dropped, await world.EventsAsync(id));
        world.Party.IsMute = false;
        await world.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
        Assert.Equal(1, world.Party.Calls[$"{id}-1"]);
        Assert.Equal(2, await world.PaidAsync(OrderSaga.Settled));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Answer_of_an_earlier_holder_is_kept_where_the_step_was_given_up(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Party.Meanwhile = () =>
        {
            world.Party.Meanwhile = static () => Task.CompletedTask;
            called.SetResult();
            return answer.Task;
        };
        var id = await world.BeginAsync(OrderSaga.Start(deadline: TimeSpan.FromSeconds(50)));
        var slow = world.NewNode(new FakeClock(world.Clock.GetUtcNow())).GetRequiredService<SagaRunner>();
        var run = slow.RunAsync(BookId.Live, id, CancellationToken.None);
        await called.Task;
        await world.PassAsync(TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(10));
        Assert.Equal((SagaState.Failed, "unreached"), (
            (await world.SagaAsync(id)).State, (await world.SagaAsync(id)).LastCode));
        answer.SetResult();
        await run;
        Assert.Equal(1, await world.PaidAsync(OrderSaga.Late));
        Assert.Equal(0, await world.PaidAsync(OrderSaga.Settled));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_stops_waiting_does_not_stop_the_work(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        world.Party.Meanwhile = () =>
        {
            world.Party.Meanwhile = static () => Task.CompletedTask;
            called.SetResult();
            return answer.Task;
        };
        var id = await world.BeginAsync();
        using var patience = new CancellationTokenSource();
        var run = world.Runner.RunAsync(BookId.Live, id, patience.Token);
        await called.Task;
        await patience.CancelAsync();
        Assert.Equal(SagaState.Running, await run);
        answer.SetResult();
        while ((await world.SagaAsync(id)).StepNumber == 1) await Task.Yield();
        Assert.Equal(SagaState.Done, await world.RunAsync(id));
        Assert.Equal([1, 1], world.Party.Calls.Values);
    }

    // The clock of who dies stands still, so that nothing of it goes on.
    private static async Task DieAsync(SagaWorld world, Id<Saga> id)
    {
        var doomed = world.NewNode(new FakeClock(world.Clock.GetUtcNow())).GetRequiredService<SagaRunner>();
        using var death = new CancellationTokenSource();
        var reached = world.Party.ReachedAsync();
        var run = doomed.RunAsync(BookId.Live, id, death.Token);
        await reached;
        await death.CancelAsync();
        await run;
    }
}
