using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>
/// How money moves into, out of and back from the budgets of incentives and bounties, inside a unit of work: held at
/// publishing, paid out of the oldest hold first, given back when nothing can need it.
/// </summary>
internal static class BudgetWork
{
    /// <summary>Money was set aside for a budget.</summary>
    internal const string HoldKind = "incentives.budget.hold";

    /// <summary>Money of a budget went back to its owner.</summary>
    internal const string ReturnKind = "incentives.budget.return";

    /// <summary>Money of a budget was paid to an agent.</summary>
    internal const string PayKind = "incentives.reward.pay";

    /// <summary>What an agent owed back came out of a payment.</summary>
    internal const string RecoverKind = "incentives.recovery";

    /// <summary>Holds an amount in the owner's wallet for a budget; a further one is a further hold.</summary>
    /// <exception cref="Refusal"><c>budget_required</c>, <c>insufficient_balance</c>.</exception>
    internal static async Task HoldAsync(this ClosureWork work, Budget budget, Money amount)
    {
        Budget.Require(amount);
        var owner = Owner.Of(budget.Book, budget.Owner);
        await work.LoadAsync(new RowNames().NeedWallet(owner, budget.Currency));
        var (hold, _) = work.Ledger.Place(
            owner, amount, budget.NextHold(), new OperationFacts(HoldKind, budget.Subject, work.Now));
        budget.Add(hold);
    }

    /// <summary>
    /// Pays what was granted to an agent, out of the oldest hold that is open; what he owes the same payer comes out of
    /// it at once.
    /// </summary>
    /// <returns>The last of the operations that paid.</returns>
    internal static async Task<Operation> PayAsync(
        this ClosureWork work, Budget budget, (Id<IPerson> Agent, string Reference) whom, Money amount)
    {
        var agent = Owner.Of(budget.Book, whom.Agent);
        await work.LoadAsync(new RowNames().NeedWallet(agent, budget.Currency));
        var facts = new OperationFacts(PayKind, whom.Reference, work.Now);
        Operation? last = null;
        var left = amount;
        foreach (var hold in await work.OpenHoldsAsync(budget))
        {
            if (left.IsZero)
            {
                break;
            }

            var part = hold.Open < left ? hold.Open : left;
            last = work.Ledger.Capture(hold, part, work.Ledger.Available(agent, budget.Currency), facts);
            left -= part;
        }

        budget.Pay(amount);
        if (!left.IsZero || last is null)
        {
            throw new InvalidOperationException($"The holds of {budget.Subject} are short of {left}.");
        }

        await work.RecoverAsync(budget, whom.Agent, amount);
        return last;
    }

    /// <summary>Gives back to its owner what is open beyond what may still be needed.</summary>
    /// <returns>What went back.</returns>
    internal static async Task<Money> ReturnAsync(this ClosureWork work, Budget budget, Money needed)
    {
        var spare = budget.Free - needed;
        if (spare.Minor <= 0)
        {
            return Money.Zero(budget.Currency);
        }

        await work.LoadAsync(new RowNames().NeedWallet(Owner.Of(budget.Book, budget.Owner), budget.Currency));
        var facts = new OperationFacts(ReturnKind, budget.Subject, work.Now);
        var left = spare;
        foreach (var hold in (await work.OpenHoldsAsync(budget)).Reverse())
        {
            if (left.IsZero)
            {
                break;
            }

            var part = hold.Open < left ? hold.Open : left;
            work.Ledger.Void(hold, part, facts);
            left -= part;
        }

        budget.Return(spare);
        return spare;
    }

    /// <summary>The budget behind an incentive or a bounty; null where none was held yet.</summary>
    internal static Task<Budget?> BudgetAsync(this ClosureWork work, string subject) =>
        work.Db.Budgets.SingleOrDefaultAsync(x => x.Subject == subject);

    // What the agent owes the same payer comes out of this payment, the oldest first; those that are not written yet
    // are known to the context only.
    private static async Task RecoverAsync(
        this ClosureWork work, Budget budget, Id<IPerson> agent, Money payment)
    {
        var stored = await work.Db.Recoveries
            .Where(x => x.Agent == agent && x.Owner == budget.Owner && x.Currency == budget.Currency
                && x.RecoveredMinor < x.AmountMinor).ToListAsync();
        var owed = stored.Union(work.Db.Recoveries.Local.Where(x =>
            x.Agent == agent && x.Owner == budget.Owner && x.Currency == budget.Currency)).OrderBy(x => x.Id);
        var owner = Owner.Of(budget.Book, budget.Owner);
        var taken = Money.Zero(budget.Currency);
        foreach (var recovery in owed)
        {
            var part = recovery.PartOf(payment, taken);
            if (part.Minor <= 0)
            {
                continue;
            }

            await work.LoadAsync(new RowNames().NeedWallet(owner, budget.Currency));
            work.Ledger.Transfer(
                (work.Ledger.Available(Owner.Of(budget.Book, agent), budget.Currency),
                    work.Ledger.Available(owner, budget.Currency)),
                part, new OperationFacts(RecoverKind, recovery.Claim.ToString(), work.Now));
            recovery.Take(part);
            taken += part;
        }
    }

    private static async Task<IReadOnlyList<Hold>> OpenHoldsAsync(this ClosureWork work, Budget budget)
    {
        var references = Enumerable.Range(1, budget.HoldCount).Select(budget.ReferenceOf).ToList();
        var names = new RowNames();
        references.ForEach(reference => names.Need(LedgerRows.HoldsFor, (Budget.HoldPurpose, reference)));
        await work.LoadAsync(names);
        var holds = references
            .SelectMany(reference => work.FindAll(LedgerRows.HoldsFor, (Budget.HoldPurpose, reference)))
            .Where(hold => hold.IsOpen).ToList();
        var places = new RowNames();
        holds.ForEach(hold => places.NeedHold(HoldPlace.Of(hold)));
        await work.LoadAsync(places);
        return holds;
    }
}
