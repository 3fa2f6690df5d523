using System.Text;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Imports;
using Offers.Data.Platform;
using Offers.Data.Platform.Files;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Tests.Incentives.Imports;

/// <summary>A builder's book with a folder for files of sales.</summary>
public sealed class ImportBook : IAsyncDisposable
{
    /// <summary>The heads of the files of these tests.</summary>
    public const string Heads = "project,unit,agent,split,price,booked,signed,paid,reference,contact";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("offers-imports-");
    private readonly FileStore _files;

    private ImportBook(IncentiveBook book)
    {
        Book = book;
        _files = new FileStore(new FileFolder(_folder.FullName), book.Book.Database);
        Desk = new SaleImportDesk(book.Book.Writer, _files);
        Queries = new SaleImportQueries(book.Book.Database, _files, book.Clock);
    }

    public IncentiveBook Book { get; }

    public SaleImportDesk Desk { get; }

    public SaleImportQueries Queries { get; }

    public static async Task<ImportBook> OpenAsync(DatabaseProvider provider)
    {
        var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("10000000.00");
        return new ImportBook(book);
    }

    /// <summary>Units of the project, numbered from 1 behind a letter.</summary>
    public Task UnitsAsync(int count, string letter = "A", Project? project = null) => IncentiveBook.AddAsync(
        Book.Book, Enumerable.Range(1, count).Select(n => new Unit(
            project ?? Book.Project, new UnitFacts($"{letter}-{n}", null, IncentiveBook.Inr("5000000.00")))));

    /// <summary>A row; what is left out is empty.</summary>
    public static string Row(
        string unit, string agent = "person3@offers.example", string booked = "2026-03-02", string paid = "",
        string reference = "", string split = "", string price = "", string contact = "") =>
        $"Sunrise,{unit},{agent},{split},{price},{booked},,{paid},{reference},{contact}";

    /// <summary>Sends a file, and answers its id.</summary>
    public async Task<Id<SaleImport>> SendAsync(params string[] rows) =>
        await SendTextAsync(string.Join('\n', rows.Prepend(Heads)));

    public async Task<Id<SaleImport>> SendTextAsync(string text, ProjectScope? scope = null)
    {
        using var taken = await _files.TakeAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), new FileClaim("sales.csv", "text/csv"), SaleCsv.Rule);
        return (await Desk.UploadAsync(Book.Once, scope ?? Book.Scope, taken)).Read<ImportMade>().Id;
    }

    /// <summary>Works on an import as a worker does; with a clock of its own it may die on the way.</summary>
    public Task WorkAsync(Id<SaleImport> id, TimeProvider? clock = null, CancellationToken stopping = default) =>
        RunnerOf(Book.Book.Writer, clock).RunAsync(BookId.Live, id, stopping);

    /// <summary>A worker with its own way to write.</summary>
    public SaleImportRunner RunnerOf(UnitOfWork writer, TimeProvider? clock = null) =>
        new(Book.Book.Database, writer, _files, clock ?? Book.Clock);

    /// <summary>Sends a file, checks it and lets its rows be entered.</summary>
    public async Task<Id<SaleImport>> ImportAsync(params string[] rows)
    {
        var id = await SendAsync(rows);
        await WorkAsync(id);
        await StartAsync(id);
        await WorkAsync(id);
        return id;
    }

    public async Task StartAsync(Id<SaleImport> id) => (await Desk.StartAsync(Book.Once, Book.Scope, id)).Check();

    public Task<SaleImportView> ViewAsync(Id<SaleImport> id) => Queries.GetAsync(Book.Scope, id);

    /// <summary>The lines with what became of them: <c>2 new</c>, <c>3 faulty: why</c>.</summary>
    public Task<List<string>> LinesAsync(Id<SaleImport> id) => Book.Book.ReadAsync(async db =>
        (await db.SaleImportLines.Where(x => x.Import == id).OrderBy(x => x.Line).ToListAsync()).ConvertAll(x =>
            $"{x.Line} {Words.Plain(x.Outcome.ToString())}" + (x.Fault is null ? "" : ": " + x.Fault)));

    /// <summary>
    /// Everything that sales, claims and the ledger have become, without ids: equal for two books in which the same
    /// happened.
    /// </summary>
    public Task<string> StateAsync() => Book.Book.ReadAsync(async db =>
    {
        var sales = await (
            from sale in db.Sales
            join unit in db.Units on sale.Unit equals unit.Id
            orderby unit.Number
            select new { unit.Number, unit.Status, sale.Stage, sale.PriceMinor, sale.Id }).ToListAsync();
        var claims = await (
            from claim in db.IncentiveClaims
            join sale in db.Sales on claim.Sale equals sale.Id
            join unit in db.Units on sale.Unit equals unit.Id
            orderby unit.Number, claim.Agent, claim.Incentive
            select new { unit.Number, claim.Agent, claim.PricedMinor, claim.PaidMinor, claim.Status }).ToListAsync();
        var accounts = await db.Accounts.OrderBy(x => x.OwnerId).ThenBy(x => x.Purpose)
            .Select(x => new { x.OwnerId, x.Purpose, x.BalanceMinor }).Where(x => x.BalanceMinor != 0).ToListAsync();
        return string.Join('\n', [
            .. sales.Select(x => $"{x.Number} {x.Status} {x.Stage} {x.PriceMinor}"),
            .. claims.Select(x => $"{x.Number} {x.Agent} {x.PricedMinor} {x.PaidMinor} {x.Status}"),
            .. accounts.Where(x => x.OwnerId != Book.Builder.Id.Value)
                .Select(x => $"{x.OwnerId} {x.Purpose} {x.BalanceMinor}"),
            .. accounts.Where(x => x.OwnerId == Book.Builder.Id.Value).Select(x => $"{x.Purpose} {x.BalanceMinor}")]);
    });

    public async ValueTask DisposeAsync()
    {
        await Book.DisposeAsync();
        _files.Dispose();
        _folder.Delete(recursive: true);
    }

    private sealed record ImportMade(Id<SaleImport> Id);
}
