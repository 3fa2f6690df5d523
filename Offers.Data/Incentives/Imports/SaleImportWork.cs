using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>Rows of a file with the file's own mark, by which a row without a reference is known again.</summary>
/// <param name="Rows">The rows, in order.</param>
/// <param name="Mark">The beginning of the file's hash.</param>
internal sealed record SaleRows(IReadOnlyList<SaleRow> Rows, string Mark)
{
    private const int MarkLength = 12;

    /// <summary>The last line.</summary>
    internal int LastLine => Rows[^1].Line;

    /// <summary>The rows with their references.</summary>
    internal IReadOnlyList<(SaleRow Row, string Reference)> Named =>
        [.. Rows.Select(row => (row, row[SaleColumn.Reference] ?? $"file {Mark} line {row.Line}"))];

    /// <summary>The mark of a file.</summary>
    internal static string MarkOf(StoredFile file) => file.Hash[..MarkLength];
}

/// <summary>
/// The steps of the work on a file of sales, each its own commit: batches of rows that are checked or entered, with the
/// progress in the same commit.
/// </summary>
internal sealed class SaleImportWork(OffersDatabase database, UnitOfWork writes, TimeProvider time)
{
    /// <summary>The name under which files are worked on.</summary>
    internal const string Job = "sale-imports";

    /// <summary>As whom its commands are recorded.</summary>
    internal static readonly string ActingAs = Caller.System(BookId.Live, Job).ActingAs;

    /// <summary>Takes a file over where nobody works on it.</summary>
    /// <returns>The import as it stands; null where the worker has it not.</returns>
    internal async Task<SaleImport?> TakeAsync(BookId book, Id<SaleImport> id, Guid worker)
    {
        SaleImport? taken = null;
        await StepAsync(book, id, worker, (_, import) =>
        {
            taken = import;
            return Task.CompletedTask;
        });
        return taken;
    }

    /// <summary>Begins the check from the first row.</summary>
    internal Task<bool> BeginCheckAsync(SaleImport of, Guid worker) =>
        StepAsync(of.Book, of.Id, worker, async (work, import) =>
        {
            await work.Db.SaleImportLines.Where(x => x.Import == import.Id).ExecuteDeleteAsync();
            import.CheckAgain();
        });

    /// <summary>Checks rows, without the pen, and records what was found.</summary>
    internal async Task<bool> CheckAsync(SaleImport of, Guid worker, SaleRows rows, SaleFileMemory earlier)
    {
        List<JudgedRow> judged;
        await using (var db = database.Read(of.Book))
        {
            var facts = await SaleRowFacts.ReadAsync(db, ScopeOf(of), rows.Named);
            var judge = new SaleRowJudge(facts, earlier, await db.NowAsync(time));
            judged = [.. rows.Named.Select(x => judge.Judge(x.Row, x.Reference))];
        }

        earlier.Shrink();
        return await StepAsync(of.Book, of.Id, worker, async (work, import) =>
        {
            await work.InsertAsync(judged.Where(x => x.Fault is not null)
                .Select(x => new SaleImportLine(import, x.Row.Line, x.Fault!)));
            import.Checked(rows.LastLine, SaleImportCount.Of(judged.Select(x => x.Outcome)));
            Progress(work, import);
        });
    }

    /// <summary>Every row was checked.</summary>
    internal Task<bool> EndCheckAsync(SaleImport of, Guid worker) =>
        StepAsync(of.Book, of.Id, worker, (work, import) =>
        {
            import.EndCheck();
            SaleImportDesk.Tell(work, import, "checked", null);
            return Task.CompletedTask;
        });

    /// <summary>Enters rows, with what they earn and the progress, in one commit.</summary>
    /// <returns>Whether the worker still has the import and goes on.</returns>
    internal Task<bool> EnterAsync(SaleImport of, Guid worker, SaleRows rows) =>
        StepAsync(of.Book, of.Id, worker, async (work, import) =>
        {
            var batch = new SaleImportBatch(work, import, ScopeOf(import));
            import.Entered(rows.LastLine, await batch.EnterAsync(rows));
            Progress(work, import);
        });

    /// <summary>Every row was looked at.</summary>
    internal Task<bool> EndAsync(SaleImport of, Guid worker) =>
        StepAsync(of.Book, of.Id, worker, (work, import) =>
        {
            import.End(work.Now);
            SaleImportDesk.Tell(work, import, "done", null);
            return Task.CompletedTask;
        });

    /// <summary>It cannot go on.</summary>
    internal Task<bool> FailAsync(SaleImport of, Guid worker, string why) =>
        StepAsync(of.Book, of.Id, worker, (work, import) =>
        {
            import.Fail(why, work.Now);
            SaleImportDesk.Tell(work, import, "failed", null);
            return Task.CompletedTask;
        });

    /// <summary>It failed for reasons that nobody foresaw: counted with the file, so no restart forgets it.</summary>
    internal Task<bool> StumbleAsync(SaleImport of, Guid worker) =>
        StepAsync(of.Book, of.Id, worker, (work, import) =>
        {
            if (import.Stumble(work.Now))
            {
                SaleImportDesk.Tell(work, import, "failed", null);
            }

            return Task.CompletedTask;
        });

    /// <summary>Lets another worker take it at once.</summary>
    internal Task<bool> LetGoAsync(SaleImport of, Guid worker) =>
        StepAsync(of.Book, of.Id, worker, (_, import) =>
        {
            import.LetGo();
            return Task.CompletedTask;
        });

    // What the file's builder reaches; files of the platform reach everything.
    private static ProjectScope ScopeOf(SaleImport import)
    {
        var caller = Caller.System(import.Book, Job);
        return import.Builder is { } builder
            ? ProjectScope.OfBuilder(caller with { Memberships = [new RoleAt(Role.Builder, builder)] })
            : ProjectScope.OfPlatform(caller);
    }

    private static void Progress(Work work, SaleImport import) => work.Raise(
        import, "incentives.import.progressed", new
        {
            import.Id, owner = import.Builder, import.State, import.Rows, import.Found, import.Done,
        });

    private async Task<bool> StepAsync(
        BookId book, Id<SaleImport> id, Guid worker, Func<ClosureWork, SaleImport, Task> act)
    {
        var has = false;
        var request = CommandRequest.Once(Caller.System(book, Job));
        var answer = await writes.RunAsync(request, new Deed("incentives.import.work", id.ToString()), async work =>
        {
            var import = await work.Db.SaleImports.SingleAsync(x => x.Id == id);
            has = import.Take(worker, work.Real);
            if (has)
            {
                await act(work, import);
            }

            return Answer.None();
        });
        answer.Check();
        return has;
    }
}
