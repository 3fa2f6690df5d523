using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>One entry of an operation that is explained. Balances of other people's accounts are left out.</summary>
/// <param name="Account">The account's outside id; null where it is another's.</param>
/// <param name="Owner">Whose it is; null where it is another's.</param>
/// <param name="Purpose">What the money on it is, with the qualifier where it has one.</param>
/// <param name="Amount">Signed.</param>
/// <param name="Before">Balance before; null where it is another's.</param>
/// <param name="After">Balance after; null where it is another's.</param>
public sealed record EntryView(
    string? Account, OwnerView? Owner, string Purpose, Money Amount, Money? Before, Money? After)
{
    /// <summary>The currency.</summary>
    public Currency Currency => Amount.Currency;
}

/// <summary>An operation, explained: what, when, who, why, and its entries.</summary>
public sealed record OperationView
{
    /// <summary>The identity.</summary>
    public required Id<Operation> Id { get; init; }

    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary><c>module.verb</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The outside id of the object that it belongs to.</summary>
    public required string Reference { get; init; }

    /// <summary>The name of that object, where it has one.</summary>
    public string? Subject { get; init; }

    /// <summary>The reason or bank reference given.</summary>
    public string? Reason { get; init; }

    /// <summary>The time for which it counts.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who; null for the system, and for people who are not administrators.</summary>
    public OwnerView? Actor { get; init; }

    /// <summary>The operation that it takes back.</summary>
    public Id<Operation>? Reverses { get; init; }

    /// <summary>The operation that took it back.</summary>
    public Id<Operation>? ReversedBy { get; init; }

    /// <summary>The entries; empty in lists.</summary>
    public IReadOnlyList<EntryView> Entries { get; init; } = [];

    /// <summary>What an administrator may do, and why not; empty in lists.</summary>
    public IReadOnlyList<AllowedAction> AllowedActions { get; init; } = [];
}

/// <summary>Reads and explains operations.</summary>
public sealed class OperationQueries(OffersDatabase database, IEnumerable<ReferenceNames> names)
{
    private readonly WalletLines _lines = new(names);

    /// <summary>Operations, newest first; for administrators.</summary>
    public async Task<Page<OperationView>> ListAsync(BookId book, OperationFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = filter.Narrow(db.Operations);
        if (filter.From is { } from)
        {
            var floor = await Cuts.BeforeAsync(db, from);
            found = found.Where(x => x.Number > floor);
        }

        if (filter.Until is { } until)
        {
            var ceiling = await Cuts.BeforeAsync(db, until);
            found = found.Where(x => x.Number <= ceiling);
        }

        var total = await found.CountCappedAsync(page);
        var rows = await NewestFirst(found, page).Cut(page).ToListAsync();
        var subjects = await _lines.SubjectsAsync(db, [.. rows.Select(x => x.Reference).Distinct()]);
        var people = await ActorsAsync(db, rows);
        return Page<Operation>.Of(rows, page, total, x => x.Number.ToString(Invariant))
            .Select(x => View(x) with
            {
                Subject = subjects.GetValueOrDefault(x.Reference),
                Actor = x.Actor is { } actor ? people.GetValueOrDefault(actor.Value) : null,
            });
    }

    /// <summary>One operation with all of its entries; for administrators.</summary>
    /// <exception cref="Refusal"><c>operation_not_found</c>.</exception>
    public async Task<OperationView> GetAsync(BookId book, Id<Operation> id) =>
        await FindAsync(book, id) ?? throw LedgerCodes.OperationNotFound.Because();

    /// <summary>One operation with all of its entries; null where there is none. For administrators.</summary>
    public Task<OperationView?> FindAsync(BookId book, Id<Operation> id) => ExplainAsync(book, id, null);

    /// <summary>One operation on an owner's wallet, with what others have left out.</summary>
    /// <exception cref="Refusal"><c>operation_not_found</c>, also where it does not touch the owner.</exception>
    public async Task<OperationView> GetForAsync(Owner owner, Id<Operation> id) =>
        await ExplainAsync(owner.Book, id, owner) ?? throw LedgerCodes.OperationNotFound.Because();

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static IQueryable<Operation> NewestFirst(IQueryable<Operation> found, PageRequest page)
    {
        if (Bound(page) is { } bound)
        {
            found = page.IsBackwards ? found.Where(x => x.Number > bound) : found.Where(x => x.Number < bound);
        }

        return page.IsBackwards ? found.OrderBy(x => x.Number) : found.OrderByDescending(x => x.Number);
    }

    private static long? Bound(PageRequest page) => page.Bound is null ? null
        : long.TryParse(page.Bound, System.Globalization.NumberStyles.None, Invariant, out var number) ? number
        : throw PlatformCodes.PagingInvalid.Because("The cursor is not one of this list.");

    private async Task<OperationView?> ExplainAsync(BookId book, Id<Operation> id, Owner? owner)
    {
        await using var db = database.Read(book);
        var operation = await db.Operations.SingleOrDefaultAsync(x => x.Id == id);
        var rows = (await (
            from entry in db.Entries.Where(x => x.OperationId == id)
            join account in db.Accounts on entry.AccountId equals account.Id
            select new { entry, account }).ToListAsync()).ConvertAll(x => (Entry: x.entry, Account: x.account));
        if (operation is null || (owner is { } mine && !rows.Exists(x => x.Account.Owner == mine)))
        {
            return null;
        }

        var reversal = await db.Operations.Where(x => x.ReversesOperationId == id).Select(x => (Id<Operation>?)x.Id)
            .SingleOrDefaultAsync();
        var owners = await OwnerNames.ReadAsync(db, rows.Select(x => (x.Account.OwnerKind, x.Account.OwnerId)));
        var people = await ActorsAsync(db, [operation]);
        return View(operation) with
        {
            Subject = (await _lines.SubjectsAsync(db, [operation.Reference])).GetValueOrDefault(operation.Reference),
            Actor = owner is null && operation.Actor is { } actor ? people.GetValueOrDefault(actor.Value) : null,
            ReversedBy = reversal,
            Entries = [.. rows.OrderBy(x => x.Entry.AmountMinor).Select(x => View(x, owner, owners))],
            AllowedActions = owner is null ? [MayReverse(operation, rows, reversal)] : [],
        };
    }

    private static Task<Dictionary<Guid, OwnerView>> ActorsAsync(OffersDb db, IReadOnlyList<Operation> operations) =>
        OwnerNames.ReadAsync(
            db, operations.Where(x => x.Actor is not null).Select(x => (OwnerKind.Person, x.Actor!.Value.Value)));

    private static AllowedAction MayReverse(
        Operation operation, List<(Entry Entry, Account Account)> rows, Id<Operation>? reversal)
    {
        if (reversal is not null)
        {
            return new AllowedAction(
                "reverse", false, LedgerCodes.OperationReversed.Code, LedgerCodes.OperationReversed.Title);
        }

        var isMine = Reversal.Kinds.Contains(operation.Kind, StringComparer.Ordinal);
        return isMine && !rows.Exists(x => x.Account.Purpose == Purpose.Held)
            ? new AllowedAction("reverse", true)
            : new AllowedAction("reverse", false, LedgerCodes.OperationNotReversible.Code,
                "It is undone by a verb of the object that it belongs to.");
    }

    private static EntryView View((Entry Entry, Account Account) row, Owner? owner, Dictionary<Guid, OwnerView> owners)
    {
        var amount = new Money(row.Entry.AmountMinor, row.Entry.Currency);
        var after = new Money(row.Entry.BalanceAfterMinor, row.Entry.Currency);
        return owner is null || row.Account.Owner == owner
            ? new EntryView(
                row.Account.Id.ToString(), owners.GetValueOrDefault(row.Account.OwnerId), row.Account.Label, amount,
                after - amount, after)
            : new EntryView(null, null, row.Account.Label, amount, null, null);
    }

    private static OperationView View(Operation operation) => new()
    {
        Id = operation.Id,
        Number = operation.Number,
        Kind = operation.Kind,
        Reference = operation.Reference,
        Reason = operation.Reason,
        EffectiveAt = operation.EffectiveAt,
        RecordedAt = operation.RecordedAt,
        Reverses = operation.ReversesOperationId,
    };
}
