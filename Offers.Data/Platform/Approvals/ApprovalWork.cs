using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Approvals;

/// <summary>What modules do with approvals inside a unit of work.</summary>
internal static class ApprovalWork
{
    /// <summary>Asks for a second person.</summary>
    internal static Approval AskApproval(this Work work, ApprovalFacts facts)
    {
        var approval = work.Add(new Approval(work.Caller, facts, work.Now));
        work.Tell(approval, "ask", "asked", null);
        return approval;
    }

    /// <summary>The approval of a subject that waits; null where none does.</summary>
    internal static Task<Approval?> WaitingApprovalAsync(this ClosureWork work, string subject) =>
        work.Db.Approvals.SingleOrDefaultAsync(x => x.Subject == subject && x.State == ApprovalState.Waiting);

    /// <summary>What it is about ended otherwise, so that nobody needs to decide any more.</summary>
    internal static async Task EndApprovalAsync(this ClosureWork work, string subject, string reason)
    {
        if (await work.WaitingApprovalAsync(subject) is { } approval)
        {
            approval.Withdraw(reason, work.Now);
            work.Tell(approval, "withdraw", "withdrawn", ApprovalState.Waiting);
        }
    }

    internal static void Tell(
        this Work work, Approval approval, string verb, string happened, ApprovalState? before)
    {
        var payload = new
        {
            id = approval.ObjectId,
            approval.Kind,
            approval.Subject,
            approval.Summary,
            amount = approval.Amount,
            currency = approval.Currency,
            maker = approval.Maker,
            approval.For,
            checker = approval.Checker,
            status = approval.State,
            approval.ExpiresAt,
            approval.Reason,
        };
        var earlier = before is { } state ? OffersJson.Text(new { status = state }) : null;
        work.Audit(new AuditFact(
            "platform.approval." + verb, approval.ObjectId, earlier, OffersJson.Text(payload), approval.Reason));
        work.Raise(approval, "platform.approval." + happened, payload);
    }
}
