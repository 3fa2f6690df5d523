using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>A wallet.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Available">What can be used.</param>
/// <param name="Held">What is set aside.</param>
/// <param name="Total">Both together.</param>
public sealed record WalletView(Currency Currency, Money Available, Money Held, Money Total)
{
    /// <summary>A wallet of two balances in minor units.</summary>
    public static WalletView Of(Currency currency, long available, long held) => new(
        currency, new Money(available, currency), new Money(held, currency), new Money(available + held, currency));
}

/// <summary>Reads wallets and what happened on them.</summary>
public sealed class WalletQueries(OffersDatabase database, IEnumerable<ReferenceNames> names)
{
    private const int Chunk = 500;
    private const int MostScanned = 100_000;
    private readonly WalletLines _lines = new(names);

    /// <summary>The wallets of an owner that were used, the default currency first.</summary>
    public async Task<IReadOnlyList<WalletView>> ListAsync(Owner owner)
    {
        await using var db = database.Read(owner.Book);
        var sums = await db.Accounts
            .Where(x => x.OwnerKind == owner.Kind && x.OwnerId == owner.Id
                && (x.Purpose == Purpose.Available || x.Purpose == Purpose.Held))
            .Select(x => new { x.Currency, x.Purpose, x.BalanceMinor }).ToListAsync();
        return [.. Currency.All
            .Where(currency => sums.Exists(x => x.Currency == currency))
            .Select(currency => WalletView
                .Of(currency, Sum(currency, Purpose.Available), Sum(currency, Purpose.Held)))];

        long Sum(Currency currency, Purpose purpose) =>
            sums.Where(x => x.Currency == currency && x.Purpose == purpose).Sum(x => x.BalanceMinor);
    }

    /// <summary>People and organisations whose name or address has a text in it.</summary>
    public async Task<IReadOnlyList<OwnerView>> FindOwnersAsync(BookId book, string text)
    {
        await using var db = database.Read(book);
        var found = await OwnerNames.SearchAsync(db, text);
        return [.. found.OrderBy(x => x.Name, StringComparer.OrdinalIgnoreCase).Take(PageRequest.DefaultLimit)];
    }

    /// <summary>An owner's name; null where there is no such owner.</summary>
    public async Task<OwnerView?> OwnerAsync(Owner owner)
    {
        await using var db = database.Read(owner.Book);
        return (await OwnerNames.ReadAsync(db, [(owner.Kind, owner.Id)])).GetValueOrDefault(owner.Id);
    }

    /// <summary>One wallet; empty where it was never used.</summary>
    public async Task<WalletView> GetAsync(Owner owner, Currency currency)
    {
        await using var db = database.Read(owner.Book);
        var accounts = await WalletAccounts.ReadAsync(db, owner, currency);
        return WalletView.Of(currency, accounts.Available?.BalanceMinor ?? 0, accounts.Held?.BalanceMinor ?? 0);
    }

    /// <summary>What happened on a wallet, newest first, with both balances after each line.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>; only cursors are known here.</exception>
    public async Task<Page<WalletLine>> EntriesAsync(
        (Owner Owner, Currency Currency) wallet, OperationFilter filter, PageRequest page)
    {
        await using var db = database.Read(wallet.Owner.Book);
        var accounts = await WalletAccounts.ReadAsync(db, wallet.Owner, wallet.Currency);
        var floor = filter.From is { } from ? await Cuts.BeforeAsync(db, from) : 0;
        var top = filter.Until is { } until
            ? await accounts.PlaceAsync(db, await Cuts.BeforeAsync(db, until))
            : accounts.Last;
        var bottom = await accounts.PlaceAsync(db, floor);
        var total = await CountAsync(db, accounts, (bottom, top), filter);
        var chunk = filter.NarrowsByText ? Chunk : page.Limit + 1;
        var postings = page.IsBackwards
            ? WalletPostings.UpAsync(
                db, accounts, (page.Bound is null ? bottom : Start(page, top), top), chunk)
            : WalletPostings.DownAsync(db, accounts, Start(page, top), chunk).TakeWhile(x => x.Number > floor);
        var found = new List<WalletLine>();
        await foreach (var read in postings.Take(MostScanned).Chunk(chunk))
        {
            found.AddRange(await _lines.OfAsync(db, wallet.Currency, read, filter));
            if (found.Count > page.Limit)
            {
                break;
            }
        }

        return page.IsBackwards ? Upwards(found, page, total) : Downwards(found, page, total);
    }

    /// <summary>Everything that a list of entries would show, newest first, read as it is needed.</summary>
    public async IAsyncEnumerable<WalletLine> AllEntriesAsync(
        (Owner Owner, Currency Currency) wallet, OperationFilter filter)
    {
        await using var db = database.Read(wallet.Owner.Book);
        var accounts = await WalletAccounts.ReadAsync(db, wallet.Owner, wallet.Currency);
        var floor = filter.From is { } from ? await Cuts.BeforeAsync(db, from) : 0;
        var top = filter.Until is { } until
            ? await accounts.PlaceAsync(db, await Cuts.BeforeAsync(db, until))
            : accounts.Last;
        var postings = WalletPostings.DownAsync(db, accounts, top, Chunk).TakeWhile(x => x.Number > floor);
        await foreach (var read in postings.Chunk(Chunk))
        {
            foreach (var line in await _lines.OfAsync(db, wallet.Currency, read, filter))
            {
                yield return line;
            }
        }
    }

    // A page begins at the place that its cursor names.
    private static Page<WalletLine> Downwards(List<WalletLine> found, PageRequest page, long total)
    {
        var next = found.Count > page.Limit ? found[page.Limit].Place.ToString() : null;
        return new Page<WalletLine>([.. found.Take(page.Limit)], next, next is not null, total)
        {
            PreviousCursor = page.Cursor is null || found.Count == 0
                ? null
                : PageRequest.Before(found[0].Place.ToString()),
        };
    }

    private static Page<WalletLine> Upwards(List<WalletLine> found, PageRequest page, long total)
    {
        var data = found.Take(page.Limit).Reverse().ToList();
        return new Page<WalletLine>(data, page.Bound, page.Bound is not null, total)
        {
            PreviousCursor = found.Count > page.Limit ? PageRequest.Before(data[0].Place.ToString()) : null,
        };
    }

    private static WalletPlace Start(PageRequest page, WalletPlace top)
    {
        if (page.Offset is not null)
        {
            throw PlatformCodes.PagingInvalid.Because("This list goes on by cursor.");
        }

        return page.Bound is null ? top
            : WalletPlace.TryParse(page.Bound, out var place) && place.IsWithin(top) ? place
            : throw PlatformCodes.PagingInvalid.Because("The cursor is not one of this list.");
    }

    // Two entries at most belong to one operation, so a long list need not be counted to know that it is long.
    private static async Task<long> CountAsync(
        OffersDb db, WalletAccounts accounts, (WalletPlace After, WalletPlace Until) range, OperationFilter filter)
    {
        var (after, until) = range;
        var most = until.Available - after.Available + until.Held - after.Held;
        if (!filter.NarrowsByText && most > 2 * PageRequest.CountedTotal)
        {
            return PageRequest.CountedTotal + 1;
        }

        var entries = accounts.Between(db, after, until);
        var numbers = filter.NarrowsByText
            ? entries.Join(filter.Narrow(db.Operations), x => x.OperationId, x => x.Id, (_, x) => x.Number)
            : entries.Select(x => x.OperationNumber);
        return await numbers.Distinct().CountCappedAsync();
    }
}
