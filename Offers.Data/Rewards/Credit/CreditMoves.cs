using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>Credit that moved.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="From">The account that gave.</param>
/// <param name="To">The account that got.</param>
internal sealed record CreditMoved(Operation Operation, Account From, Account To);

/// <summary>
/// How credit moves between a parent and its child, inside a unit of work: posted, audited, told, and judged at once by
/// the hard stop.
/// </summary>
internal static class CreditMoves
{
    /// <summary>Credit went from a parent to its child.</summary>
    internal const string AllocateKind = "rewards.allocate";

    /// <summary>Credit went back from a child to its parent.</summary>
    internal const string ReclaimKind = "rewards.reclaim";

    /// <summary>Gives credit to a child; from the platform, which has no end, it comes from outside.</summary>
    /// <exception cref="Refusal"><c>amount_too_small</c>, <c>not_direct_parent</c>, <c>credit_suspended</c>,
    /// <c>action_not_allowed</c>, <c>insufficient_credit</c>.</exception>
    internal static async Task<CreditMoved> AllocateAsync(
        this ClosureWork work, (CreditPlace Parent, CreditPlace Child) places, Money amount, string? notes)
    {
        var (parent, child) = places;
        CreditRule.CheckAmount(amount);
        CreditRule.CheckDown(parent, child);
        var facts = new OperationFacts(AllocateKind, child.Owner.ToString(), work.Now, notes);
        return await work.MoveAsync((parent, child, child), amount, facts);
    }

    /// <summary>Takes unspent credit back from a child; from an agency it goes out.</summary>
    /// <exception cref="Refusal"><c>not_direct_parent</c>, <c>credit_suspended</c>,
    /// <c>insufficient_credit</c>.</exception>
    internal static async Task<CreditMoved> ReclaimAsync(
        this ClosureWork work, (CreditPlace Child, CreditPlace Parent) places, Money amount, string reason)
    {
        var (child, parent) = places;
        CreditRule.CheckUp(child, parent);
        var facts = new OperationFacts(ReclaimKind, child.Owner.ToString(), work.Now, reason);
        return await work.MoveAsync((child, parent, child), amount, facts);
    }

    /// <summary>Loads the campaigns of a client that the hard stop concerns, and judges them by what was
    /// posted.</summary>
    internal static async Task JudgeAsync(
        this ClosureWork work, Id<Client> client, Currency currency, IReadOnlyCollection<Id<Campaign>>? also = null)
    {
        var stops = await CreditStops.ReadAsync(work.Db, client, currency, work.Now, also ?? []);
        await work.LoadAsync(new RowNames().NeedStops(stops));
        CreditStops.Judge(work, stops);
    }

    private static async Task<CreditMoved> MoveAsync(
        this ClosureWork work, (CreditPlace From, CreditPlace To, CreditPlace Child) places, Money amount,
        OperationFacts facts)
    {
        var (from, to, child) = places;
        var outside = RewardAccounts.Credit(child.Owner.Book, amount.Currency);
        await work.LoadAsync(new RowNames()
            .NeedWallet(from.Owner, amount.Currency)
            .NeedWallet(to.Owner, amount.Currency)
            .Need(LedgerRows.AccountByKey, outside));
        var (source, target) = (
            work.Ledger.Available(from.Owner, amount.Currency), work.Ledger.Available(to.Owner, amount.Currency));
        var operation = (from.Level, to.Level) switch
        {
            (CreditLevel.Platform, _) => work.Ledger.Post(
                facts, [.. Through(work.Ledger.Account(outside), source, target, amount)]),
            (_, CreditLevel.Platform) => work.Ledger.Post(
                facts, [.. Through(Checked(source, amount), target, work.Ledger.Account(outside), amount)]),
            _ => work.Ledger.Transfer((Checked(source, amount), target), amount, facts),
        };
        var moved = new CreditMoved(operation, source, target);
        work.Tell(moved, places, (amount, facts));
        if (child.Client is { } client)
        {
            await work.JudgeAsync(client, amount.Currency);
        }

        return moved;
    }

    // The platform's own account is passed through: what comes in from outside goes on in the same operation.
    private static Leg[] Through(Account first, Account middle, Account last, Money amount) =>
    [
        new(first, -amount.Minor), new(middle, amount.Minor), new(middle, -amount.Minor), new(last, amount.Minor),
    ];

    private static Account Checked(Account source, Money amount) => source.Balance >= amount
        ? source
        : throw RewardCodes.InsufficientCredit.Because(
            $"{amount.Currency} {amount} is required and {amount.Currency} {source.Balance} is available.",
            ("available", source.Balance), ("required", amount), ("currency", amount.Currency.Code));

    private static void Tell(
        this Work work, CreditMoved moved, (CreditPlace From, CreditPlace To, CreditPlace Child) places,
        (Money Amount, OperationFacts Facts) what)
    {
        var happened = what.Facts.Kind == AllocateKind ? "allocated" : "reclaimed";
        var payload = new
        {
            operationId = moved.Operation.Id, from = places.From.Owner.ToString(), to = places.To.Owner.ToString(),
            fromName = places.From.Name, toName = places.To.Name, level = places.Child.Level,
            agencyId = places.Child.Agency, clientId = places.Child.Client,
            amount = what.Amount, currency = what.Amount.Currency, notes = what.Facts.Reason,
        };
        work.Audit(new AuditFact(
            "rewards.credit." + happened, places.Child.Owner.ToString(), null, OffersJson.Text(payload),
            what.Facts.Reason));
        work.Raise(OperationEvent.Posted(moved.Operation), "rewards.credit." + happened, payload);
    }
}
