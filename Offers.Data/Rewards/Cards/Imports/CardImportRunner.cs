using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Data.Providers;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>
/// Enters the cards of a file batch by batch, each in a commit with the progress: what was interrupted goes on exactly
/// behind the last batch that was committed, whoever works on it then. Between two batches the pen is free.
/// </summary>
public sealed class CardImportRunner(UnitOfWork writes, CardFolder folder)
{
    /// <summary>How many cards are entered in one commit.</summary>
    public const int EnteredAtOnce = 5_000;

    private const string Job = "card-imports";

    // From here on a refusal says that the server cannot just now; the import goes on a little later.
    private const int MustWait = 500;

    /// <summary>How many cards this one enters in one commit.</summary>
    public int AtOnce { get; init; } = EnteredAtOnce;

    /// <summary>Enters the cards of a file, unless another worker does.</summary>
    /// <param name="book">The book.</param>
    /// <param name="id">The import.</param>
    /// <param name="stopping">Stops between two batches and lets others go on.</param>
    public async Task RunAsync(BookId book, Id<CardImport> id, CancellationToken stopping)
    {
        var worker = Guid.CreateVersion7();
        if (await TakeAsync(book, id, worker) is not { } import)
        {
            return;
        }

        try
        {
            await EnterAsync(import, worker, stopping);
        }
        catch (Refusal refusal) when (refusal.Code.Status < MustWait)
        {
            await StepAsync(import, worker, (work, mine) => Fail(work, mine, refusal.Detail));
        }
        catch (OperationCanceledException)
        {
            await StepAsync(import, worker, (_, mine) => mine.LetGo());
            throw;
        }
        catch (Exception error) when (error is not Refusal && !Outage.IsOne(error))
        {
            await StepAsync(import, worker, Break);
            throw;
        }
    }

    private async Task EnterAsync(CardImport import, Guid worker, CancellationToken stopping)
    {
        if (!folder.Has(import.Id))
        {
            await StepAsync(import, worker, (work, mine) => Fail(
                work, mine, "Its sealed cards are not there any more; send the file again."));
            return;
        }

        var row = import.Row;
        foreach (var staged in CardStage.Read(folder.PathOf(import.Id), row, AtOnce))
        {
            stopping.ThrowIfCancellationRequested();
            if (!await EnterAsync(import, worker, row, staged))
            {
                return;
            }

            row += staged.Count;
        }

        if (row < import.NewFound)
        {
            throw new InvalidDataException($"{import.Id}: {row} of {import.NewFound} sealed cards are there.");
        }

        await StepAsync(import, worker, (work, mine) =>
        {
            mine.Move("finish", null, work.Now);
            mine.LetGo();
            CardImportDesk.Tell(work, mine, "done", null);
        });
        folder.Remove(import.Id);
    }

    // The key says which batch it is. A worker who has the import no more leaves no answer under it: the refusal is not
    // one of those that are kept.
    private async Task<bool> EnterAsync(
        CardImport of, Guid worker, long row, IReadOnlyList<StagedCard> staged)
    {
        var key = CommandKey.OfJob(of.Book, Job, $"{of.Id} {row}", of.UploadedAt);
        var request = new CommandRequest(Caller.System(of.Book, Job), key);
        try
        {
            (await writes.RunAsync(request, new Deed("rewards.import.enter", of.ObjectId), async work =>
            {
                var import = await work.Db.CardImports.SingleAsync(x => x.Id == of.Id);
                if (!import.Take(worker, work.Real) || import.Row != row)
                {
                    throw PlatformCodes.Busy.Because("Somebody else has the file.");
                }

                var pool = await work.Db.CardPools.AsNoTracking().SingleAsync(x => x.Id == import.Pool);
                await CardImportBatch.EnterAsync(work, import, pool, staged);
                CardImportDesk.Tell(work, import, "progressed", null);
                return Answer.None();
            })).Check();
            return true;
        }
        catch (Refusal refusal) when (refusal.Code == PlatformCodes.Busy)
        {
            return false;
        }
    }

    private async Task<CardImport?> TakeAsync(BookId book, Id<CardImport> id, Guid worker)
    {
        CardImport? taken = null;
        await RunAsync(book, id, (work, import) => taken = import.Take(worker, work.Real) ? import : null);
        return taken;
    }

    private Task StepAsync(CardImport of, Guid worker, Action<Work, CardImport> act) =>
        RunAsync(of.Book, of.Id, (work, import) =>
        {
            if (import.Take(worker, work.Real))
            {
                act(work, import);
            }
        });

    private async Task RunAsync(BookId book, Id<CardImport> id, Action<Work, CardImport> act) =>
        (await writes.RunAsync(
            CommandRequest.Once(Caller.System(book, Job)), new Deed("rewards.import.work", id.ToString()),
            async work =>
            {
                act(work, await work.Db.CardImports.SingleAsync(x => x.Id == id));
                return Answer.None();
            })).Check();

    private static void Break(Work work, CardImport import)
    {
        import.LetGo();
        if (import.Break())
        {
            Fail(work, import, $"Something is wrong on our side: it broke {CardImport.MostBreaks} times at the same "
                + "place.");
        }
    }

    private static void Fail(Work work, CardImport import, string why)
    {
        import.Fail(why, work.Now);
        CardImportDesk.Tell(work, import, "failed", null);
    }
}
