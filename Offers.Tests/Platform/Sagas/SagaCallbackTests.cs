using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Sagas;

/// <summary>What parties tell by themselves, in any order and as often as they like.</summary>
public sealed class SagaCallbackTests
{
    private static readonly CallOutcome _confirmed = new CallOutcome.Confirmed("told");

    [Theory, OnSqlite, OnPostgres]
    public async Task Callback_ends_what_is_unknown_and_a_second_one_changes_nothing(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("order", Way.SilentlyDo);
        var id = await world.BeginAsync();
        Assert.Equal(SagaState.Unknown, await world.RunAsync(id));
        for (var times = 0; times < 3; times++)
        {
            Assert.Equal(200, (await HearAsync(world, $"{id}-1", _confirmed)).Status);
        }

        Assert.Equal(("ship", 2), await StepOfAsync(world, id));
        Assert.Equal(1, await world.PaidAsync(OrderSaga.Settled));
        Assert.Equal(SagaState.Done, await world.RunAsync(id));
        await HearAsync(world, $"{id}-1", _confirmed);
        await HearAsync(world, $"{id}-2", _confirmed);
        Assert.Equal((2, 0), await PaidAsync(world));
        Assert.Equal(0, world.Party.Queries);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Callback_that_comes_before_the_answer_counts_and_the_answer_does_not(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var id = await world.BeginAsync();
        world.Party.Meanwhile = async () =>
        {
            world.Party.Meanwhile = static () => Task.CompletedTask;
            await HearAsync(world, $"{id}-1", _confirmed);
        };
        Assert.Equal(SagaState.Done, await world.RunAsync(id));
        Assert.Equal((2, 0), await PaidAsync(world));
        Assert.Equal([1, 1], world.Party.Calls.Values);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Refusal_after_a_confirmation_changes_nothing(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("ship", Way.SilentlyDo);
        var id = await world.BeginAsync();
        Assert.Equal(SagaState.Unknown, await world.RunAsync(id));
        await HearAsync(world, $"{id}-1", new CallOutcome.Refused("sold_out", "Late."));
        Assert.Equal(("ship", 2), await StepOfAsync(world, id));
        await HearAsync(world, $"{id}-2", new CallOutcome.Unknown("Not yet."));
        Assert.Equal(SagaState.Unknown, (await world.SagaAsync(id)).State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Confirmation_of_what_was_given_up_is_kept_once(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider, new() { BreakerFailures = 100 });
        world.Party.Otherwise = static _ => Way.Unreach;
        var id = await world.BeginAsync();
        await world.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(SagaState.Failed, (await world.SagaAsync(id)).State);
        await HearAsync(world, $"{id}-1", _confirmed);
        await HearAsync(world, $"{id}-1", _confirmed);
        Assert.Equal((0, 1), await PaidAsync(world));
        Assert.Contains("platform.saga.late", await world.ToldAsync(id));
        Assert.Equal(SagaState.Failed, (await world.SagaAsync(id)).State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Callbacks_and_processes_at_once_settle_each_step_once(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Otherwise = static call => call.Step == "order" ? Way.SilentlyDo : Way.Confirm;
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var id = await world.BeginAsync();
            var told = Enumerable.Range(0, 4).Select(_ => HearAsync(world, $"{id}-1", _confirmed));
            var driven = Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.RunAsync(id)));
            await Task.WhenAll([.. told, .. driven]);
            await world.PassAsync(TimeSpan.FromSeconds(5));
            Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
            Assert.Equal((2 * (round + 1), 0), await PaidAsync(world));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_callback_request_is_answered_once(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("order", Way.SilentlyDo);
        var id = await world.BeginAsync();
        await world.RunAsync(id);
        var request = SagaWorld.By(1);
        var first = await world.Desk.HearAsync(request, $"{id}-1", _confirmed);
        var second = await world.Desk.HearAsync(request, $"{id}-1", _confirmed);
        Assert.True(second.Replayed);
        Assert.Equal(first.Body, second.Body);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unknown_key_is_refused_and_a_known_one_names_its_book(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var id = await world.BeginAsync();
        foreach (var key in new[] { "", "x-1", $"{id}", $"{id}-0", $"{id}-x", $"{Id<Saga>.New()}-1" })
        {
            var refusal = await Assert.ThrowsAsync<Refusal>(() => HearAsync(world, key, _confirmed));
            Assert.Equal("saga_not_found", refusal.Code.Code);
        }

        Assert.Equal(BookId.Live, await world.Of<SagaQueries>().BookOfAsync($"{id}-1"));
        await Assert.ThrowsAsync<Refusal>(() => world.Of<SagaQueries>().BookOfAsync($"{Id<Saga>.New()}-1"));
    }

    private static Task<Answer> HearAsync(SagaWorld world, string key, CallOutcome outcome) =>
        world.Desk.HearAsync(CommandRequest.Once(Caller.System(BookId.Live, "callback")), key, outcome);

    private static async Task<(string, int)> StepOfAsync(SagaWorld world, Id<Saga> id)
    {
        var saga = await world.SagaAsync(id);
        return (saga.Step, saga.StepNumber);
    }

    private static async Task<(long, long)> PaidAsync(SagaWorld world) =>
        (await world.PaidAsync(OrderSaga.Settled), await world.PaidAsync(OrderSaga.Late));
}
