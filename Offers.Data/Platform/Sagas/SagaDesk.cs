using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>How a saga ended, as somebody of the staff says it.</summary>
/// <param name="Outcome"><c>confirmed</c> or <c>refused</c>.</param>
/// <param name="Proof">What proves it: a reference or statement of the party, for example.</param>
/// <param name="Reason">Why it is said.</param>
public sealed record ResolveBody(SagaVerdict? Outcome, string? Proof, string? Reason);

/// <summary>What a verb on a saga answers.</summary>
/// <param name="Id">The saga.</param>
/// <param name="Kind">Which definition carries it out.</param>
/// <param name="Subject">The outside id of what it is about.</param>
/// <param name="Step">The present step.</param>
/// <param name="Status">How it stands.</param>
/// <param name="ApprovalId">What a second person is asked; null where nobody is.</param>
public sealed record SagaAnswer(
    Id<Saga> Id, string Kind, string Subject, string Step, SagaState Status, Id<Approval>? ApprovalId = null)
{
    internal static SagaAnswer Of(Saga saga, Approval? approval = null) =>
        new(saga.Id, saga.Kind, saga.Subject, saga.Step, saga.State, approval?.Id);
}

/// <summary>What people and outside parties bring to sagas by themselves.</summary>
public sealed class SagaDesk(UnitOfWork unit, SagaSettling settling)
{
    /// <summary>The kind of approval by which two people say how a saga ended.</summary>
    public const string ResolveKind = "platform.saga.resolve";

    /// <summary>
    /// An outside party tells what became of a step, whenever and however often it likes: the first one counts, and a
    /// confirmation of a step that was given up is kept. Who tells it must have been checked before.
    /// </summary>
    /// <param name="request">Who tells it, in the saga's book.</param>
    /// <param name="stepKey">The key with which the party was called.</param>
    /// <param name="outcome">What it says; only confirmations and refusals count.</param>
    /// <exception cref="Refusal"><c>saga_not_found</c>.</exception>
    public Task<Answer> HearAsync(CommandRequest request, string stepKey, CallOutcome outcome)
    {
        if (!SagaKey.TryParse(stepKey, out var key))
        {
            throw SagaCodes.SagaNotFound.Because();
        }

        return RunAsync(request, "hear", key.Saga, async (work, saga) =>
        {
            if (outcome is CallOutcome.Confirmed or CallOutcome.Refused)
            {
                var said = outcome is CallOutcome.Refused refused ? $"{refused.Code}: {refused.Text}" : "confirmed";
                await settling.SettleAsync(work, new SagaEnding(
                    key, null, outcome, new SagaNoteFacts(SagaEvent.Callback, said)));
            }

            return SagaAnswer.Of(saga);
        });
    }

    /// <summary>Somebody of the staff wants a saga tried, or its party asked, at once.</summary>
    /// <exception cref="Refusal"><c>saga_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> RetryAsync(CommandRequest request, Id<Saga> id) =>
        RunAsync(request, "retry", id, (work, saga) =>
        {
            saga.Retry(work.RecordedAt);
            work.Tell(saga, "retry", "retried", new SagaNoteFacts(SagaEvent.Retried), saga.State);
            return Task.FromResult(SagaAnswer.Of(saga));
        });

    /// <summary>
    /// Somebody of the staff says what an outside party did that does not answer; it counts when a second person
    /// agrees.
    /// </summary>
    /// <exception cref="Refusal"><c>saga_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c>,
    /// <c>saga_proposal_waits</c> as answers.</exception>
    public Task<Answer> ProposeAsync(CommandRequest request, Id<Saga> id, ResolveBody body)
    {
        var proposal = new SagaProposal(
            body.Outcome ?? throw Refusal.OfField("outcome", "'outcome' is 'confirmed' or 'refused'."),
            Text.Required("proof", body.Proof, Limits.Reason), Text.Required("reason", body.Reason, Limits.Reason));
        return RunAsync(request, "propose", id, (work, saga) =>
        {
            saga.Propose(proposal, work.RecordedAt);
            var verdict = Words.Snake(proposal.Verdict.ToString());
            var summary = $"{saga.Kind} {saga.Step} of {saga.Subject}: {verdict}";
            var approval = work.AskApproval(new ApprovalFacts(
                ResolveKind, saga.ObjectId, Money.Zero(Currency.Aed), Text.Cut(summary, Limits.Title)));
            work.Tell(
                saga, "propose", "proposed", new SagaNoteFacts(SagaEvent.Proposed, $"{verdict}: {proposal.Reason}"),
                saga.State);
            return Task.FromResult(SagaAnswer.Of(saga, approval));
        });
    }

    private Task<Answer> RunAsync(
        CommandRequest request, string verb, Id<Saga> id, Func<ClosureWork, Saga, Task<SagaAnswer>> deed) =>
        unit.RunAsync(request, new Deed("platform.saga." + verb, id.ToString()), async work =>
        {
            var saga = await SagaLeases.LockAsync(work.Db, id) ?? throw SagaCodes.SagaNotFound.Because();
            return Answer.Ok(await deed(work, saga));
        });
}
