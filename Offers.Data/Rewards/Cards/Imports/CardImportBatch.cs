using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>Some cards of a file, entered in one commit: cards, totals of the pool, and what they cost.</summary>
internal static class CardImportBatch
{
    private const string Kind = "rewards.cards.enter";

    /// <summary>Names the accounts between which cards are bought.</summary>
    internal static RowNames NeedPurchase(this RowNames names, BookId book, Currency currency) => names
        .Need(LedgerRows.AccountByKey, RewardAccounts.Purchases(book, currency))
        .Need(LedgerRows.AccountByKey, RewardAccounts.Stock(book, currency));

    /// <summary>Posts what cards of a file cost; the accounts must have been named.</summary>
    internal static void Buy(this Work work, CardImport import, long costMinor)
    {
        if (costMinor > 0)
        {
            work.Ledger.Transfer(
                (work.Ledger.Account(RewardAccounts.Purchases(import.Book, import.Currency)),
                    work.Ledger.Account(RewardAccounts.Stock(import.Book, import.Currency))),
                new Money(costMinor, import.Currency), new OperationFacts(Kind, import.ObjectId, work.Now));
        }
    }

    /// <summary>Enters what is new by now; what became known since the check is left out and counted.</summary>
    internal static async Task EnterAsync(
        ClosureWork work, CardImport import, CardPool pool, IReadOnlyList<StagedCard> staged)
    {
        await work.LoadAsync(new RowNames().NeedKnown(staged.Select(x => x.Hash))
            .Need(RewardRows.Totals, pool.Id).NeedPurchase(import.Book, import.Currency));
        var isKnown = staged.ToLookup(x => work.FindAll(KnownCards.ByHash, x.Hash).Count > 0);
        var fresh = isKnown[false].ToList();
        var totals = work.Find(RewardRows.Totals, pool.Id)!;
        var before = totals.Number(fresh.Count);
        await work.InsertAsync(fresh.Select((x, i) => new Card(
            pool, before + i + 1, x.Card, (x.CostMinor, x.LastDay, work.Now)).From(import.Id)));
        await LeaveAsync(work, import, [.. isKnown[true]]);
        var cost = fresh.Sum(x => x.CostMinor);
        totals.Add(fresh.Count, cost);
        work.Buy(import, cost);
        import.Enter(
            import.Row + staged.Count, (fresh.Count, staged.Count - fresh.Count, cost), work.Real);
    }

    private static Task LeaveAsync(ClosureWork work, CardImport import, IReadOnlyList<StagedCard> known)
    {
        var kept = import.DuplicateFound + import.InvalidFound + import.DuplicateDone;
        var room = (int)Math.Clamp(CardFault.MostKept - kept, 0, known.Count);
        return work.InsertAsync(known.Take(room).Select(x => new CardImportFault(
            import.Id, x.Line, CardFault.Duplicate, "The card came into a pool since the check.")));
    }
}
