using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Tests.Platform.Writing;

/// <summary>
/// Every invariant of a book, worked out from its rows alone and without the code that the product checks itself with.
/// </summary>
public static class BookCheck
{
    /// <summary>Fails with one line per broken invariant.</summary>
    public static async Task AssertAsync(OffersDatabase database, BookId? book = null)
    {
        await using var db = database.Read(book ?? BookId.Live);
        var broken = new List<string>();
        await CheckEntriesAsync(db, broken);
        await CheckNumbersAsync(db, broken);
        await CheckAuditAsync(db, broken);
        await CheckHoldsAsync(db, broken);
        await CheckOffersAsync(db, broken);
        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(20)));
    }

    private static async Task CheckEntriesAsync(OffersDb db, List<string> broken)
    {
        var accounts = await db.Accounts.ToListAsync();
        var ours = accounts.Select(account => account.Id).ToHashSet();
        var entries = (await db.Entries.ToListAsync())
            .Where(entry => ours.Contains(entry.AccountId)).ToLookup(entry => entry.AccountId);
        foreach (var account in accounts)
        {
            var own = entries[account.Id].OrderBy(entry => entry.Sequence).ToList();
            var running = 0L;
            var right = own.Index().All(x =>
                x.Item.Sequence == x.Index + 1 && x.Item.Currency == account.Currency
                && (running += x.Item.AmountMinor) == x.Item.BalanceAfterMinor);
            broken.AddIf(
                !right || account.BalanceMinor != running || account.EntryCount != own.Count,
                $"{account.Owner} {account.Label}: balance {account.BalanceMinor}, entries make {running}");
            broken.AddIf(
                account.BalanceMinor < 0 && !account.MayBeNegative, $"{account.Owner} {account.Label} is below zero");
        }

        foreach (var currency in accounts.GroupBy(account => account.Currency))
        {
            var sum = currency.Aggregate(Int128.Zero, (total, account) => total + account.BalanceMinor);
            broken.AddIf(sum != 0, $"{currency.Key}: the accounts sum to {sum}");
        }

        var operations = (await db.Operations.ToListAsync()).ToDictionary(operation => operation.Id);
        foreach (var operation in entries.SelectMany(x => x).GroupBy(entry => entry.OperationId))
        {
            var known = operations.Remove(operation.Key);
            broken.AddIf(
                !known || operation.Count() < 2
                || operation.GroupBy(x => x.Currency).Any(x => x.Sum(entry => entry.AmountMinor) != 0),
                $"{operation.Key} is not sealed or not balanced");
        }

        broken.AddRange(operations.Keys.Select(id => $"{id} has no entries"));
    }

    private static async Task CheckNumbersAsync(OffersDb db, List<string> broken)
    {
        var head = await db.Heads.SingleAsync();
        var operations = await db.Operations.OrderBy(x => x.Number).ToListAsync();
        var events = await db.Events.OrderBy(x => x.Number).ToListAsync();
        broken.AddIf(!IsGapless(operations.Select(x => x.Number), head.LastOperation), "operations have a gap");
        broken.AddIf(!IsGapless(events.Select(x => x.Number), head.LastEvent), "events have a gap");
        broken.AddIf(
            operations.Zip(operations.Skip(1)).Any(x => x.Second.RecordedAt < x.First.RecordedAt),
            "recorded time runs backwards");
        broken.AddRange(
            from own in events.GroupBy(x => x.ObjectId)
            where !IsGapless(own.Select(x => (long)x.ObjectSequence), own.Count())
            select $"the events of {own.Key} have a gap");
    }

    private static async Task CheckAuditAsync(OffersDb db, List<string> broken)
    {
        var head = await db.Heads.SingleAsync();
        var audit = await db.AuditEntries.OrderBy(x => x.Number).ToListAsync();
        broken.AddIf(!IsGapless(audit.Select(x => x.Number), head.LastAudit), "the audit has a gap");
        var hash = new byte[32];
        foreach (var entry in audit)
        {
            var right = entry.HashAfter(hash).AsSpan().SequenceEqual(entry.Hash);
            broken.AddIf(!right, $"audit entry {entry.Number} is broken");
            hash = entry.Hash;
        }

        broken.AddIf(!hash.AsSpan().SequenceEqual(head.AuditHash), "the audit's last hash is not the head's");
    }

    private static async Task CheckHoldsAsync(OffersDb db, List<string> broken)
    {
        var open = (await db.Holds.ToListAsync()).ToLookup(hold => hold.HeldAccountId, hold => hold.Open.Minor);
        foreach (var account in await db.Accounts.Where(x => x.Purpose == Purpose.Held).ToListAsync())
        {
            broken.AddIf(
                account.BalanceMinor != open[account.Id].Sum(),
                $"{account.Owner} has {account.BalanceMinor} held and holds of {open[account.Id].Sum()}");
        }
    }

    private static async Task CheckOffersAsync(OffersDb db, List<string> broken)
    {
        var investments = (await db.Investments.ToListAsync()).ToLookup(investment => investment.Offer);
        var positions = (await db.Positions.ToListAsync()).ToLookup(position => position.Offer);
        foreach (var totals in await db.OfferTotals.ToListAsync())
        {
            var accepted = investments[totals.Offer]
                .Where(x => x.Status is not (InvestmentStatus.Withdrawn or InvestmentStatus.Returned))
                .Sum(x => x.AcceptedMinor);
            var held = positions[totals.Offer].Sum(x => x.CommittedMinor);
            broken.AddIf(
                totals.CommittedMinor != accepted || held != accepted || accepted > totals.MaxMinor
                || totals.InvestorCount != positions[totals.Offer].Count(x => x.CommittedMinor > 0),
                $"{totals.Offer}: committed {totals.CommittedMinor}, accepted {accepted}, positions {held}");
        }

        broken.AddRange(
            from investment in investments.SelectMany(x => x)
            where investment.Status == InvestmentStatus.Refused
                ? investment.RefusalCode is null || investment.AcceptedMinor != 0 || investment.HoldId is not null
                : investment.AcceptedMinor <= 0 || investment.HoldId is null
            select $"{investment.Id} is {investment.Status} without what belongs to it");
    }

    private static bool IsGapless(IEnumerable<long> numbers, long last) =>
        numbers.Index().All(x => x.Item == x.Index + 1) && numbers.LongCount() == last;

    private static void AddIf(this List<string> list, bool holds, string line)
    {
        if (holds) list.Add(line);
    }
}
