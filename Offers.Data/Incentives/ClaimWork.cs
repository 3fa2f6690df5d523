using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives.Imports;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>
/// The money of a claim inside a unit of work: what it is worth is granted out of the budget, its parts are paid when
/// their stages are reached, and what was paid too much is owed back.
/// </summary>
internal static class ClaimWork
{
    /// <summary>Brings parts, grants and payments in line with what the claim is worth now.</summary>
    internal static async Task SettleAsync(this ClosureWork work, IncentiveClaim claim, SaleStages stages) =>
        await work.SettleAsync(claim, await work.PartsAsync(claim), stages);

    /// <summary>The same with parts that were read already; new ones join them.</summary>
    internal static async Task SettleAsync(
        this ClosureWork work, IncentiveClaim claim, List<ClaimPart> parts, SaleStages stages)
    {
        Value(work, claim, parts, stages);
        if (parts.Sum(x => Math.Min(0, x.DueMinor)) is < 0 and var tooMuch)
        {
            await OweAsync(work, claim, parts, -tooMuch);
        }

        if (claim.GrantedMinor > claim.Amount.Minor)
        {
            var budget = await work.BudgetOfAsync(claim);
            var surplus = claim.GrantedMinor - claim.Amount.Minor;
            budget.Release(new Money(surplus, claim.Currency));
            claim.Granted(-surplus);
        }

        if (claim.IsApproved)
        {
            await PayAsync(work, claim, parts);
            claim.Follow(work.Now);
        }
    }

    /// <summary>Tells what became of a claim, and audits it.</summary>
    internal static void Tell(this Work work, IncentiveClaim claim, string happened, string? before = null)
    {
        var facts = ClaimFact.Of(claim) with { IsImported = work.Caller.ActingAs == SaleImportWork.ActingAs };
        work.Audit(new AuditFact(
            "incentives.claim." + happened, claim.ObjectId, before, OffersJson.Text(facts), claim.Reason));
        work.Raise(claim, "incentives.claim." + happened, facts);
    }

    /// <summary>Gives back of a budget whose incentive has ended what no claim and no open sale can need.</summary>
    internal static async Task ReturnSpareAsync(this ClosureWork work, Incentive incentive)
    {
        if (incentive.EffectiveStatus(work.Now) is not (IncentiveStatus.Closed or IncentiveStatus.Expired)
            || incentive.Status is not (IncentiveStatus.Closed or IncentiveStatus.Expired)
            || await work.BudgetAsync(incentive.ObjectId) is not { } budget)
        {
            return;
        }

        await work.FlushAsync();
        await work.ReturnAsync(budget, await work.NeededAsync(incentive));
    }

    // What is not granted yet: claims that wait, and what open sales would earn as far as units are left.
    private static async Task<Money> NeededAsync(this ClosureWork work, Incentive incentive)
    {
        var facts = await AwardFacts.OfAsync(work.Db, incentive);
        var claims = await work.Db.IncentiveClaims.Where(x => x.Incentive == incentive.Id).ToListAsync();
        var totals = await work.Db.IncentiveTotals.SingleAsync(x => x.Incentive == incentive.Id);
        return new Money(
            Awards.Needed(claims, totals, await facts.SalesAsync(work.Db, SalesTaken.Open)), incentive.Currency);
    }

    private static async Task<List<ClaimPart>> PartsAsync(this ClosureWork work, IncentiveClaim claim)
    {
        var parts = await work.Db.ClaimParts.Where(x => x.Claim == claim.Id).ToListAsync();
        return [.. parts.Union(work.Db.ClaimParts.Local.Where(x => x.Claim == claim.Id)).OrderBy(x => x.Stage)];
    }

    private static void Value(
        ClosureWork work, IncentiveClaim claim, List<ClaimPart> parts, SaleStages stages)
    {
        if (stages is not { Terms: { } terms, Sale: { } sale })
        {
            parts.ForEach(part => part.Value(Money.Zero(claim.Currency)));
            return;
        }

        foreach (var (stage, amount) in RewardSums.Vest(terms.Reward, terms.TriggerStage, claim.Amount))
        {
            var part = parts.Find(x => x.Stage == stage);
            if (part is null)
            {
                part = new ClaimPart(claim, stage);
                parts.Add(part);
                work.Db.Add(part);
            }

            part.Value(amount);
            part.Reach(sale.ReachedAt(stage));
        }
    }

    private static async Task OweAsync(
        ClosureWork work, IncentiveClaim claim, List<ClaimPart> parts, long tooMuch)
    {
        foreach (var part in parts.Where(x => x.DueMinor < 0))
        {
            part.Owe(-part.DueMinor);
        }

        claim.Pay(-tooMuch);
        claim.Granted(-tooMuch);
        var terms = await work.TermsAsync(claim);
        work.Db.Add(new Recovery(claim, new Money(tooMuch, claim.Currency), terms.RecoveryShareBps, work.Now));
    }

    private static async Task PayAsync(ClosureWork work, IncentiveClaim claim, List<ClaimPart> parts)
    {
        if (claim.WaitsFor is null && claim.GrantedMinor == claim.Amount.Minor && !parts.Exists(x => x.DueMinor > 0))
        {
            return;
        }

        var budget = await work.BudgetOfAsync(claim);
        var missing = new Money(claim.Amount.Minor - claim.GrantedMinor, claim.Currency);
        if (missing > budget.Free)
        {
            if (claim.WaitsFor is null)
            {
                claim.Wait();
                work.Tell(claim, "waiting");
            }

            return;
        }

        budget.Grant(missing);
        claim.Granted(missing.Minor);
        var due = new Money(parts.Sum(x => Math.Max(0, x.DueMinor)), claim.Currency);
        if (due.IsZero)
        {
            return;
        }

        var paid = await work.PayAsync(budget, (claim.Agent, claim.ObjectId), due);
        foreach (var part in parts.Where(x => x.DueMinor > 0))
        {
            part.Pay(part.DueMinor, paid.Id);
        }

        claim.Pay(due.Minor);
        work.Tell(claim, "paid");
    }

    private static async Task<Budget> BudgetOfAsync(this ClosureWork work, IncentiveClaim claim) =>
        await work.BudgetAsync(claim.Incentive.ToString())
            ?? throw new InvalidOperationException($"{claim.Incentive} has no budget.");
}

/// <summary>What events and audit say of a claim.</summary>
internal sealed record ClaimFact(
    Id<IncentiveClaim> Id, Id<Incentive> Incentive, Id<Sale> Sale, Id<IPerson> Agent, Id<Organisation> Owner,
    ClaimStatus Status, string Currency, AmountText Amount, AmountText Paid, string? Reason)
{
    /// <summary>True where a file of sales made it: then nobody is told of each claim.</summary>
    public bool IsImported { get; init; }

    internal static ClaimFact Of(IncentiveClaim claim) => new(
        claim.Id, claim.Incentive, claim.Sale, claim.Agent, claim.Owner, claim.Status, claim.Currency.Code,
        AmountText.Of(claim.Amount), AmountText.Of(claim.Paid), claim.Reason);
}
