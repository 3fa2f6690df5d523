using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;

namespace Offers.Data.Ledger;

/// <summary>The statements of the books check; each counts what is wrong.</summary>
internal static class BooksSql
{
    /// <summary>Accounts that are not the sum and number of their entries, or below zero without leave.</summary>
    internal static Task<int> AccountsAsync(OffersDb db)
    {
        var sums = db.Entries.GroupBy(x => x.AccountId).Select(g => new
        {
            Account = g.Key,
            Sum = (long?)g.Sum(x => x.AmountMinor),
            Count = (long?)g.LongCount(),
            Last = (long?)g.Max(x => x.Sequence),
        });
        return (
            from account in db.Accounts
            join sum in sums on account.Id equals sum.Account into found
            from sum in found.DefaultIfEmpty()
            where account.BalanceMinor != (sum.Sum ?? 0) || account.EntryCount != (sum.Count ?? 0)
                || account.EntryCount != (sum.Last ?? 0)
                || (account.BalanceMinor < 0 && account.Purpose != Purpose.Settlement)
            select account.Id).CountAsync();
    }

    /// <summary>Entries whose balance is not the one before plus their amount, or whose currency is another.</summary>
    internal static Task<int> BrokenRunsAsync(OffersDb db) => (
        from account in db.Accounts
        join entry in db.Entries on account.Id equals entry.AccountId
        join before in db.Entries on new { entry.AccountId, Sequence = entry.Sequence - 1 }
            equals new { before.AccountId, before.Sequence } into found
        from before in found.DefaultIfEmpty()
        where entry.BalanceAfterMinor != entry.AmountMinor + ((long?)before.BalanceAfterMinor ?? 0)
            || entry.Currency != account.Currency
        select entry.Sequence).CountAsync();

    /// <summary>Operations with fewer than two entries, or whose entries do not sum to zero.</summary>
    internal static async Task<int> UnbalancedOperationsAsync(OffersDb db)
    {
        var few = await db.Operations.CountAsync(x => db.Entries.Count(e => e.OperationId == x.Id) < 2);
        var unbalanced = await (
            from operation in db.Operations
            join entry in db.Entries on operation.Id equals entry.OperationId
            group entry by new { operation.Id, entry.Currency } into parts
            where parts.Sum(x => x.AmountMinor) != 0
            select parts.Key.Id).CountAsync();
        return few + unbalanced;
    }

    /// <summary>Entries without an operation, or with the number of another.</summary>
    internal static Task<int> LooseEntriesAsync(OffersDb db) => (
        from account in db.Accounts
        join entry in db.Entries on account.Id equals entry.AccountId
        where !db.Operations.Any(x => x.Id == entry.OperationId && x.Number == entry.OperationNumber)
        select entry.Sequence).CountAsync();

    /// <summary>Holds whose parts do not add up or whose state does not follow from them.</summary>
    internal static Task<int> HoldPartsAsync(OffersDb db) => db.Holds.CountAsync(x =>
        x.CapturedMinor < 0 || x.VoidedMinor < 0 || x.CapturedMinor + x.VoidedMinor > x.AmountMinor
        || (x.State == HoldState.Held && (x.CapturedMinor != 0 || x.VoidedMinor != 0))
        || (x.State == HoldState.PartlyCaptured
            && (x.CapturedMinor == 0 || x.VoidedMinor != 0 || x.CapturedMinor == x.AmountMinor))
        || (x.State == HoldState.Captured && (x.CapturedMinor == 0 || x.CapturedMinor + x.VoidedMinor != x.AmountMinor))
        || (x.State == HoldState.Voided && x.VoidedMinor != x.AmountMinor)
        || (x.State == HoldState.Expired && (x.VoidedMinor == 0 || x.CapturedMinor + x.VoidedMinor != x.AmountMinor)));

    /// <summary>Held accounts that are not the sum of what is open of their holds.</summary>
    internal static Task<int> HeldAccountsAsync(OffersDb db)
    {
        var sums = db.Holds.GroupBy(x => x.HeldAccountId).Select(g => new
        {
            Account = g.Key,
            Open = (long?)g.Sum(x => x.AmountMinor - x.CapturedMinor - x.VoidedMinor),
        });
        return (
            from account in db.Accounts.Where(x => x.Purpose == Purpose.Held)
            join sum in sums on account.Id equals sum.Account into found
            from sum in found.DefaultIfEmpty()
            where account.BalanceMinor != (sum.Open ?? 0)
            select account.Id).CountAsync();
    }

    /// <summary>Numbers of operations, events and audit rows: without gaps up to what the head knows.</summary>
    internal static async Task<IReadOnlyList<BooksCheck>> NumbersAsync(OffersDb db)
    {
        var found = await db.Heads.Select(x => new
        {
            x.LastOperation,
            Operations = db.Operations.LongCount(),
            TopOperation = db.Operations.Max(o => (long?)o.Number) ?? 0,
            x.LastEvent,
            Events = db.Events.LongCount(),
            TopEvent = db.Events.Max(e => (long?)e.Number) ?? 0,
            x.LastAudit,
            Audits = db.AuditEntries.LongCount(),
            TopAudit = db.AuditEntries.Max(a => (long?)a.Number) ?? 0,
        }).SingleAsync();
        return
        [
            Check("Operation numbers have no gaps", found.LastOperation, found.Operations, found.TopOperation),
            Check("Event numbers have no gaps", found.LastEvent, found.Events, found.TopEvent),
            Check("Audit numbers have no gaps", found.LastAudit, found.Audits, found.TopAudit),
        ];
    }

    private static BooksCheck Check(string name, long last, long count, long top) =>
        new(name, (int)Math.Min(int.MaxValue, Math.Max(Math.Abs(last - count), Math.Abs(last - top))));
}
