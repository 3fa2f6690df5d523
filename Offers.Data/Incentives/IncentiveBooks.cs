using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Incentives;

namespace Offers.Data.Incentives;

/// <summary>What incentives add to the checks of the books.</summary>
public static class IncentiveBooks
{
    /// <summary>
    /// A budget, of an incentive or a bounty, is the sum of its holds: what they hold, paid and gave back. A hold's
    /// reference is its subject's id, with a number behind it from the second on.
    /// </summary>
    public static readonly DerivedTotal Budgets =
        new("Budgets are the sums of their holds", BudgetsAsync);

    /// <summary>A claim is the sum of its parts, and its incentive has granted what it stands for.</summary>
    public static readonly DerivedTotal Claims =
        new("Claims are the sums of their parts, and budgets of what claims were granted", ClaimsAsync);

    /// <summary>Units taken are those of claims that stand.</summary>
    public static readonly DerivedTotal Units =
        new("Units taken are those of claims that stand", UnitsAsync);

    /// <summary>Every check.</summary>
    public static readonly IReadOnlyList<DerivedTotal> All = [Budgets, Claims, Units];

    private static async Task<int> BudgetsAsync(OffersDb db)
    {
        var holds = (await db.Holds.Where(x => x.Purpose == Budget.HoldPurpose)
            .Select(x => new { x.Reference, x.AmountMinor, x.CapturedMinor, x.VoidedMinor }).ToListAsync())
            .ToLookup(x => x.Reference.Split(':')[0]);
        var budgets = await db.Budgets.ToListAsync();
        var known = budgets.Select(x => x.Subject).ToHashSet(StringComparer.Ordinal);
        return budgets.Count(x => x.HoldCount != holds[x.Subject].Count()
                || x.TotalMinor != holds[x.Subject].Sum(hold => hold.AmountMinor)
                || x.PaidMinor != holds[x.Subject].Sum(hold => hold.CapturedMinor)
                || x.ReturnedMinor != holds[x.Subject].Sum(hold => hold.VoidedMinor))
            + holds.Count(x => !known.Contains(x.Key));
    }

    private static async Task<int> ClaimsAsync(OffersDb db)
    {
        var unequal = await db.IncentiveClaims.CountAsync(x =>
            x.PaidMinor != db.ClaimParts.Where(part => part.Claim == x.Id).Sum(part => part.PaidMinor)
            || (x.Status == ClaimStatus.Paid && x.PaidMinor
                != db.ClaimParts.Where(part => part.Claim == x.Id).Sum(part => part.AmountMinor)));
        var granted = (await (
                from claim in db.IncentiveClaims
                group claim by claim.Incentive into own
                select new { own.Key, Granted = own.Sum(x => x.GrantedMinor) }).ToListAsync())
            .ToDictionary(x => x.Key.ToString(), x => x.Granted, StringComparer.Ordinal);
        var owed = (await (
                from recovery in db.Recoveries
                join claim in db.IncentiveClaims on recovery.Claim equals claim.Id
                group recovery by claim.Incentive into own
                select new { own.Key, Owed = own.Sum(x => x.AmountMinor) }).ToListAsync())
            .ToDictionary(x => x.Key.ToString(), x => x.Owed, StringComparer.Ordinal);
        var incentives = Domain.Platform.IdPrefixes.For(typeof(Incentive)) + "_";
        var budgets = await db.Budgets.Where(x => x.Subject.StartsWith(incentives)).ToListAsync();
        return unequal + budgets.Count(x => x.GrantedMinor
            != granted.GetValueOrDefault(x.Subject) + owed.GetValueOrDefault(x.Subject));
    }

    private static Task<int> UnitsAsync(OffersDb db) => (
        from incentive in db.Incentives
        join totals in db.IncentiveTotals on incentive.Id equals totals.Incentive
        where totals.UnitsTaken != db.IncentiveClaims.Count(x => x.Incentive == incentive.Id
            && x.Status != ClaimStatus.Rejected && x.Status != ClaimStatus.Reversed)
        select incentive.Id).CountAsync();
}
