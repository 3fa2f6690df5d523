using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Sagas;

/// <summary>Circuits and bulkheads of parties.</summary>
public sealed class SagaPartyTests
{
    private const string Supplier = "supplier:a";

    [Theory, OnSqlite, OnPostgres]
    public async Task Circuit_opens_after_failures_and_one_call_tries_whether_it_heals(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider, new() { CallsPerParty = 1 });
        world.Party.Otherwise = static call => call.Party == Supplier ? Way.Unreach : Way.Confirm;
        var ids = await BeginAsync(world, 20);
        await world.Runner.RunDueAsync(CancellationToken.None);
        Assert.Equal(5, world.Party.Calls.Values.Sum());
        Assert.Equal(BreakerState.Open, world.Of<SagaParties>().Of(Supplier).Breaker);
        Assert.All(await world.SagasAsync(ids), saga => Assert.Equal(1, saga.Attempt));
        await world.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(5, world.Party.Calls.Values.Sum());

        world.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(BreakerState.HalfOpen, world.Of<SagaParties>().Of(Supplier).Breaker);
        await world.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(6, world.Party.Calls.Values.Sum());
        Assert.Equal(BreakerState.Open, world.Of<SagaParties>().Of(Supplier).Breaker);

        world.Party.Otherwise = static _ => Way.Confirm;
        await world.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(BreakerState.Closed, world.Of<SagaParties>().Of(Supplier).Breaker);
        Assert.All(await world.SagasAsync(ids), saga => Assert.Equal(SagaState.Done, saga.State));
        Assert.Equal(40, await world.PaidAsync(OrderSaga.Settled));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Refusals_do_not_open_a_circuit(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Otherwise = static _ => Way.Refuse;
        await BeginAsync(world, 20);
        await world.Runner.RunDueAsync(CancellationToken.None);
        Assert.Equal(20, world.Party.Calls.Count);
        Assert.Equal(BreakerState.Closed, world.Of<SagaParties>().Of(Supplier).Breaker);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Party_has_so_many_calls_at_once_and_no_more_whoever_asks(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider, new() { CallsPerParty = 3 });
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var called = 0;
        world.Party.Meanwhile = () =>
        {
            if (Interlocked.Increment(ref called) == 3) full.SetResult();
            return answer.Task;
        };
        var ids = await BeginAsync(world, 10);
        var due = world.Runner.RunDueAsync(CancellationToken.None);
        await full.Task;
        Assert.Equal(3, world.Of<SagaParties>().Of(Supplier).UnderWay);
        Assert.Equal(SagaState.Running, await world.RunAsync(ids[9]));
        var other = await world.BeginAsync(OrderSaga.Start("supplier:c"));
        var others = world.Runner.RunDueAsync(CancellationToken.None);
        Assert.Equal(3, world.Party.MostAtOnce(Supplier));
        answer.SetResult();
        await Task.WhenAll(due, others);
        await world.PassAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(3, world.Party.MostAtOnce(Supplier));
        Assert.All(
            await world.SagasAsync([.. ids, other]), saga => Assert.Equal(SagaState.Done, saga.State));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Parties_are_listed_with_their_last_hour(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        world.Party.Plan("order", Way.Unreach, Way.SilentlyDo);
        world.Party.Plan("ship", Way.Refuse);
        var id = await world.BeginAsync();
        await world.RunAsync(id);
        await world.PassAsync(TimeSpan.FromSeconds(10));
        var parties = await world.Of<SagaQueries>().PartiesAsync(BookId.Live);
        Assert.Equal(["carrier:b", Supplier], parties.Select(x => x.Party));
        Assert.Equal((1, 1), (parties[0].Called, parties[0].Refused));
        Assert.Equal((3, 2, 1, 1), (
            parties[1].Called, parties[1].Confirmed, parties[1].Unreached, parties[1].Unknown));
        world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.All(await world.Of<SagaQueries>().PartiesAsync(BookId.Live), x => Assert.Equal(0, x.Called));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Lists_are_narrowed_by_state_kind_party_and_subject(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var done = await world.BeginAsync();
        await world.RunAsync(done);
        var open = await world.BeginAsync(OrderSaga.Start("supplier:c") with { Subject = "thing_2" });
        var queries = world.Of<SagaQueries>();
        Assert.Equal(open, await OnlyAsync(queries, new SagaFilter { Status = SagaState.Running }));
        Assert.Equal(open, await OnlyAsync(queries, new SagaFilter { Party = "supplier:c" }));
        Assert.Equal(open, await OnlyAsync(queries, new SagaFilter { Subject = "thing_2", Kind = OrderSaga.Name }));
        Assert.Equal(done, await OnlyAsync(queries, new SagaFilter { Subject = $"{done}" }));
        Assert.Empty((await queries.ListAsync(
            BookId.Live, new SagaFilter { Kind = "other" }, new PageRequest())).Data);
        Assert.Equal(open, (await queries.LatestOfAsync(BookId.Live, "thing_2"))!.Id);
    }

    private static async Task<Id<Saga>> OnlyAsync(SagaQueries queries, SagaFilter filter) =>
        Assert.Single((await queries.ListAsync(BookId.Live, filter, new PageRequest())).Data).Id;

    private static async Task<List<Id<Saga>>> BeginAsync(SagaWorld world, int sagas)
    {
        var ids = new List<Id<Saga>>();
        for (var n = 0; n < sagas; n++) ids.Add(await world.BeginAsync());
        return ids;
    }
}
