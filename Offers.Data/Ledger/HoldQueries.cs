using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What a list of holds is narrowed to.</summary>
public sealed record HoldFilter
{
    /// <summary>Whose wallet.</summary>
    public Owner? Owner { get; init; }

    /// <summary>How they stand.</summary>
    public HoldState? Status { get; init; }

    /// <summary>What they are for.</summary>
    public string? Purpose { get; init; }

    /// <summary>The currency.</summary>
    public Currency? Currency { get; init; }

    /// <summary>An id of a hold or a reference, or a part of the owner's name or address.</summary>
    public string? Search { get; init; }
}

/// <summary>A hold as it is listed.</summary>
public sealed record HoldView
{
    /// <summary>The identity.</summary>
    public required Id<Hold> Id { get; init; }

    /// <summary>Whose money.</summary>
    public required OwnerView Owner { get; init; }

    /// <summary>What it is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The outside id of the object that it serves.</summary>
    public required string Reference { get; init; }

    /// <summary>The name of that object, where it has one.</summary>
    public string? Subject { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>All that was set aside.</summary>
    public required Money Amount { get; init; }

    /// <summary>What went to its destination.</summary>
    public required Money Captured { get; init; }

    /// <summary>What was given back.</summary>
    public required Money Voided { get; init; }

    /// <summary>What is still set aside.</summary>
    public required Money Open { get; init; }

    /// <summary>How it stands.</summary>
    public required HoldState Status { get; init; }

    /// <summary>When it gives itself back.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>Reads holds.</summary>
public sealed class HoldQueries(OffersDatabase database, IEnumerable<ReferenceNames> names)
{
    private readonly WalletLines _lines = new(names);

    /// <summary>Holds, newest first.</summary>
    public async Task<Page<HoldView>> ListAsync(BookId book, HoldFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = await NarrowAsync(db, filter);
        var total = await found.CountCappedAsync();
        if (page.After<Hold>() is { } after)
        {
            found = found.Where(x => x.Id < after);
        }

        var rows = await (
            from hold in found.OrderByDescending(x => x.Id).Cut(page)
            join account in db.Accounts on hold.HeldAccountId equals account.Id
            orderby hold.Id descending
            select new { hold, account.OwnerKind, account.OwnerId }).ToListAsync();
        var owners = await OwnerNames.ReadAsync(db, rows.Select(x => (x.OwnerKind, x.OwnerId)));
        var subjects = await _lines.SubjectsAsync(db, [.. rows.Select(x => x.hold.Reference).Distinct()]);
        var views = rows.ConvertAll(x => View(x.hold, owners[x.OwnerId]) with
        {
            Subject = subjects.GetValueOrDefault(x.hold.Reference),
        });
        return Page<HoldView>.Of(views, page, total, x => x.Id.ToString());
    }

    /// <summary>Open holds whose time is over, for the job that gives them back; the longest overdue first.</summary>
    public async Task<IReadOnlyList<DueHold>> DueAsync(BookId book, DateTimeOffset now, int limit)
    {
        await using var db = database.Read(book);
        var rows = await db.Holds
            .Where(x => (x.State == HoldState.Held || x.State == HoldState.PartlyCaptured) && x.ExpiresAt <= now)
            .OrderBy(x => x.ExpiresAt).Take(limit).ToListAsync();
        return rows.ConvertAll(x => new DueHold(HoldPlace.Of(x), x.ExpiresAt!.Value));
    }

    private static async Task<IQueryable<Hold>> NarrowAsync(OffersDb db, HoldFilter filter)
    {
        IQueryable<Hold> found = db.Holds;
        found = filter.Status is { } status ? found.Where(x => x.State == status) : found;
        found = filter.Purpose is { } purpose ? found.Where(x => x.Purpose == purpose) : found;
        found = filter.Currency is { } currency ? found.Where(x => x.Currency == currency) : found;
        if (filter.Owner is { } owner)
        {
            found = found.Where(x => db.Accounts.Any(
                a => a.Id == x.HeldAccountId && a.OwnerKind == owner.Kind && a.OwnerId == owner.Id));
        }

        if (string.IsNullOrWhiteSpace(filter.Search))
        {
            return found;
        }

        var part = filter.Search.Trim();
        if (Id<Hold>.TryParse(part, out var id))
        {
            return found.Where(x => x.Id == id);
        }

        var owners = filter.Owner is null ? await OwnerNames.SearchGuidsAsync(db, part) : [];
        return found.Where(x => x.Reference == part
            || db.Accounts.Any(a => a.Id == x.HeldAccountId && owners.Contains(a.OwnerId)));
    }

    private static HoldView View(Hold hold, OwnerView owner) => new()
    {
        Id = hold.Id,
        Owner = owner,
        Purpose = hold.Purpose,
        Reference = hold.Reference,
        Currency = hold.Currency,
        Amount = hold.Amount,
        Captured = new Money(hold.CapturedMinor, hold.Currency),
        Voided = new Money(hold.VoidedMinor, hold.Currency),
        Open = hold.Open,
        Status = hold.State,
        ExpiresAt = hold.ExpiresAt,
    };
}
