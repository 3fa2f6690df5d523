using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// What one operation did to a wallet, in minor units, and the place at which the wallet was after it.
/// </summary>
internal readonly record struct WalletPosting(
    long Number, Id<Operation> Operation, WalletChange Change, WalletChange After, WalletPlace Place);

/// <summary>Two amounts of a wallet, in minor units.</summary>
internal readonly record struct WalletChange(long Available, long Held);

/// <summary>
/// Merges the entries of a wallet's two accounts into one line for each operation, with both balances.
/// </summary>
internal static class WalletPostings
{
    private const int Chunk = 1000;

    /// <summary>From behind one place up to another, in recording order.</summary>
    internal static IAsyncEnumerable<WalletPosting> UpAsync(
        OffersDb db, WalletAccounts accounts, WalletPlace after, WalletPlace until) =>
        UpAsync(db, accounts, (after, until), Chunk);

    /// <summary>The same, with so many entries read at once.</summary>
    internal static async IAsyncEnumerable<WalletPosting> UpAsync(
        OffersDb db, WalletAccounts accounts, (WalletPlace After, WalletPlace Until) range, int chunk)
    {
        var (after, until) = range;
        var (available, held) = Streams(db, accounts, chunk);
        await available.UpAsync(after.Available, until.Available);
        await held.UpAsync(after.Held, until.Held);
        var opening = await accounts.BalancesAsync(db, after);
        var (place, balance) = (after, new WalletChange(opening.Available, opening.Held));
        while ((available.Current ?? held.Current) is not null)
        {
            var number = Math.Min(
                available.Current?.OperationNumber ?? long.MaxValue, held.Current?.OperationNumber ?? long.MaxValue);
            var (inAvailable, inHeld) = (await TakeAsync(available, number), await TakeAsync(held, number));
            place = new WalletPlace(inAvailable?[^1].Sequence ?? place.Available, inHeld?[^1].Sequence ?? place.Held);
            balance = new WalletChange(
                inAvailable?[^1].BalanceAfterMinor ?? balance.Available,
                inHeld?[^1].BalanceAfterMinor ?? balance.Held);
            yield return Posting(inAvailable, inHeld, balance, place);
        }
    }

    /// <summary>
    /// From a place down to the first, newest first. What stands below a line gives the balance before it.
    /// </summary>
    internal static async IAsyncEnumerable<WalletPosting> DownAsync(
        OffersDb db, WalletAccounts accounts, WalletPlace from, int chunk)
    {
        var (available, held) = Streams(db, accounts, chunk);
        await available.DownAsync(from.Available);
        await held.DownAsync(from.Held);
        while ((available.Current ?? held.Current) is not null)
        {
            var number = Math.Max(available.Current?.OperationNumber ?? 0, held.Current?.OperationNumber ?? 0);
            var place = new WalletPlace(available.Current?.Sequence ?? 0, held.Current?.Sequence ?? 0);
            var balance = new WalletChange(
                available.Current?.BalanceAfterMinor ?? 0, held.Current?.BalanceAfterMinor ?? 0);
            var (inAvailable, inHeld) = (await TakeAsync(available, number), await TakeAsync(held, number));
            yield return Posting(inAvailable, inHeld, balance, place);
        }
    }

    // One entry more than lines are wanted shows that the last operation has no other.
    private static (EntryStream Available, EntryStream Held) Streams(OffersDb db, WalletAccounts accounts, int chunk) =>
        (new EntryStream(db, accounts.Available, chunk + 1), new EntryStream(db, accounts.Held, chunk + 1));

    // One entry mostly; two where money passes through an account within an operation.
    private static async ValueTask<IReadOnlyList<Entry>?> TakeAsync(EntryStream stream, long number)
    {
        if (stream.Current?.OperationNumber != number)
        {
            return null;
        }

        var taken = new List<Entry>(1);
        while (stream.Current is { } entry && entry.OperationNumber == number)
        {
            taken.Add(entry);
            await stream.MoveAsync();
        }

        return taken;
    }

    private static WalletPosting Posting(
        IReadOnlyList<Entry>? available, IReadOnlyList<Entry>? held, WalletChange after, WalletPlace place)
    {
        var either = (available ?? held)![0];
        return new WalletPosting(
            either.OperationNumber, either.OperationId,
            new WalletChange(available?.Sum(x => x.AmountMinor) ?? 0, held?.Sum(x => x.AmountMinor) ?? 0), after,
            place);
    }
}
