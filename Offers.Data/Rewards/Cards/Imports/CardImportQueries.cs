using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>What a list of files of cards is narrowed to.</summary>
/// <param name="Status">How they stand.</param>
/// <param name="Pool">The pool.</param>
public sealed record CardImportFilter(CardImportState? Status = null, Id<CardPool>? Pool = null)
{
    internal IQueryable<CardImport> Narrow(IQueryable<CardImport> imports)
    {
        imports = Status is { } status ? imports.Where(x => x.State == status) : imports;
        return Pool is { } pool ? imports.Where(x => x.Pool == pool) : imports;
    }
}

/// <summary>Reads files of cards and what is wrong in them.</summary>
public sealed class CardImportQueries(OffersDatabase database, CardFolder folder, TimeProvider time)
{
    private const int FaultsShown = 20;
    private const int FaultsAtOnce = 1_000;

    /// <summary>Files of a book, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<CardImportView>> ListAsync(BookId book, CardImportFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var found = filter.Narrow(db.CardImports);
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        return await Page<CardImport>.Of(rows, page, total, x => x.ObjectId)
            .TurnAsync(some => ViewsAsync(db, some, now));
    }

    /// <summary>One file, with its first faults.</summary>
    /// <exception cref="Refusal"><c>card_import_not_found</c>.</exception>
    public async Task<CardImportView> GetAsync(BookId book, Id<CardImport> id)
    {
        await using var db = database.Read(book);
        return await ViewAsync(db, await FindAsync(db, id), await db.NowAsync(time));
    }

    /// <summary>The name of a file with its faults, which are read as they are needed.</summary>
    /// <exception cref="Refusal"><c>card_import_not_found</c>.</exception>
    public async Task<(string FileName, IAsyncEnumerable<CardFault> Faults)> FaultsAsync(
        BookId book, Id<CardImport> id)
    {
        await using var db = database.Read(book);
        return ((await FindAsync(db, id)).FileName, FaultsOfAsync(book, id));
    }

    /// <summary>The pool into which a file is to go, and the platform's day.</summary>
    /// <exception cref="Refusal"><c>pool_not_found</c>, <c>validation_failed</c>.</exception>
    public async Task<(CardPool Pool, DateOnly Today)> PlaceAsync(BookId book, Id<CardPool> id)
    {
        await using var db = database.Read(book);
        var pool = await db.CardPools.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.PoolNotFound.Because();
        CheckTakes(pool);
        return (pool, await db.PlatformDayAsync(await db.NowAsync(time)));
    }

    /// <summary>The imports of all books on which somebody should be working.</summary>
    public async Task<IReadOnlyList<(BookId Book, Id<CardImport> Id)>> OpenAsync()
    {
        await using var db = database.Read(BookId.Live);
        var rows = await db.CardImports.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => x.State == CardImportState.Running)
            .OrderBy(x => x.Id).Select(x => new { x.Book, x.Id }).ToListAsync();
        return rows.ConvertAll(x => (x.Book, x.Id));
    }

    /// <summary>
    /// Lets go of sealed cards that nobody enters any more: those of imports that are done or were never recorded, and
    /// after a month those of all others that do not run.
    /// </summary>
    /// <returns>How many files were removed.</returns>
    public async Task<int> SweepAsync(DateTimeOffset now)
    {
        var old = folder.Older(now.AddDays(-1)).ToList();
        var stale = folder.Older(now.AddDays(-30)).ToHashSet();
        await using var db = database.Read(BookId.Live);
        var kept = (await db.CardImports.IgnoreQueryFilters([OffersDb.BookFilter]).Where(x => old.Contains(x.Id))
            .Select(x => new { x.Id, x.State }).ToListAsync()).ToDictionary(x => x.Id, x => x.State);
        var gone = old.Where(id => !kept.TryGetValue(id, out var state) || state == CardImportState.Done
            || (stale.Contains(id) && state != CardImportState.Running)).ToList();
        gone.ForEach(folder.Remove);
        return gone.Count;
    }

    internal static void CheckTakes(CardPool pool)
    {
        if (pool.Kind != PoolKind.Csv)
        {
            throw Refusal.OfField("pool", "The cards of a buffer come from its supplier.");
        }
    }

    internal static async Task<CardImport> FindAsync(OffersDb db, Id<CardImport> id) =>
        await db.CardImports.SingleOrDefaultAsync(x => x.Id == id) ?? throw RewardCodes.CardImportNotFound.Because();

    internal static async Task<CardImportView> ViewAsync(OffersDb db, CardImport import, DateTimeOffset now)
    {
        var faults = await db.CardImportFaults.Where(x => x.Import == import.Id)
            .OrderBy(x => x.Row).Take(FaultsShown).ToListAsync();
        var subject = import.ObjectId;
        var approval = import.State == CardImportState.Releasing
            ? await db.Approvals.SingleOrDefaultAsync(x => x.Subject == subject && x.State == ApprovalState.Waiting)
            : null;
        return (await ViewsAsync(db, [import], now))[0] with
        {
            Approval = approval?.Id,
            FirstFaults = faults.ConvertAll(x => new CardFault(x.Row, x.Code, x.Fault)),
        };
    }

    private static async Task<IReadOnlyList<CardImportView>> ViewsAsync(
        OffersDb db, IReadOnlyList<CardImport> imports, DateTimeOffset now)
    {
        var people = imports.SelectMany(x => new[] { x.UploadedBy, x.StartedBy }).OfType<Id<IPerson>>().Distinct()
            .ToList();
        var names = await db.Users.Where(x => people.Contains(x.Id)).Select(x => new { x.Id, x.DisplayName })
            .ToDictionaryAsync(x => x.Id, x => new CardLink(x.Id.ToString(), x.DisplayName));
        var ids = imports.Select(x => x.Pool).Distinct().ToList();
        var pools = await db.CardPools.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        return [.. imports.Select(x => CardImportView.Of(x, pools[x.Pool], now) with
        {
            UploadedBy = x.UploadedBy is { } by ? names.GetValueOrDefault(by) : null,
            StartedBy = x.StartedBy is { } starter ? names.GetValueOrDefault(starter) : null,
        })];
    }

    private async IAsyncEnumerable<CardFault> FaultsOfAsync(BookId book, Id<CardImport> id)
    {
        for (var last = 0L; ;)
        {
            var after = last;
            await using var db = database.Read(book);
            var some = await db.CardImportFaults.Where(x => x.Import == id && x.Row > after)
                .OrderBy(x => x.Row).Take(FaultsAtOnce).ToListAsync();
            foreach (var fault in some)
            {
                yield return new CardFault(fault.Row, fault.Code, fault.Fault);
            }

            if (some.Count < FaultsAtOnce)
            {
                yield break;
            }

            last = some[^1].Row;
        }
    }
}
