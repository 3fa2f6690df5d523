using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Approvals;

/// <summary>What a decision about an approval answers.</summary>
/// <param name="Id">The approval.</param>
/// <param name="Kind">What was to be done.</param>
/// <param name="Subject">The outside id of what it is about.</param>
/// <param name="Amount">How much money.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Reason">Why.</param>
public sealed record ApprovalAnswer(
    Id<Approval> Id, string Kind, string Subject, AmountText Amount, string Currency, ApprovalState Status,
    string? Reason);

/// <summary>An approval whose time is over.</summary>
/// <param name="Id">The approval.</param>
/// <param name="ExpiresAt">When its time was over.</param>
public sealed record DueApproval(Id<Approval> Id, DateTimeOffset ExpiresAt);

/// <summary>Where second persons decide, whatever the command: each kind says what follows.</summary>
public sealed class ApprovalDesk(UnitOfWork unit, IEnumerable<IApprovable> kinds)
{
    private readonly IApprovable[] _kinds = [.. kinds];

    /// <summary>A second person agrees.</summary>
    /// <exception cref="Refusal"><c>approval_not_found</c>; <c>action_not_allowed</c>, <c>approval_expired</c>,
    /// <c>same_person</c> as answers.</exception>
    public Task<Answer> ApproveAsync(CommandRequest request, Id<Approval> id, string? reason) =>
        DecideAsync(request, id, "approve", (work, approval, kind) =>
        {
            approval.Approve(work.Caller.Person, reason, work.Now);
            work.Tell(approval, "approve", "approved", ApprovalState.Waiting);
            return kind.ApproveAsync(work, approval);
        });

    /// <summary>A second person says no: what was set aside is given back.</summary>
    /// <exception cref="Refusal"><c>approval_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c>,
    /// <c>approval_expired</c>, <c>same_person</c> as answers.</exception>
    public Task<Answer> RejectAsync(CommandRequest request, Id<Approval> id, string? reason) =>
        DecideAsync(request, id, "reject", (work, approval, kind) =>
        {
            approval.Reject(work.Caller.Person, reason, work.Now);
            work.Tell(approval, "reject", "rejected", ApprovalState.Waiting);
            return kind.TakeBackAsync(work, approval);
        });

    /// <summary>Nobody decided in time: what was set aside is given back. One item of the job.</summary>
    /// <exception cref="Refusal"><c>approval_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> ExpireAsync(CommandRequest request, Id<Approval> id) =>
        DecideAsync(request, id, "expire", (work, approval, kind) =>
        {
            approval.Expire(work.Now);
            work.Tell(approval, "expire", "expired", ApprovalState.Waiting);
            return kind.TakeBackAsync(work, approval);
        });

    private Task<Answer> DecideAsync(
        CommandRequest request, Id<Approval> id, string verb, Func<ClosureWork, Approval, IApprovable, Task> decide) =>
        unit.RunAsync(request, new Deed("platform.approval." + verb, id.ToString()), async work =>
        {
            var approval = await work.Db.Approvals.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw PlatformCodes.ApprovalNotFound.Because();
            await decide(work, approval, Array.Find(_kinds, x => x.Kind == approval.Kind)
                ?? throw new InvalidOperationException($"Nobody carries out '{approval.Kind}'."));
            return Answer.Ok(new ApprovalAnswer(
                approval.Id, approval.Kind, approval.Subject, AmountText.Of(approval.Amount), approval.Currency.Code,
                approval.State, approval.Reason));
        });
}
