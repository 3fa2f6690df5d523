using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>Credit to agencies that a second administrator approves; then it is given.</summary>
public sealed class CreditApprovals : IApprovable
{
    /// <summary>The kind of these approvals.</summary>
    public const string Name = "rewards.credit";

    private const string Late = "Nobody approved it in time.";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public async Task ApproveAsync(ClosureWork work, Approval approval) =>
        await work.GrantAsync(await FindAsync(work.Db, approval), approval.Checker);

    /// <inheritdoc/>
    public async Task TakeBackAsync(ClosureWork work, Approval approval) => await work.EndAsync(
        await FindAsync(work.Db, approval), "rejected",
        wish => wish.Reject(approval.Checker, approval.Reason ?? Late, work.Now));

    /// <inheritdoc/>
    public async Task<(string Path, IReadOnlyList<ApprovalChange> Changes)> DescribeAsync(
        OffersDb db, Approval approval)
    {
        var wish = await FindAsync(db, approval);
        var place = await CreditPlaces.OfAsync(db, wish.Owner);
        var path = place.Agency is { } agency ? $"/admin/agencies/{agency}" : "/admin/credit";
        return (path,
        [
            new("Agency", place.Name, place.Name),
            new("Credit given", null, $"{wish.Currency} {wish.Amount}"),
            new("Wish", "waiting", "approved"),
        ]);
    }

    internal static ApprovalFacts Facts(CreditRequest wish, string name) =>
        new(Name, wish.ObjectId, wish.Amount, $"Credit to {name}")
        {
            For = wish.AskedBy,
        };

    private static Task<CreditRequest> FindAsync(OffersDb db, Approval approval)
    {
        var id = Id<CreditRequest>.Parse(approval.Subject);
        return db.CreditRequests.SingleAsync(x => x.Id == id);
    }
}
