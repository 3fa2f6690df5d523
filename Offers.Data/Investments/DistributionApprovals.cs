using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Distributions that a second administrator approves; then they are paid.</summary>
public sealed class DistributionApprovals : IApprovable
{
    private const string Name = "investments.distribution";
    private const string Late = "Nobody approved it in time.";

    /// <inheritdoc/>
    public string Kind => Name;

    /// <inheritdoc/>
    public async Task ApproveAsync(ClosureWork work, Approval approval)
    {
        var distribution = await FindAsync(work.Db, approval);
        var (offer, _) = await work.LoadOfferAsync(distribution.Offer);
        await PayAsync(work, offer, distribution);
        DistributionDesk.Record(work, distribution, DistributionView.Of(distribution, 0), "approve");
    }

    /// <inheritdoc/>
    public async Task TakeBackAsync(ClosureWork work, Approval approval)
    {
        var distribution = await FindAsync(work.Db, approval);
        if (approval.State == ApprovalState.Rejected)
        {
            distribution.Reject(approval.Checker, approval.Reason, work.Now);
        }
        else
        {
            distribution.Expire(Late, work.Now);
        }

        DistributionDesk.Record(work, distribution, DistributionView.Of(distribution, 0), "reject");
    }

    /// <inheritdoc/>
    public async Task<(string Path, IReadOnlyList<ApprovalChange> Changes)> DescribeAsync(
        OffersDb db, Approval approval)
    {
        var distribution = await FindAsync(db, approval);
        var offer = await db.InvestmentOffers.SingleAsync(x => x.Id == distribution.Offer);
        var investors = distribution.LineCount.ToString("N0", CultureInfo.InvariantCulture);
        return ($"/admin/investments/{offer.Id}/distributions/{distribution.Id}",
        [
            new("Offer", offer.Name, offer.Name),
            new("Record date", $"{distribution.RecordDate:d MMM yyyy}", $"{distribution.RecordDate:d MMM yyyy}"),
            new("Investors who are paid", "0", investors),
            new("Distribution", Words.Plain(distribution.Status.ToString()), "paying"),
        ]);
    }

    /// <summary>A second person agrees: begins to pay.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>same_person</c>, <c>pool_short</c>.</exception>
    internal static async Task PayAsync(ClosureWork work, InvestmentOffer offer, Distribution distribution)
    {
        distribution.Approve(work.Caller.Person, work.Now);
        await work.LoadPoolAsync(offer);
        work.CheckPool(offer, distribution.Total);
        work.StartRun(offer, distribution);
    }

    internal static ApprovalFacts Facts(InvestmentOffer offer, Distribution distribution) => new(
        Name, distribution.ObjectId, distribution.Total,
        $"{distribution.Kind} to the investors of {offer.Code}");

    private static Task<Distribution> FindAsync(OffersDb db, Approval approval)
    {
        var id = Id<Distribution>.Parse(approval.Subject);
        return db.Distributions.SingleAsync(x => x.Id == id);
    }
}
