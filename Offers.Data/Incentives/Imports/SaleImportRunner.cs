using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Files;
using Offers.Data.Platform.Writing;
using Offers.Data.Providers;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>
/// Works on a file of sales until it is checked or entered. What was interrupted goes on behind the last batch that was
/// committed, whoever works on it then.
/// </summary>
public sealed class SaleImportRunner(
    OffersDatabase database, UnitOfWork writes, FileStore files, TimeProvider time)
{
    /// <summary>How many rows are checked at a time.</summary>
    public const int CheckedAtOnce = 1_000;

    /// <summary>How many rows are entered in one commit.</summary>
    public const int EnteredAtOnce = 500;

    // From here on a refusal says that the server cannot just now; the import goes on a little later.
    private const int MustWait = 500;

    private readonly SaleImportWork _work = new(database, writes, time);

    /// <summary>Checks a file or enters its rows, unless another worker does.</summary>
    /// <param name="book">The book.</param>
    /// <param name="id">The import.</param>
    /// <param name="stopping">Stops between two batches and lets others go on.</param>
    public async Task RunAsync(BookId book, Id<SaleImport> id, CancellationToken stopping)
    {
        var worker = Guid.CreateVersion7();
        if (await _work.TakeAsync(book, id, worker) is not { } import)
        {
            return;
        }

        try
        {
            var file = await FileAsync(import);
            using var csv = await SaleImportQueries.OpenAsync(files, file);
            await (import.State == SaleImportState.Checking
                ? CheckAsync((import, worker), csv, SaleRows.MarkOf(file), stopping)
                : EnterAsync((import, worker), csv, SaleRows.MarkOf(file), stopping));
        }
        catch (Refusal refusal) when (refusal.Code.Status < MustWait)
        {
            await _work.FailAsync(import, worker, refusal.Detail);
        }
        catch (OperationCanceledException)
        {
            await _work.LetGoAsync(import, worker);
            throw;
        }
        catch (Exception error) when (error is not Refusal && !Outage.IsOne(error))
        {
            await _work.StumbleAsync(import, worker);
            throw;
        }
    }

    private async Task<StoredFile> FileAsync(SaleImport import)
    {
        await using var db = database.Read(import.Book);
        return await db.StoredFiles.SingleAsync(x => x.Id == import.File);
    }

    private async Task CheckAsync(
        (SaleImport Import, Guid Worker) of, SaleCsv csv, string mark, CancellationToken stopping)
    {
        var goesOn = await _work.BeginCheckAsync(of.Import, of.Worker);
        var (earlier, rows) = (new SaleFileMemory(), 0);
        await foreach (var some in csv.BatchesAsync(0, CheckedAtOnce))
        {
            stopping.ThrowIfCancellationRequested();
            rows += some.Count;
            if (rows > SaleCsv.MaxRows)
            {
                await _work.FailAsync(of.Import, of.Worker, $"The file has more than {SaleCsv.MaxRows} rows.");
                return;
            }

            goesOn = goesOn && await _work.CheckAsync(of.Import, of.Worker, new SaleRows(some, mark), earlier);
            if (!goesOn)
            {
                return;
            }
        }

        await (rows > 0
            ? _work.EndCheckAsync(of.Import, of.Worker)
            : _work.FailAsync(of.Import, of.Worker, "The file has no rows."));
    }

    private async Task EnterAsync(
        (SaleImport Import, Guid Worker) of, SaleCsv csv, string mark, CancellationToken stopping)
    {
        await foreach (var some in csv.BatchesAsync(of.Import.Line, EnteredAtOnce))
        {
            stopping.ThrowIfCancellationRequested();
            if (!await _work.EnterAsync(of.Import, of.Worker, new SaleRows(some, mark)))
            {
                return;
            }
        }

        await _work.EndAsync(of.Import, of.Worker);
    }
}
