using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>A bounty with the money behind it.</summary>
/// <param name="Bounty">The bounty.</param>
/// <param name="Budget">The money; null where none was held yet.</param>
internal sealed record FundedBounty(Bounty Bounty, Budget? Budget);

/// <summary>What the desks of bounties do alike inside their units of work.</summary>
internal static class BountyWork
{
    /// <summary>A bounty that a scope reaches and owns.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>, <c>not_owner</c>.</exception>
    internal static async Task<FundedBounty> OwnBountyAsync(
        this ClosureWork work, ProjectScope scope, Id<Bounty> id)
    {
        var found = await work.BountyAsync(id);
        scope.Require(found.Bounty.Builder, IncentiveCodes.BountyNotFound);
        scope.RequireOwner(found.Bounty.Owner);
        return found;
    }

    /// <summary>A bounty.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>.</exception>
    internal static async Task<FundedBounty> BountyAsync(this ClosureWork work, Id<Bounty> id)
    {
        var bounty = await work.Db.Bounties.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.BountyNotFound.Because();
        return new FundedBounty(bounty, await work.BudgetAsync(bounty.ObjectId));
    }

    /// <summary>Holds money for a bounty.</summary>
    /// <exception cref="Refusal"><c>budget_required</c>, <c>insufficient_balance</c>.</exception>
    internal static async Task<FundedBounty> FundAsync(this ClosureWork work, FundedBounty found, Money amount)
    {
        var bounty = found.Bounty;
        var budget = found.Budget ?? new Budget(bounty.Book, bounty.ObjectId, bounty.Owner, bounty.Currency);
        await work.HoldAsync(budget, amount);
        if (found.Budget is null)
        {
            work.Db.Add(budget);
        }

        return found with { Budget = budget };
    }

    /// <summary>Gives back what a bounty that has ended cannot need any more.</summary>
    /// <returns>What went back.</returns>
    internal static async Task<Money> SettleEndAsync(this ClosureWork work, FundedBounty found) =>
        found is { Bounty.HasEnded: true, Budget: { } budget }
            ? await work.ReturnAsync(budget, found.Bounty.Needed)
            : Money.Zero(found.Bounty.Currency);

    /// <summary>Answers the bounty as its owner's people see it.</summary>
    internal static async Task<BountyView> ViewAsync(this ClosureWork work, FundedBounty found)
    {
        var (bounty, budget) = found;
        return BountyView.Of(bounty, await NamesAsync(work.Db, bounty), work.Now) with
        {
            Budget = BountyBudget.Of(bounty, budget),
            AllowedActions = BountyLife.Machine.Allowed(bounty, work.Now),
        };
    }

    /// <summary>Audits what was done and tells of it.</summary>
    internal static void Tell(
        this Work work, Bounty bounty, string verb, (string Event, string? Before, string? After) what)
    {
        work.Audit(new AuditFact("incentives.bounty." + verb, bounty.ObjectId, what.Before, what.After, null));
        work.Raise(bounty, "incentives.bounty." + what.Event, new
        {
            bounty.Id, bounty.Title, bounty.Status, bounty.Owner, bounty.Builder, bounty.Project,
            pending = bounty.PendingCount,
        });
    }

    /// <summary>The names around a bounty.</summary>
    internal static async Task<BountyNames> NamesAsync(OffersDb db, Bounty bounty)
    {
        var project = await db.Projects.SingleAsync(x => x.Id == bounty.Project);
        var names = await db.Organisations.Where(x => x.Id == bounty.Builder || x.Id == bounty.Owner)
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        var maker = bounty.CreatedBy is { } id
            ? await db.Users.Where(x => x.Id == id).Select(x => x.DisplayName).SingleOrDefaultAsync()
            : null;
        return new BountyNames(ProjectLink.Of(project), names[bounty.Builder], names[bounty.Owner], maker);
    }
}
