using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Sagas;

/// <summary>What people do where a party does not answer.</summary>
public sealed class SagaPeopleTests
{
    private static readonly ResolveBody _confirmed = new(SagaVerdict.Confirmed, "Invoice 7", "They sent an invoice.");

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_people_say_how_it_ended_and_one_alone_cannot(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var id = await StickAsync(world);
        var approval = await ProposeAsync(world, id, _confirmed);
        var again = await world.Desk.ProposeAsync(SagaWorld.By(2), id, _confirmed);
        Assert.Equal("saga_proposal_waits", CodeOf(again));
        Assert.Equal("same_person", CodeOf(await world.Of<ApprovalDesk>().ApproveAsync(
            SagaWorld.By(1), approval, null)));
        var (path, changes) = await DescribeAsync(world, approval);
        Assert.Equal($"/admin/sagas/{id}", path);
        Assert.Contains(changes, x => x.Name == "Proof" && x.After == "Invoice 7");
        (await world.Of<ApprovalDesk>().ApproveAsync(SagaWorld.By(2), approval, null)).Check();
        Assert.Equal("ship", (await world.SagaAsync(id)).Step);
        Assert.Equal(1, await world.PaidAsync(OrderSaga.Settled));
        Assert.Contains("platform.saga.resolved", await world.ToldAsync(id));
        Assert.Null((await world.SagaAsync(id)).Proposal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_people_refused_is_kept_when_the_party_confirms_it_after_all(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var id = await StickAsync(world);
        var approval = await ProposeAsync(world, id, _confirmed with { Outcome = SagaVerdict.Refused });
        (await world.Of<ApprovalDesk>().ApproveAsync(SagaWorld.By(2), approval, null)).Check();
        var saga = await world.SagaAsync(id);
        Assert.Equal((SagaState.Failed, "resolved"), (saga.State, saga.LastCode));
        await world.Desk.HearAsync(SagaWorld.By(1), $"{id}-1", new CallOutcome.Confirmed("after all"));
        Assert.Equal(1, await world.PaidAsync(OrderSaga.Late));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rejected_proposal_leaves_it_as_it_was(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var id = await StickAsync(world);
        var approval = await ProposeAsync(world, id, _confirmed);
        (await world.Of<ApprovalDesk>().RejectAsync(SagaWorld.By(2), approval, "No proof.")).Check();
        var saga = await world.SagaAsync(id);
        Assert.Equal(SagaState.Stuck, saga.State);
        Assert.Null(saga.Proposal);
        Assert.Contains(SagaEvent.Declined, await world.EventsAsync(id));
        await ProposeAsync(world, id, _confirmed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Answer_of_the_party_takes_the_question_back(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var id = await StickAsync(world);
        var approval = await ProposeAsync(world, id, _confirmed);
        world.Party.IsMute = false;
        (await world.Desk.RetryAsync(SagaWorld.By(1), id)).Check();
        Assert.Equal(SagaState.Done, await world.RunAsync(id));
        var late = await world.Of<ApprovalDesk>().ApproveAsync(SagaWorld.By(2), approval, null);
        Assert.Equal("action_not_allowed", CodeOf(late));
        Assert.Equal(2, await world.PaidAsync(OrderSaga.Settled));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Ended_saga_is_neither_tried_nor_resolved(DatabaseProvider provider)
    {
        await using var world = await SagaWorld.OpenAsync(provider);
        var id = await world.BeginAsync();
        await world.RunAsync(id);
        Assert.Equal("action_not_allowed", CodeOf(await world.Desk.RetryAsync(SagaWorld.By(1), id)));
        Assert.Equal("action_not_allowed", CodeOf(await world.Desk.ProposeAsync(SagaWorld.By(1), id, _confirmed)));
        var missing = await Assert.ThrowsAsync<Refusal>(
            () => world.Desk.ProposeAsync(SagaWorld.By(1), id, new ResolveBody(null, "Proof", "Reason")));
        Assert.Equal("validation_failed", missing.Code.Code);
    }

    private static string CodeOf(Answer answer) => Problem.ToRefusal(answer.Body).Code.Code;

    private static async Task<Id<Approval>> ProposeAsync(SagaWorld world, Id<Saga> id, ResolveBody body) =>
        (await world.Desk.ProposeAsync(SagaWorld.By(1), id, body)).Read<SagaAnswer>().ApprovalId!.Value;

    private static async Task<Id<Saga>> StickAsync(SagaWorld world)
    {
        world.Party.Plan("order", Way.SilentlyDo);
        world.Party.IsMute = true;
        var id = await world.BeginAsync(OrderSaga.Start(deadline: TimeSpan.FromSeconds(20)));
        await world.PassAsync(TimeSpan.FromSeconds(22));
        Assert.Equal(SagaState.Stuck, (await world.SagaAsync(id)).State);
        return id;
    }

    private static async Task<(string Path, IReadOnlyList<ApprovalChange> Changes)> DescribeAsync(
        SagaWorld world, Id<Approval> approval)
    {
        var view = await world.Of<ApprovalQueries>().GetAsync(SagaWorld.By(2).Caller, approval);
        return (view.Page!, view.Changes!);
    }
}
