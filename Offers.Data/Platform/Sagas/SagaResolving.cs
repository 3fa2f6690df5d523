using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>Two people say what an outside party did that does not answer.</summary>
public sealed class SagaResolving(SagaSettling settling) : IApprovable
{
    /// <inheritdoc/>
    public string Kind => SagaDesk.ResolveKind;

    /// <inheritdoc/>
    public async Task ApproveAsync(ClosureWork work, Approval approval)
    {
        var saga = await FindAsync(work, approval);
        var said = saga.Proposal ?? throw PlatformCodes.ActionNotAllowed.Because("Nobody says how it ended.");
        saga.DropProposal();
        var text = $"{Words.Snake(said.Verdict.ToString())}: {said.Proof}";
        CallOutcome outcome = said.Verdict == SagaVerdict.Confirmed
            ? new CallOutcome.Confirmed(new SagaProof(said.Proof, said.Reason))
            : new CallOutcome.Refused("resolved", said.Reason);
        work.Tell(saga, "resolve", "resolved", new SagaNoteFacts(SagaEvent.Resolved, text), saga.State);
        await settling.SettleAsync(work, new SagaEnding(
            saga.Key, null, outcome, new SagaNoteFacts(SagaEvent.Resolved, said.Reason)));
    }

    /// <inheritdoc/>
    public async Task TakeBackAsync(ClosureWork work, Approval approval)
    {
        var saga = await FindAsync(work, approval);
        saga.DropProposal();
        work.Tell(saga, "decline", "declined", new SagaNoteFacts(SagaEvent.Declined, approval.Reason), saga.State);
    }

    /// <inheritdoc/>
    public async Task<(string Path, IReadOnlyList<ApprovalChange> Changes)> DescribeAsync(
        OffersDb db, Approval approval)
    {
        var path = $"/admin/sagas/{approval.Subject}";
        if (!Id<Saga>.TryParse(approval.Subject, out var id)
            || await db.Sagas.SingleOrDefaultAsync(x => x.Id == id) is not { Proposal: { } said } saga)
        {
            return (path, []);
        }

        return (path,
        [
            new ApprovalChange("Party", saga.Party, saga.Party),
            new ApprovalChange("Step", saga.Step, saga.Step),
            new ApprovalChange("Outcome", Words.Plain(saga.State.ToString()), Words.Plain(said.Verdict.ToString())),
            new ApprovalChange("Proof", null, said.Proof),
            new ApprovalChange("Reason", null, said.Reason),
        ]);
    }

    private static async Task<Saga> FindAsync(ClosureWork work, Approval approval) =>
        (Id<Saga>.TryParse(approval.Subject, out var id) ? await SagaLeases.LockAsync(work.Db, id) : null)
            ?? throw SagaCodes.SagaNotFound.Because();
}
