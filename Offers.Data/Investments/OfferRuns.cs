using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>
/// Carries out what was begun for all investors of an offer, in parts of one commit each. A part names how much was
/// done before it, so it happens once, whoever tries it and however often.
/// </summary>
public sealed class OfferRuns(OffersDatabase database, UnitOfWork writes)
{
    /// <summary>How many investments or lines one commit does.</summary>
    public const int PartSize = 200;

    private const string Job = "offer-runs";

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    /// <summary>True for the event that something was begun.</summary>
    public static bool IsStart(Event happening) => happening.Type == OfferRunStart.Started;

    /// <summary>What is not finished, the oldest first.</summary>
    public async Task<IReadOnlyList<Id<OfferRun>>> UnfinishedAsync(BookId book)
    {
        await using var db = database.Read(book);
        return await db.OfferRuns.Where(x => x.EndedAt == null).OrderBy(x => x.Id).Select(x => x.Id).ToListAsync();
    }

    /// <summary>Does what is left of a run.</summary>
    /// <returns>How many investments or lines were done.</returns>
    public async Task<int> FinishAsync(BookId book, Id<OfferRun> id, CancellationToken cancellation = default)
    {
        var done = 0;
        while (await NextAsync(book, id) is { } run)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!await TryPartAsync(run))
            {
                await Task.Delay(_pause, cancellation);
                continue;
            }

            done += Math.Min(PartSize, run.TotalCount - run.DoneCount);
        }

        return done;
    }

    /// <summary>Does the next part of a run.</summary>
    /// <exception cref="Refusal"><c>idempotency_in_progress</c> where the same part is being done.</exception>
    public Task<Answer> PartAsync(OfferRun run)
    {
        var request = new CommandRequest(
            Caller.System(run.Book, Job), CommandKey.OfJob(run.Book, Job, $"{run.Id} {run.DoneCount}", run.StartedAt));
        var deed = new Deed("investments." + Words.Snake(run.Kind.ToString()) + "_part", run.Offer.ToString());
        return writes.RunAsync(request, deed, work => DoAsync(work, run));
    }

    /// <summary>A run as it stands; null when it has ended.</summary>
    public async Task<OfferRun?> NextAsync(BookId book, Id<OfferRun> id)
    {
        await using var db = database.Read(book);
        return await db.OfferRuns.SingleOrDefaultAsync(x => x.Id == id && x.EndedAt == null);
    }

    // The job and who begins a run at once may meet at a part; the one that comes later looks again.
    private async Task<bool> TryPartAsync(OfferRun run)
    {
        try
        {
            (await PartAsync(run)).Check();
            return true;
        }
        catch (Refusal refusal) when (refusal.Code == PlatformCodes.IdempotencyInProgress)
        {
            return false;
        }
    }

    private static async Task<Answer> DoAsync(ClosureWork work, OfferRun seen)
    {
        await work.LoadAsync(new RowNames()
            .Need(InvestmentRows.Run, seen.Id).Need(InvestmentRows.Offer, seen.Offer));
        var run = work.Find(InvestmentRows.Run, seen.Id)!;
        var offer = work.Find(InvestmentRows.Offer, seen.Offer)!;
        if (run.EndedAt is null && run.DoneCount == seen.DoneCount)
        {
            await StepAsync(work, offer, run);
        }

        return Answer.None();
    }

    private static async Task StepAsync(ClosureWork work, InvestmentOffer offer, OfferRun run)
    {
        var before = run.DoneCount;
        await (run.Kind == OfferRunKind.Distribute
            ? LinePart.DoAsync(work, offer, run, PartSize)
            : HoldPart.DoAsync(work, offer, run, PartSize));
        if (run.DoneCount == before)
        {
            throw new InvalidOperationException($"{run.Id} finds nothing to do after {before} of {run.TotalCount}.");
        }

        work.Raise(offer, "investments.run.moved", new
        {
            runId = run.Id, run.Kind, done = run.DoneCount, total = run.TotalCount,
        });
        if (run.DoneCount == run.TotalCount)
        {
            work.End(offer, run);
            work.Audit(new AuditFact(
                "investments." + Words.Snake(run.Kind.ToString()), offer.ObjectId, null,
                OffersJson.Text(new { run.Id, run.DoneCount, done = run.Done, run.Currency }), run.Reason));
        }
    }
}
