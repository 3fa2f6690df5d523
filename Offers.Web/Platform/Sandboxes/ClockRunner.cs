using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>
/// Brings the clock of a sandbox to its goal: at each moment at which something is due it runs the jobs of that book
/// until nothing more happens, makes the notices, and goes on. What was interrupted goes on where it stopped.
/// </summary>
public sealed class ClockRunner(
    ClockDesk clocks, DueMoments due, JobRunner jobs, NotificationMaker notices, EventQueries events,
    IHostApplicationLifetime life, ILogger<ClockRunner> log)
{
    // What a job does may make something due for another; more rounds than this would be a job without an end.
    private const int RoundsAtMost = 10;

    /// <summary>Begins to work on an advance and does not wait for its end.</summary>
    public void Begin(BookId book, Id<ClockAdvance> id) =>
        _ = Task.Run(() => TryAsync(book, id), CancellationToken.None);

    /// <summary>Works on an advance until it ends, unless another worker does.</summary>
    public async Task RunAsync(BookId book, Id<ClockAdvance> id, CancellationToken stopping)
    {
        var worker = Guid.CreateVersion7();
        var goesOn = await clocks.TakeAsync(book, id, worker);
        while (goesOn && await clocks.FindAsync(book, id) is { } advance)
        {
            var faults = await WorkAsync(advance, stopping);
            await notices.MakeAllAsync(book, stopping);
            var next = await NextAsync(book, id);
            goesOn = await clocks.GoOnAsync(book, id, new AdvanceLeg(worker, next, faults));
        }
    }

    // Read anew, since somebody may have asked to stop meanwhile.
    private async Task<DateTimeOffset?> NextAsync(BookId book, Id<ClockAdvance> id) =>
        await clocks.FindAsync(book, id) is { State: AdvanceState.Running } advance && advance.At < advance.Goal
            ? await due.NextStopAsync(book, advance.At, advance.Goal)
            : null;

    private async Task<AdvanceFaults> WorkAsync(ClockAdvance advance, CancellationToken stopping)
    {
        var faults = AdvanceFaults.None;
        for (var round = 0; round < RoundsAtMost; round++)
        {
            var before = await events.LastNumberAsync(advance.Book, stopping);
            faults = await RoundAsync(advance, stopping);
            if (await events.LastNumberAsync(advance.Book, stopping) == before)
            {
                break;
            }
        }

        return faults;
    }

    private async Task<AdvanceFaults> RoundAsync(ClockAdvance advance, CancellationToken stopping)
    {
        var faults = new List<AdvanceFaults>();
        foreach (var job in jobs.Jobs.Where(job => job.FollowsBookTime))
        {
            faults.Add(await jobs.RunInAsync(job, advance.Book, advance.At, stopping));
        }

        return new AdvanceFaults(
            faults.Sum(x => x.Items), string.Join('\n', faults.Where(x => x.Items > 0).Select(x => x.Text)));
    }

    private async Task TryAsync(BookId book, Id<ClockAdvance> id)
    {
        try
        {
            await RunAsync(book, id, life.ApplicationStopping);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever it was, the advance says how far it is, and the job takes it up within minutes.
            log.LogWarning(error, "{Advance} was interrupted.", id);
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("{Advance} goes on after the restart.", id);
        }
    }
}
