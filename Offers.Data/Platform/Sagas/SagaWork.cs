using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>What modules do with sagas inside a unit of work, a closure or a batch command.</summary>
public static class SagaWork
{
    /// <summary>
    /// Begins a saga in the same commit. The outside party is asked after it: at once by whoever awaits
    /// <see cref="SagaRunner.RunAsync"/>, else by the worker within a second.
    /// </summary>
    public static Saga Begin(this Work work, SagaStart start)
    {
        var saga = work.Add(new Saga(work.Caller.Book, start, work.RecordedAt));
        work.Tell(saga, "begin", "begun", new SagaNoteFacts(SagaEvent.Begun), null);
        return saga;
    }

    /// <summary>A line of the timeline, an audit entry and an event about one happening.</summary>
    internal static void Tell(
        this Work work, Saga saga, string verb, string happened, SagaNoteFacts facts, SagaState? before)
    {
        work.Add(saga.Note(facts, work.RecordedAt));
        var payload = new
        {
            id = saga.ObjectId,
            saga.Kind,
            saga.Subject,
            saga.Step,
            saga.StepNumber,
            saga.Party,
            status = saga.State,
            saga.Attempt,
            code = saga.LastCode,
            saga.Deadline,
        };
        var earlier = before is { } state ? OffersJson.Text(new { status = state }) : null;
        work.Audit(new AuditFact(
            "platform.saga." + verb, saga.ObjectId, earlier, OffersJson.Text(payload), saga.ProposalReason));
        work.Raise(saga, "platform.saga." + happened, payload);
    }
}
