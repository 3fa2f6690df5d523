using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>How a step ended, and who says so.</summary>
/// <param name="Key">The step.</param>
/// <param name="Fence">The right of whoever asked; null for callbacks and people, who need none.</param>
/// <param name="Outcome">What the party did.</param>
/// <param name="Facts">What the timeline says of it.</param>
internal sealed record SagaEnding(SagaKey Key, long? Fence, CallOutcome Outcome, SagaNoteFacts Facts);

/// <summary>
/// What is written about sagas under the pen: a step is settled once, in one commit with everything that follows.
/// </summary>
public sealed class SagaSettling(UnitOfWork unit, SagaKinds kinds)
{
    private const string Job = "sagas";
    private static readonly TimeSpan _keep = TimeSpan.FromDays(1);

    /// <summary>Settles the step of a saga that the caller holds.</summary>
    internal Task<Answer> SettleAsync(Saga held, CallOutcome outcome, SagaNoteFacts facts) =>
        RunAsync(held, "settle", work => SettleAsync(work, new SagaEnding(held.Key, held.Fence, outcome, facts)));

    /// <summary>Lets a saga wait whose state people are told: unknown, or stuck.</summary>
    internal Task<Answer> WaitAsync(Saga held, SagaNoteFacts facts, Action<Saga> change) =>
        RunAsync(held, "wait", async work =>
        {
            var saga = await SagaLeases.LockAsync(work.Db, held.Id);
            if (saga is null || !saga.IsOpen || saga.Fence != held.Fence)
            {
                return;
            }

            var before = saga.State;
            change(saga);
            if (kinds.Find(saga.Kind) is { } definition)
            {
                await definition.WaitAsync(work, saga);
            }

            var happened = Words.Snake(saga.State.ToString());
            work.Tell(saga, "wait", happened, facts, before);
        });

    /// <summary>Settles a step inside a unit of work, or does what must be done where it was left already.</summary>
    /// <exception cref="Refusal"><c>saga_not_found</c>.</exception>
    internal async Task SettleAsync(ClosureWork work, SagaEnding ending)
    {
        var saga = await SagaLeases.LockAsync(work.Db, ending.Key.Saga) ?? throw SagaCodes.SagaNotFound.Because();
        if (!saga.IsOpen || saga.StepNumber != ending.Key.StepNumber)
        {
            await LateAsync(work, saga, ending);
        }
        else if (ending.Fence is { } fence && fence != saga.Fence)
        {
            // Whoever has it now finds out himself; two who settle could each do half.
            work.Add(saga.Note(new SagaNoteFacts(SagaEvent.Dropped), work.RecordedAt));
        }
        else
        {
            await MoveAsync(work, saga, ending);
        }
    }

    private async Task MoveAsync(ClosureWork work, Saga saga, SagaEnding ending)
    {
        var verdict = ending.Outcome is CallOutcome.Confirmed ? SagaVerdict.Confirmed : SagaVerdict.Refused;
        var before = saga.State;
        work.Add(saga.Note(ending.Facts with { Settled = verdict }, work.RecordedAt));
        if (saga.Verdict is not null)
        {
            await work.EndApprovalAsync(saga.ObjectId, "The outside party answered.");
        }

        switch (await kinds.Of(saga).SettleAsync(work, saga, ending.Outcome))
        {
            case SagaNext.Done:
                saga.Complete(work.RecordedAt);
                work.Tell(saga, "settle", "done", new SagaNoteFacts(SagaEvent.Done), before);
                break;
            case SagaNext.Failed failed:
                saga.Fail(failed.Code, failed.Text, work.RecordedAt);
                work.Tell(saga, "settle", "failed", new SagaNoteFacts(SagaEvent.Failed, failed.Text), before);
                break;
            case SagaNext.Step step:
                saga.Move(step.Name, step.Party, step.Data, work.RecordedAt + (step.Delay ?? TimeSpan.Zero));
                work.Tell(saga, "settle", "moved", new SagaNoteFacts(SagaEvent.Moved), before);
                break;
        }
    }

    // The party confirms what was given up: it is kept once. What was settled as confirmed is a repetition.
    private async Task LateAsync(ClosureWork work, Saga saga, SagaEnding ending)
    {
        var key = ending.Key.ToString();
        if (ending.Outcome is not CallOutcome.Confirmed confirmed || ending.Key.StepNumber > saga.StepNumber
            || await work.Db.SagaNotes.AnyAsync(
                x => x.Saga == saga.Id && x.Key == key && x.Settled == SagaVerdict.Confirmed))
        {
            return;
        }

        var called = await work.Db.SagaNotes.Where(x => x.Saga == saga.Id && x.Key == key)
            .OrderBy(x => x.Number).FirstOrDefaultAsync();
        var facts = new SagaNoteFacts(SagaEvent.Late, ending.Facts.Text)
        {
            Key = ending.Key, DurationMs = ending.Facts.DurationMs, Settled = SagaVerdict.Confirmed,
        };
        await kinds.Of(saga).LateAsync(
            work, saga, confirmed with { Key = key, Step = called?.Step, Party = called?.Party });
        work.Tell(saga, "late", "late", facts, saga.State);
    }

    // The fence names who asked, and the faults how often he tried: the same settling is written once.
    private Task<Answer> RunAsync(Saga held, string verb, Func<ClosureWork, Task> deed)
    {
        var item = string.Create(
            CultureInfo.InvariantCulture, $"{verb}:{held.StepKey}:{held.Fence}:{held.Faults}:{held.State}");
        var key = CommandKey.OfJob(held.Book, Job, item, held.DueAt) with { Keep = _keep };
        var request = new CommandRequest(Caller.System(held.Book, Job), key);
        return unit.RunAsync(request, new Deed("platform.saga." + verb, held.ObjectId), async work =>
        {
            await deed(work);
            return Answer.None();
        });
    }
}
