using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What an administrator wants to pay out.</summary>
/// <param name="Kind">Interest, income or principal.</param>
/// <param name="Total">How much in all, in the offer's currency.</param>
/// <param name="RecordDate">Who had shares on this day is paid; today where left out.</param>
/// <param name="Memo">What investors read.</param>
public sealed record DistributionBody(
    DistributionKind Kind, AmountText Total, DateOnly? RecordDate = null, string? Memo = null);

/// <summary>From which totals on a second person must approve a distribution, by currency.</summary>
/// <param name="ApprovalAbove">Totals above this wait; a currency that is not named has no threshold.</param>
public sealed record DistributionLimits(IReadOnlyDictionary<Currency, Money> ApprovalAbove)
{
    /// <summary>No thresholds.</summary>
    public static readonly DistributionLimits None = new(new Dictionary<Currency, Money>());

    internal bool NeedsApproval(Money total) =>
        ApprovalAbove.TryGetValue(total.Currency, out var above) && total > above;
}

/// <summary>
/// Pays an offer's investors out of its pool: proposes, approves, rejects, and returns the principal at the end.
/// </summary>
public sealed class DistributionDesk(UnitOfWork writes, DistributionLimits limits)
{
    /// <summary>Splits a total among the investors and begins to pay it, or lets a second person decide.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>; <c>action_not_allowed</c>, <c>pool_short</c>,
    /// <c>distribution_running</c> as answers.</exception>
    public Task<Answer> ProposeAsync(CommandRequest request, Id<InvestmentOffer> id, DistributionBody body) =>
        writes.RunAsync(request, new Deed("investments.distribute", id.ToString()), async work =>
        {
            var (offer, _) = await work.LoadOfferAsync(id);
            OfferLife.Machine.Next(offer, "distribute", work.Now);
            var today = DateOnly.FromDateTime(work.Now.UtcDateTime);
            var order = new DistributionOrder(
                body.Kind == DistributionKind.Principal
                    ? throw Refusal.OfField("kind", "The principal is returned by 'repay'.")
                    : body.Kind,
                body.Total.PositiveIn(offer.Currency), body.RecordDate ?? today, body.Memo);
            await work.LoadPoolAsync(offer);
            work.CheckPool(offer, order.Total);
            return await BeginAsync(work, offer, order, request.Mode);
        });

    /// <summary>A second person agrees: begins to pay.</summary>
    /// <exception cref="Refusal"><c>distribution_not_found</c>; <c>action_not_allowed</c>, <c>same_person</c>,
    /// <c>pool_short</c> as answers.</exception>
    public Task<Answer> ApproveAsync(CommandRequest request, Id<InvestmentOffer> id, Id<Distribution> distributionId) =>
        DecideAsync(request, (id, distributionId), "approve", async (work, offer, distribution) =>
        {
            await DistributionApprovals.PayAsync(work, offer, distribution);
            if (await work.WaitingApprovalAsync(distribution.ObjectId) is { } approval)
            {
                approval.Approve(work.Caller.Person, null, work.Now);
                work.Tell(approval, "approve", "approved", ApprovalState.Waiting);
            }
        });

    /// <summary>A second person says no.</summary>
    /// <exception cref="Refusal"><c>distribution_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c>,
    /// <c>same_person</c> as answers.</exception>
    public Task<Answer> RejectAsync(
        CommandRequest request, Id<InvestmentOffer> id, Id<Distribution> distributionId, string? reason) =>
        DecideAsync(request, (id, distributionId), "reject", async (work, _, distribution) =>
        {
            distribution.Reject(work.Caller.Person, reason, work.Now);
            if (await work.WaitingApprovalAsync(distribution.ObjectId) is { } approval)
            {
                approval.Reject(work.Caller.Person, reason, work.Now);
                work.Tell(approval, "reject", "rejected", ApprovalState.Waiting);
            }
        });

    /// <summary>Returns the principal, or says that the pool is short of it.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>distribution_running</c> as answers.</exception>
    public Task<Answer> RepayAsync(CommandRequest request, Id<InvestmentOffer> id) =>
        writes.RunAsync(request, new Deed("investments.repay", id.ToString()), async work =>
        {
            var (offer, totals) = await work.LoadOfferAsync(id);
            await work.LoadPoolAsync(offer);
            var before = OffersJson.Text(new { offer.Status });
            if (offer.Repay(work.Ledger.Account(OfferAccounts.Pool(offer)).Balance, totals.Committed, work.Now))
            {
                var today = DateOnly.FromDateTime(work.Now.UtcDateTime);
                var order = new DistributionOrder(DistributionKind.Principal, totals.Committed, today, null);
                var distribution = await MakeAsync(work, offer, order);
                Begin(work, offer, distribution.Distribution);
            }
            else
            {
                work.Tell(offer, "in_arrears");
            }

            work.Audit(new AuditFact(
                "investments.repay", offer.ObjectId, before, OffersJson.Text(new { offer.Status }), null));
            return await work.TellAsync(offer, totals);
        });

    private static async Task<(Distribution Distribution, IReadOnlyList<DistributionLine> Lines)> MakeAsync(
        ClosureWork work, InvestmentOffer offer, DistributionOrder order)
    {
        if (await work.Db.Distributions.AnyAsync(x => x.Offer == offer.Id
            && (x.Status == DistributionStatus.Proposed || x.Status == DistributionStatus.Paying)))
        {
            throw InvestmentCodes.DistributionRunning.Because();
        }

        var positions = await work.Db.Positions.AsNoTracking()
            .Where(x => x.Offer == offer.Id && x.CommittedMinor > 0).ToListAsync();
        var distribution = new Distribution(offer, order, work.Caller.Person, work.Now);
        var lines = distribution.Split(positions);
        work.Db.Add(distribution);
        foreach (var line in lines)
        {
            work.Add(line);
        }

        return (distribution, lines);
    }

    private static void Begin(ClosureWork work, InvestmentOffer offer, Distribution distribution)
    {
        distribution.Begin();
        work.StartRun(offer, distribution);
    }

    internal static Answer Record(Work work, Distribution distribution, DistributionView view, string verb)
    {
        work.Audit(new AuditFact(
            "investments.distribution." + verb, distribution.ObjectId, null,
            OffersJson.Text(view with { Lines = null }), distribution.DecisionReason ?? distribution.Memo));
        work.Raise(distribution, "investments.distribution." + Words.Snake(distribution.Status.ToString()), new
        {
            distribution.Id, offerId = distribution.Offer, distribution.Kind, total = distribution.Total,
            currency = distribution.Currency, distribution.Status,
        });
        return Answer.Ok(view);
    }

    private async Task<Answer> BeginAsync(
        ClosureWork work, InvestmentOffer offer, DistributionOrder order, RunMode mode)
    {
        var (distribution, lines) = await MakeAsync(work, offer, order);
        if (!limits.NeedsApproval(distribution.Total))
        {
            Begin(work, offer, distribution);
        }
        else
        {
            work.AskApproval(DistributionApprovals.Facts(offer, distribution));
        }

        var view = DistributionView.Of(distribution, 0) with
        {
            Lines = mode == RunMode.DryRun ? await DistributionLines.NamedAsync(work.Db, lines) : null,
        };
        return Record(work, distribution, view, "propose");
    }

    private Task<Answer> DecideAsync(
        CommandRequest request, (Id<InvestmentOffer> Offer, Id<Distribution> Distribution) ids, string verb,
        Func<ClosureWork, InvestmentOffer, Distribution, Task> decide) =>
        writes.RunAsync(
            request, new Deed("investments.distribution." + verb, ids.Distribution.ToString()), async work =>
        {
            var (offer, _) = await work.LoadOfferAsync(ids.Offer);
            var distribution = await work.Db.Distributions
                .SingleOrDefaultAsync(x => x.Id == ids.Distribution && x.Offer == ids.Offer)
                ?? throw InvestmentCodes.DistributionNotFound.Because();
            await decide(work, offer, distribution);
            return Record(work, distribution, DistributionView.Of(distribution, 0), verb);
        });
}
