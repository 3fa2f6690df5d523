using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;

namespace Offers.Tests.Platform.Writing;

/// <summary>All that a book holds, as lines that are the same wherever the same happened.</summary>
public static class BookText
{
    /// <summary>The rows of the book, without ids and hashes, in the order of their numbers.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(OffersDatabase database)
    {
        await using var db = database.Read(BookId.Live);
        return
        [
            .. await AccountsAsync(db), .. await OperationsAsync(db), .. await InvestmentsAsync(db),
            .. await RecordsAsync(db),
        ];
    }

    private static async Task<IEnumerable<string>> AccountsAsync(OffersDb db)
    {
        var accounts = (await db.Accounts.ToListAsync()).ToDictionary(account => account.Id);
        var entries = await db.Entries.OrderBy(x => x.OperationNumber).ThenBy(x => x.AmountMinor).ToListAsync();
        var holds = await db.Holds.ToListAsync();
        return accounts.Values
            .Select(x => $"account {x.OwnerId} {x.Label} {x.Currency} {x.BalanceMinor} {x.EntryCount}")
            .Concat(holds.Select(x =>
                $"hold {accounts[x.HeldAccountId].OwnerId} {x.Purpose} {Ids.Hide(x.Reference)} {x.State} "
                + $"{x.AmountMinor} {x.CapturedMinor} {x.VoidedMinor}"))
            .Order(StringComparer.Ordinal)
            .Concat(entries.Select(x =>
                $"entry {x.OperationNumber} {accounts[x.AccountId].OwnerId} {accounts[x.AccountId].Label} {x.Sequence} "
                + $"{x.AmountMinor} {x.BalanceAfterMinor}"));
    }

    private static async Task<IEnumerable<string>> OperationsAsync(OffersDb db) =>
        (await db.Operations.OrderBy(x => x.Number).ToListAsync()).Select(x =>
            $"operation {x.Number} {x.Kind} {Ids.Hide(x.Reference)} {x.Reason} {x.EffectiveAt:O} {x.RecordedAt:O} "
            + $"{x.Actor}");

    private static async Task<IEnumerable<string>> InvestmentsAsync(OffersDb db) =>
        (await db.Investments.ToListAsync())
            .Select(x => $"investment {x.Investor} {x.RequestedMinor} {x.AcceptedMinor} {x.Status} {x.RefusalCode}")
            .Concat((await db.Positions.ToListAsync()).Select(x =>
                $"position {x.Investor} {x.CommittedMinor} {x.InvestmentCount}"))
            .Concat((await db.OfferTotals.ToListAsync()).Select(x =>
                $"totals {x.MaxMinor} {x.CommittedMinor} {x.InvestorCount}"))
            .Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> RecordsAsync(OffersDb db)
    {
        var events = await db.Events.OrderBy(x => x.Number).ToListAsync();
        var audit = await db.AuditEntries.OrderBy(x => x.Number).ToListAsync();
        var kept = await db.IdempotencyRecords.ToListAsync();
        return events.Select(x =>
                $"event {x.Number} {x.Type} {Ids.Hide(x.ObjectId)} {x.ObjectSequence} {Ids.Hide(x.Payload)}")
            .Concat(audit.Select(x =>
                $"audit {x.Number} {x.Action} {Ids.Hide(x.ObjectId)} {Ids.Hide(x.After)} {x.Reason} {x.RequestId}"))
            .Concat(kept.Select(x => $"kept {x.Status} {Ids.Hide(Encoding.UTF8.GetString(x.Body))}")
                .Order(StringComparer.Ordinal));
    }
}
