using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Files;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>Which rows of a file are asked for.</summary>
public enum SaleRowsAsked
{
    /// <summary>Those that cannot be entered.</summary>
    Faulty,

    /// <summary>All.</summary>
    All,
}

/// <summary>Reads files of sales and what became of their rows.</summary>
public sealed class SaleImportQueries(OffersDatabase database, FileStore files, TimeProvider time)
{
    private const int FaultsShown = 20;
    private const int LinesAtOnce = 1_000;

    /// <summary>The files that a scope reaches, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<SaleImportView>> ListAsync(ProjectScope scope, SaleImportState? state, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = scope.Imports(db);
        found = state is { } wanted ? found.Where(x => x.State == wanted) : found;
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        return await Page<SaleImport>.Of(rows, page, total, x => x.Id.ToString())
            .TurnAsync(some => ViewsAsync(db, some, now));
    }

    /// <summary>One file, with its first faults.</summary>
    /// <exception cref="Refusal"><c>import_not_found</c>.</exception>
    public async Task<SaleImportView> GetAsync(ProjectScope scope, Id<SaleImport> id)
    {
        await using var db = database.Read(scope.Book);
        return await ViewAsync(db, await FindAsync(db, scope, id), await db.NowAsync(time));
    }

    /// <summary>The file itself, with the bytes that were sent.</summary>
    /// <exception cref="Refusal"><c>import_not_found</c>.</exception>
    public async Task<(SaleImport Import, StoredFile File)> FileAsync(ProjectScope scope, Id<SaleImport> id)
    {
        await using var db = database.Read(scope.Book);
        var import = await FindAsync(db, scope, id);
        return (import, await db.StoredFiles.SingleAsync(x => x.Id == import.File));
    }

    /// <summary>Opens the rows of a file, to write them with what became of them.</summary>
    /// <exception cref="Refusal"><c>import_not_found</c>; <c>file_not_found</c> where its bytes are
    /// missing.</exception>
    public async Task<SaleImportRows> RowsAsync(ProjectScope scope, Id<SaleImport> id, SaleRowsAsked asked)
    {
        var (import, file) = await FileAsync(scope, id);
        var csv = await OpenAsync(files, file);
        return new SaleImportRows(import.FileName, csv, ReadAsync(import, csv, asked));
    }

    /// <summary>The imports of all books on which somebody should be working.</summary>
    public async Task<IReadOnlyList<(BookId Book, Id<SaleImport> Id)>> OpenAsync()
    {
        await using var db = database.Read(BookId.Live);
        var rows = await db.SaleImports.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => x.State == SaleImportState.Checking || x.State == SaleImportState.Running)
            .OrderBy(x => x.Id).Select(x => new { x.Book, x.Id }).ToListAsync();
        return rows.ConvertAll(x => (x.Book, x.Id));
    }

    internal static async Task<SaleCsv> OpenAsync(FileStore files, StoredFile file)
    {
        var path = files.Find(file) ?? throw PlatformCodes.FileNotFound.Because("Its bytes are missing.");
        var bytes = File.OpenRead(path);
        try
        {
            return await SaleCsv.OpenAsync(bytes);
        }
        catch
        {
            await bytes.DisposeAsync();
            throw;
        }
    }

    internal static async Task<SaleImport> FindAsync(OffersDb db, ProjectScope scope, Id<SaleImport> id) =>
        await scope.Imports(db).SingleOrDefaultAsync(x => x.Id == id) ?? throw IncentiveCodes.ImportNotFound.Because();

    internal static async Task<SaleImportView> ViewAsync(OffersDb db, SaleImport import, DateTimeOffset now)
    {
        var faults = await db.SaleImportLines
            .Where(x => x.Import == import.Id && x.Outcome == SaleRowOutcome.Faulty)
            .OrderBy(x => x.Line).Take(FaultsShown).Select(x => new { x.Line, x.Fault }).ToListAsync();
        return (await ViewsAsync(db, [import], now))[0] with
        {
            FirstFaults = faults.ConvertAll(x => new SaleImportFault(x.Line, x.Fault ?? "")),
        };
    }

    private static async Task<IReadOnlyList<SaleImportView>> ViewsAsync(
        OffersDb db, IReadOnlyList<SaleImport> imports, DateTimeOffset now)
    {
        var people = imports.Select(x => x.UploadedBy).OfType<Id<IPerson>>().Distinct().ToList();
        var names = await db.Users.Where(x => people.Contains(x.Id)).Select(x => new { x.Id, x.DisplayName })
            .ToDictionaryAsync(x => x.Id, x => x.DisplayName);
        var owners = imports.Select(x => x.Builder).OfType<Id<Organisation>>().Distinct().ToList();
        var builders = await db.Organisations.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => owners.Contains(x.Id)).Select(x => new { x.Id, x.Name })
            .ToDictionaryAsync(x => x.Id, x => x.Name);
        return [.. imports.Select(x => SaleImportView.Of(x, now) with
        {
            Builder = x.Builder is { } builder && builders.TryGetValue(builder, out var name)
                ? new NameLink(builder.ToString(), name) : null,
            UploadedBy = x.UploadedBy is { } by && names.TryGetValue(by, out var person)
                ? new NameLink(by.ToString(), person) : null,
        })];
    }

    // The rows of the file and the lines of the table have the same order, so that both are read in step.
    private async IAsyncEnumerable<SaleImportRow> ReadAsync(SaleImport import, SaleCsv csv, SaleRowsAsked asked)
    {
        await foreach (var rows in csv.BatchesAsync(0, LinesAtOnce))
        {
            await using var db = database.Read(import.Book);
            var (first, last) = (rows[0].Line, rows[^1].Line);
            var lines = await db.SaleImportLines
                .Where(x => x.Import == import.Id && x.Line >= first && x.Line <= last)
                .ToDictionaryAsync(x => x.Line);
            foreach (var row in rows)
            {
                var line = lines.GetValueOrDefault(row.Line);
                if (asked == SaleRowsAsked.All || line?.Outcome == SaleRowOutcome.Faulty)
                {
                    yield return new SaleImportRow(row, line);
                }
            }
        }
    }
}

/// <summary>The rows of a file that is open.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Csv">The file; it is closed with this.</param>
/// <param name="Rows">The rows, read once.</param>
public sealed record SaleImportRows(string FileName, SaleCsv Csv, IAsyncEnumerable<SaleImportRow> Rows) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Csv.Dispose();
}
