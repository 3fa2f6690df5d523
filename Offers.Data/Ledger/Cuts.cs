using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// Turns times into places: recorded time and an account's operation numbers only grow, and both are numbered without
/// gaps, so a place is found by halving, with some twenty look-ups by key and no index of its own.
/// </summary>
internal static class Cuts
{
    /// <summary>
    /// The number of the last operation recorded before an instant; 0 before the first. Where a sandbox's clock was
    /// moved, its own time counts, in which its operations took effect.
    /// </summary>
    internal static async Task<long> BeforeAsync(OffersDb db, DateTimeOffset instant)
    {
        var head = await db.Heads.SingleAsync();
        if (head.LastOperation == 0 || (head.ClockOffsetTicks == 0 && head.LastRecordedAt < instant))
        {
            return head.LastOperation;
        }

        var moved = head.ClockOffsetTicks != 0;
        return await LastAsync(head.LastOperation, async number =>
            await db.Operations.Where(x => x.Number == number).Select(x => moved ? x.EffectiveAt : x.RecordedAt)
                .SingleAsync() < instant);
    }

    /// <summary>The place of an account's last entry of operations up to a number; 0 before its first.</summary>
    internal static async Task<long> SequenceAsync(OffersDb db, Account? account, long number)
    {
        if (account is null || account.EntryCount == 0 || number <= 0)
        {
            return 0;
        }

        return await LastAsync(account.EntryCount, async sequence =>
            await NumberAtAsync(db, account.Id, sequence) <= number);
    }

    /// <summary>The balance after an account's entry at a place; nothing before its first.</summary>
    internal static async Task<long> BalanceAsync(OffersDb db, Account? account, long sequence) =>
        account is null || sequence == 0
            ? 0
            : await db.Entries.Where(x => x.AccountId == account.Id && x.Sequence == sequence)
                .Select(x => x.BalanceAfterMinor).SingleAsync();

    private static Task<long> NumberAtAsync(OffersDb db, Id<Account> account, long sequence) =>
        db.Entries.Where(x => x.AccountId == account && x.Sequence == sequence)
            .Select(x => x.OperationNumber).SingleAsync();

    private static async Task<long> LastAsync(long count, Func<long, Task<bool>> isWithin)
    {
        if (await isWithin(count))
        {
            return count;
        }

        var (low, high) = (0L, count - 1);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = await isWithin(middle) ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
