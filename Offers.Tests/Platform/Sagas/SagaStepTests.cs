using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Sagas;

/// <summary>How steps end.</summary>
public sealed class SagaStepTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Steps_are_done_one_after_another_each_with_a_key_of_its_own(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var id = await world.BeginAsync();
        Assert.Equal(SagaState.Done, await world.RunAsync(id));
        Assert.Equal([$"{id}-1", $"{id}-2"], world.Party.Done.Order(StringComparer.Ordinal));
        Assert.Equal(2, await world.PaidAsync(OrderSaga.Settled));
        Assert.Equal(
            ["platform.saga.begun", "platform.saga.moved", "platform.saga.done"], await world.ToldAsync(id));
        Assert.Equal(
            [SagaEvent.Begun, SagaEvent.Called, SagaEvent.Answered, SagaEvent.Moved, SagaEvent.Called,
                SagaEvent.Answered, SagaEvent.Done], await world.EventsAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Refused_step_is_compensated_by_another(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("ship", Way.Refuse);
        var id = await world.BeginAsync();
        Assert.Equal(SagaState.Failed, await world.RunAsync(id));
        var saga = await world.SagaAsync(id);
        Assert.Equal(("cancel", 3, "cancelled"), (saga.Step, saga.StepNumber, saga.LastCode));
        Assert.NotNull(saga.EndedAt);
        Assert.Equal([$"{id}-1", $"{id}-3"], world.Party.Done.Order(StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Party_that_is_not_reached_is_called_again_with_the_same_key(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("order", Way.Unreach, Way.Unreach);
        var id = await world.BeginAsync();
        Assert.Equal(SagaState.Running, await world.RunAsync(id));
        Assert.Equal(SagaState.Running, await world.RunAsync(id));
        Assert.Equal(1, world.Party.Calls[$"{id}-1"]);
        await world.PassAsync(TimeSpan.FromSeconds(4));
        Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
        Assert.Equal(3, world.Party.Calls[$"{id}-1"]);
        Assert.Equal(2, await world.PaidAsync(OrderSaga.Settled));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Party_that_no_attempt_reaches_counts_as_refused(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider, new() { BreakerFailures = 100 });
        world.Party.Otherwise = static _ => Way.Unreach;
        var id = await world.BeginAsync();
        await world.PassAsync(TimeSpan.FromMinutes(2));
        var saga = await world.SagaAsync(id);
        Assert.Equal((SagaState.Failed, "unreached"), (saga.State, saga.LastCode));
        Assert.Equal(6, world.Party.Calls[$"{id}-1"]);
        Assert.Equal(0, await world.PaidAsync(OrderSaga.Settled));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Party_whose_answer_is_lost_is_queried_and_never_called_again(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("order", Way.SilentlyDo);
        var id = await world.BeginAsync();
        Assert.Equal(SagaState.Unknown, await world.RunAsync(id));
        Assert.Equal(1, world.Definition.Waits);
        Assert.Contains("platform.saga.unknown", await world.ToldAsync(id));
        await world.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
        Assert.Equal(1, world.Party.Calls[$"{id}-1"]);
        Assert.Equal(1, world.Party.Queries);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Call_that_the_party_never_got_is_made_again_with_the_same_key(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("order", Way.SilentlyLose);
        var id = await world.BeginAsync();
        Assert.Equal(SagaState.Unknown, await world.RunAsync(id));
        await world.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
        Assert.Equal(2, world.Party.Calls[$"{id}-1"]);
        Assert.Contains(SagaEvent.NotFound, await world.EventsAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Party_that_works_on_it_is_asked_when_it_says(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("order", Way.WorkOn);
        var id = await world.BeginAsync();
        Assert.Equal(SagaState.Unknown, await world.RunAsync(id));
        await world.PassAsync(TimeSpan.FromSeconds(4));
        Assert.Equal(0, world.Party.Queries);
        await world.PassAsync(TimeSpan.FromSeconds(7));
        Assert.Equal(SagaState.Unknown, (await world.SagaAsync(id)).State);
        world.Party.Finish($"{id}-1");
        await world.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Silence_is_unknown_after_a_while_and_people_are_asked_at_the_deadline(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        (world.Party.IsMute, world.Party.Otherwise) = (true, static _ => Way.SilentlyDo);
        var id = await world.BeginAsync(OrderSaga.Start(deadline: TimeSpan.FromMinutes(3)));
        await world.PassAsync(TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(2));
        var saga = await world.SagaAsync(id);
        Assert.Equal((SagaState.Stuck, "deadline"), (saga.State, saga.LastCode));
        Assert.Contains("platform.saga.stuck", await world.ToldAsync(id));
        Assert.Equal(2, world.Definition.Waits);
        Assert.Equal(1, world.Party.Calls[$"{id}-1"]);
        var asked = world.Party.Queries;
        world.Party.IsMute = false;
        await world.PassAsync(TimeSpan.FromMinutes(16), TimeSpan.FromSeconds(30));
        Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
        Assert.True(world.Party.Queries - asked <= 2, "People are asked, so the party is queried slowly.");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Call_without_an_end_counts_as_unknown(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("order", Way.DieAfter);
        var id = await world.BeginAsync();
        var reached = world.Party.ReachedAsync();
        var run = world.RunAsync(id);
        await reached;
        Assert.False(run.IsCompleted);
        world.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(SagaState.Unknown, await run);
        await world.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Mistake_of_a_definition_is_unknown_and_tells_no_secret(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("order", Way.Throw);
        world.Party.Plan("ship", Way.Refuse);
        var id = await world.BeginAsync();
        Assert.Equal(SagaState.Unknown, await world.RunAsync(id));
        await world.PassAsync(TimeSpan.FromSeconds(4));
        var seen = await world.Of<Data.Platform.Sagas.SagaQueries>().GetAsync(BookId.Live, id);
        var texts = string.Join(' ', seen.Timeline!.Select(x => x.Text));
        Assert.DoesNotContain("secret", texts, StringComparison.Ordinal);
        Assert.DoesNotContain("4000123412341234", texts, StringComparison.Ordinal);
        Assert.Contains("••••1234", texts, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Settling_that_fails_is_tried_again_by_a_query_and_then_given_to_people(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Definition.Faults = 2;
        var id = await world.BeginAsync();
        await world.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(SagaState.Done, (await world.SagaAsync(id)).State);
        Assert.Equal(1, world.Party.Calls[$"{id}-1"]);
        Assert.Equal(2, await world.PaidAsync(OrderSaga.Settled));

        world.Definition.Faults = 100;
        var given = await world.BeginAsync();
        await world.PassAsync(TimeSpan.FromMinutes(1));
        var saga = await world.SagaAsync(given);
        Assert.Equal((SagaState.Stuck, "settle_failed"), (saga.State, saga.LastCode));
        world.Definition.Faults = 0;
        (await world.Desk.RetryAsync(SagaWorld.By(1), given)).Check();
        Assert.Equal(SagaState.Done, await world.RunAsync(given));
        Assert.Equal(1, world.Party.Calls[$"{given}-1"]);
    }
}
