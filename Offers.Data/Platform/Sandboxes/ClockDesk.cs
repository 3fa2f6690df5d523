using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Sandboxes;

/// <summary>What a worker has done at one moment of an advance, and what comes next.</summary>
/// <param name="Worker">Who works on it.</param>
/// <param name="Next">The next moment; null where the advance is to end.</param>
/// <param name="Faults">What failed at this moment.</param>
public sealed record AdvanceLeg(Guid Worker, DateTimeOffset? Next, AdvanceFaults Faults);

/// <summary>
/// Moves the clocks of sandboxes: each move is a command in the sandbox's own book, so that the live book never hears
/// of it.
/// </summary>
public sealed class ClockDesk(OffersDatabase database, UnitOfWork writes, DueMoments due)
{
    /// <summary>The event that the clock has moved or an advance began or ended.</summary>
    public const string Moved = "platform.clock.moved";

    private const string Job = "clock-advances";

    /// <summary>Begins an advance; the clock moves when a worker takes it up.</summary>
    /// <param name="request">Who asks, from the live environment or from the sandbox itself.</param>
    /// <param name="sandbox">Whose clock.</param>
    /// <param name="body">How far.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>; <c>advance_running</c>, <c>clock_forwards_only</c>,
    /// <c>advance_too_long</c>, <c>clock_is_real</c> as answers.</exception>
    public Task<Answer> StartAsync(CommandRequest request, SandboxView sandbox, AdvanceBody body)
    {
        if (body.By is null == body.Until is null)
        {
            throw Refusal.OfField("by", "Send either 'by' or 'until'.");
        }

        var inside = request with { Caller = request.Caller with { Book = sandbox.OwnBook } };
        return writes.RunAsync(inside, new Deed("platform.advance_clock", sandbox.Id.ToString()), async work =>
        {
            SandboxCodes.CheckMovable(work.Head.Book);
            if (await work.Db.ClockAdvances.FirstOrDefaultAsync(x => x.EndedAt == null) is { } open)
            {
                throw SandboxCodes.AdvanceRunning.Because(null, ("advance", open.Id));
            }

            var goal = body.Until ?? await GoalAsync(work, body.By!.Value);
            var advance = new ClockAdvance(work.Head, goal, work.Caller.Person, work.Real);
            work.Db.Add(advance);
            work.Audit(new AuditFact(
                "platform.advance_clock", advance.ObjectId, OffersJson.Text(new { now = work.Now }),
                OffersJson.Text(new { goal }), null));
            Tell(work, advance);
            return new Answer(202, OffersJson.Bytes(AdvanceView.Of(advance, null)))
            {
                Location = $"/api/v1/admin/sandboxes/{sandbox.Id}/advances/{advance.Id}",
            };
        });
    }

    /// <summary>Asks an advance to end behind the moment at which it works.</summary>
    /// <exception cref="Refusal"><c>advance_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> CancelAsync(CommandRequest request, SandboxView sandbox, Id<ClockAdvance> id)
    {
        var inside = request with { Caller = request.Caller with { Book = sandbox.OwnBook } };
        return writes.RunAsync(inside, new Deed("platform.cancel_advance", id.ToString()), async work =>
        {
            var advance = await work.Db.ClockAdvances.SingleOrDefaultAsync(x => x.Id == id)
                ?? throw SandboxCodes.AdvanceNotFound.Because();
            advance.Cancel();
            work.Audit(new AuditFact("platform.cancel_advance", advance.ObjectId, null, null, null));
            Tell(work, advance);
            return Answer.Ok(AdvanceView.Of(advance, null));
        });
    }

    /// <summary>An advance as it stands; null for an unknown one.</summary>
    public async Task<ClockAdvance?> FindAsync(BookId book, Id<ClockAdvance> id)
    {
        await using var db = database.Read(book);
        return await db.ClockAdvances.SingleOrDefaultAsync(x => x.Id == id);
    }

    /// <summary>Takes an advance up where nobody works on it.</summary>
    /// <returns>Whether the worker has it.</returns>
    public Task<bool> TakeAsync(BookId book, Id<ClockAdvance> id, Guid worker) =>
        StepAsync(book, id, worker, static (_, _) => { });

    /// <summary>Moves the clock to the next moment, or ends the advance.</summary>
    /// <returns>Whether the worker still has it and it goes on.</returns>
    public async Task<bool> GoOnAsync(BookId book, Id<ClockAdvance> id, AdvanceLeg leg) =>
        await StepAsync(book, id, leg.Worker, (work, advance) =>
        {
            if (leg.Next is not { } next)
            {
                End(work, advance, leg.Faults);
                return;
            }

            advance.GoOn(next, leg.Faults, work.Real);
            work.Head.MoveClock(advance.At, work.Real);
            work.Audit(new AuditFact(
                "platform.move_clock", advance.ObjectId, null, OffersJson.Text(new { at = advance.At }), null));
            Tell(work, advance);
        }) && leg.Next is not null;

    private static void End(ClosureWork work, ClockAdvance advance, AdvanceFaults faults)
    {
        work.Audit(new AuditFact(
            "platform.end_advance", advance.ObjectId, null, OffersJson.Text(new { at = advance.At }), null));
        Tell(work, advance);
        advance.End(work.Head, faults, work.Real);
    }

    private static void Tell(Work work, ClockAdvance advance) =>
        work.Raise(advance, Moved, new { advance.Id, advance.At, advance.Goal, advance.Stops });

    private async Task<bool> StepAsync(
        BookId book, Id<ClockAdvance> id, Guid worker, Action<ClosureWork, ClockAdvance> act)
    {
        var request = CommandRequest.Once(Caller.System(book, Job));
        var has = false;
        var answer = await writes.RunAsync(request, new Deed("platform.move_clock", id.ToString()), async work =>
        {
            var advance = await work.Db.ClockAdvances.SingleAsync(x => x.Id == id);
            has = advance.Take(worker, work.Real);
            if (has)
            {
                act(work, advance);
            }

            return Answer.None();
        });
        answer.Check();
        return has;
    }

    private async Task<DateTimeOffset> GoalAsync(ClosureWork work, AdvanceStep step) => step switch
    {
        AdvanceStep.Day => work.Now.AddDays(1),
        AdvanceStep.Week => work.Now.AddDays(7),
        AdvanceStep.Month => work.Now.AddMonths(1),
        AdvanceStep.Year => work.Now.AddYears(1),
        _ => await due.AfterAsync(work.Head.Book, work.Now, 1) is [var next]
            ? next.At
            : throw Refusal.OfField("by", "Nothing is due; say until when."),
    };
}
