using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;

namespace Offers.Data.Ledger;

/// <summary>The two accounts of a wallet; either may not be open yet.</summary>
internal sealed record WalletAccounts(Account? Available, Account? Held)
{
    internal static async Task<WalletAccounts> ReadAsync(OffersDb db, Owner owner, Currency currency)
    {
        var accounts = await db.Accounts
            .Where(x => x.OwnerKind == owner.Kind && x.OwnerId == owner.Id && x.Currency == currency
                && x.Qualifier == ""
                && (x.Purpose == Purpose.Available || x.Purpose == Purpose.Held))
            .ToListAsync();
        return new WalletAccounts(
            accounts.Find(x => x.Purpose == Purpose.Available), accounts.Find(x => x.Purpose == Purpose.Held));
    }

    /// <summary>Where both stood after all operations up to a number.</summary>
    internal async Task<WalletPlace> PlaceAsync(OffersDb db, long number) => new(
        await Cuts.SequenceAsync(db, Available, number), await Cuts.SequenceAsync(db, Held, number));

    /// <summary>Where both stand.</summary>
    internal WalletPlace Last => new(Available?.EntryCount ?? 0, Held?.EntryCount ?? 0);

    /// <summary>The entries behind one place up to another.</summary>
    internal IQueryable<Entry> Between(OffersDb db, WalletPlace after, WalletPlace until)
    {
        var (available, held) = (Available?.Id ?? default, Held?.Id ?? default);
        return db.Entries.Where(x =>
            (x.AccountId == available && x.Sequence > after.Available && x.Sequence <= until.Available)
            || (x.AccountId == held && x.Sequence > after.Held && x.Sequence <= until.Held));
    }

    /// <summary>The balances at a place, in minor units.</summary>
    internal async Task<(long Available, long Held)> BalancesAsync(OffersDb db, WalletPlace place) => (
        await Cuts.BalanceAsync(db, Available, place.Available), await Cuts.BalanceAsync(db, Held, place.Held));
}

/// <summary>A place in a wallet: the last entry of each of its two accounts.</summary>
internal readonly record struct WalletPlace(long Available, long Held)
{
    /// <summary>True where neither part is behind another place.</summary>
    internal bool IsWithin(WalletPlace other) => Available <= other.Available && Held <= other.Held;

    /// <summary>As a cursor.</summary>
    public override string ToString() => FormattableString.Invariant($"{Available}.{Held}");

    internal static bool TryParse(string text, out WalletPlace place)
    {
        place = default;
        if (text.Split('.') is not [var available, var held] || !IsPlace(available, out var a)
            || !IsPlace(held, out var h))
        {
            return false;
        }

        place = new WalletPlace(a, h);
        return true;
    }

    private static bool IsPlace(string text, out long place) => long.TryParse(
        text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out place);
}
