using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>Withdrawals that a second administrator approves before another pays them out.</summary>
public sealed class WithdrawalApprovals : IApprovable
{
    /// <summary>The kind of these approvals.</summary>
    public const string Name = "ledger.withdrawal";

    private const string Late = "Nobody approved it in time.";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public async Task ApproveAsync(ClosureWork work, Approval approval)
    {
        var (withdrawal, _) = await WithdrawalDesk.FindAsync(work, Id<Withdrawal>.Parse(approval.Subject));
        withdrawal.Approve(approval.Checker!.Value);
        work.Tell(withdrawal, new CashDeed(
            "ledger.withdrawal.approve", "ledger.withdrawal.approved", CashState.Requested, approval.Reason));
    }

    /// <inheritdoc/>
    public async Task TakeBackAsync(ClosureWork work, Approval approval)
    {
        var (withdrawal, hold) = await WithdrawalDesk.FindAsync(work, Id<Withdrawal>.Parse(approval.Subject));
        WithdrawalDesk.TakeBack(
            work, withdrawal, hold, new Decision(approval.Checker, work.Now, approval.Reason ?? Late));
    }

    /// <inheritdoc/>
    public async Task<(string Path, IReadOnlyList<ApprovalChange> Changes)> DescribeAsync(
        OffersDb db, Approval approval)
    {
        var id = Id<Withdrawal>.Parse(approval.Subject);
        var withdrawal = await db.Withdrawals.SingleAsync(x => x.Id == id);
        var destination = await db.Destinations.SingleOrDefaultAsync(x => x.Id == withdrawal.Destination);
        var owner = await OwnerNames.OneAsync(db, withdrawal.Owner);
        return ($"/admin/transfers?kind=withdrawals&status=all&q={withdrawal.Id}",
        [
            new("Owner", owner.Name, owner.Name),
            new("Bank account", To(withdrawal, destination), To(withdrawal, destination)),
            new("Money", "held", "held"),
            new("May be paid out", "no", "yes, by another administrator"),
        ]);
    }

    internal static ApprovalFacts Facts(Withdrawal withdrawal, Destination? destination) => new(
        Name, withdrawal.ObjectId, withdrawal.Amount,
        $"Withdrawal to {To(withdrawal, destination)}")
    {
        For = withdrawal.OwnerKind == OwnerKind.Person ? new Id<IPerson>(withdrawal.OwnerId) : null,
    };

    private static string To(Withdrawal withdrawal, Destination? destination) => destination is null
        ? withdrawal.Reference ?? "an account that is not named"
        : $"{destination.Label}, {destination.Masked}";
}
