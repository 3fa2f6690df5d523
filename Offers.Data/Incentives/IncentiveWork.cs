using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>What events and audit say of an incentive.</summary>
internal sealed record IncentiveFact(
    Id<Incentive> Id, Id<Project> Project, Id<Organisation> Owner, string Title, IncentiveStatus Status,
    int TermsVersion, DateTimeOffset? ValidUntil);

/// <summary>What desks do alike with incentives inside their units of work.</summary>
internal static class IncentiveWork
{
    /// <summary>Tells what became of an incentive, and audits it.</summary>
    internal static void Record(this Work work, Incentive incentive, string happened, string? before)
    {
        var fact = new IncentiveFact(
            incentive.Id, incentive.Project, incentive.Owner, incentive.Title, incentive.Status,
            incentive.TermsVersion, incentive.ValidUntil);
        work.Audit(new AuditFact(
            "incentives." + happened, incentive.ObjectId, before, OffersJson.Text(IncentiveBody.Of(incentive)), null));
        work.Raise(incentive, "incentives.incentive." + happened, fact);
    }

    /// <summary>Pays approved claims that waited for the budget, the oldest first, as far as it reaches.</summary>
    internal static async Task PayWaitingAsync(this ClosureWork work, Incentive incentive)
    {
        var waiting = await work.Db.IncentiveClaims
            .Where(x => x.Incentive == incentive.Id && x.WaitsFor != null).OrderBy(x => x.Id).ToListAsync();
        foreach (var claim in waiting)
        {
            await work.SettleAsync(claim, await work.StagesAsync(claim));
        }
    }

    /// <summary>
    /// Uses what claims gave back of a budget: those that wait for it come first, and the rest of an incentive that has
    /// ended goes back to its owner.
    /// </summary>
    internal static async Task UseFreedAsync(this ClosureWork work, Incentive incentive)
    {
        // Only a budget that this work has read can have given anything free.
        if (work.Db.Budgets.Local.FirstOrDefault(x => x.Subject == incentive.ObjectId) is { HasFreed: true })
        {
            await work.FlushAsync();
            await work.PayWaitingAsync(incentive);
        }

        await work.ReturnSpareAsync(incentive);
    }

    /// <summary>The terms and the sale of a claim.</summary>
    internal static async Task<SaleStages> StagesAsync(this ClosureWork work, IncentiveClaim claim) => new(
        await work.TermsAsync(claim), await work.Db.Sales.SingleAsync(x => x.Id == claim.Sale));

    /// <summary>The terms by which a claim came about.</summary>
    internal static async Task<IncentiveTerms> TermsAsync(this ClosureWork work, IncentiveClaim claim) =>
        (await work.Db.IncentiveVersions
            .SingleAsync(x => x.Incentive == claim.Incentive && x.Number == claim.TermsVersion)).Terms;
}
