using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Jobs;

/// <summary>The record of job runs, by which the nodes agree who runs what.</summary>
public sealed class JobLog(OffersDatabase database, TimeProvider time)
{
    /// <summary>How long a run may be silent before it counts as dead.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    /// <summary>Claims a fire by inserting its run; null where another node has it.</summary>
    public async Task<JobRun?> ClaimAsync(string job, DateTimeOffset scheduledAt, string node)
    {
        var run = new JobRun(job, scheduledAt, node, time.GetUtcNow());
        try
        {
            await database.WriteOutsideAsync(db => db.JobRuns.Add(run));
            return run;
        }
        catch (DbUpdateException)
        {
            await using var db = database.Read(BookId.Live);
            if (await db.JobRuns.AnyAsync(x => x.Job == job && x.ScheduledAt == scheduledAt))
            {
                return null;
            }

            throw;
        }
    }

    /// <summary>Says that a run lives and how far it is.</summary>
    public Task BeatAsync(Id<JobRun> id, JobCount count) => ChangeAsync(id, (run, now) => run.Beat(count, now));

    /// <summary>Ends a run; one that was closed as dead meanwhile stays so.</summary>
    public Task<JobRun> EndAsync(Id<JobRun> id, JobCount count, JobRunState state, string? note) =>
        ChangeAsync(id, (run, now) =>
        {
            run.Beat(count, now);
            run.End(state, note, now);
        });

    /// <summary>Closes runs that have been silent too long as failed.</summary>
    /// <returns>How many it closed.</returns>
    public Task<int> CloseDeadAsync()
    {
        var now = time.GetUtcNow();
        var before = now - Silence;
        return database.WriteOutsideAsync(async db =>
        {
            var dead = await db.JobRuns
                .Where(x => x.State == JobRunState.Running && x.HeartbeatAt < before)
                .OrderBy(x => x.HeartbeatAt).Take(100).ToListAsync();
            dead.ForEach(run => run.End(JobRunState.Failed, "It gave no sign of life for 60 seconds.", now));
            return dead.Count;
        });
    }

    /// <summary>Every book that has a pen.</summary>
    public async Task<IReadOnlyList<BookId>> BooksAsync()
    {
        await using var db = database.Read(BookId.Live);
        return await db.Heads.IgnoreQueryFilters([OffersDb.BookFilter]).Select(head => head.Book).ToListAsync();
    }

    /// <summary>The latest run of each job that ever ran.</summary>
    public async Task<IReadOnlyDictionary<string, JobRun>> LatestAsync(IReadOnlyCollection<string> jobs)
    {
        await using var db = database.Read(BookId.Live);
        var latest = new Dictionary<string, JobRun>(StringComparer.Ordinal);
        foreach (var job in jobs)
        {
            if (await db.JobRuns.Where(x => x.Job == job).OrderByDescending(x => x.ScheduledAt).FirstOrDefaultAsync()
                is { } run)
            {
                latest[job] = run;
            }
        }

        return latest;
    }

    /// <summary>The runs of a job, or of all, newest first.</summary>
    public async Task<Page<JobRun>> RunsAsync(string? job, JobRunState? state, PageRequest page)
    {
        await using var db = database.Read(BookId.Live);
        IQueryable<JobRun> runs = db.JobRuns;
        runs = job is null ? runs : runs.Where(x => x.Job == job);
        runs = state is { } wanted ? runs.Where(x => x.State == wanted) : runs;
        var total = await runs.CountCappedAsync();
        if (page.After<JobRun>() is { } after)
        {
            runs = runs.Where(x => x.Id.CompareTo(after) < 0);
        }

        var rows = await runs.OrderByDescending(x => x.Id).Cut(page).ToListAsync();
        return Page<JobRun>.Of(rows, page, total, x => x.Id.ToString());
    }

    private Task<JobRun> ChangeAsync(Id<JobRun> id, Action<JobRun, DateTimeOffset> change) =>
        database.WriteOutsideAsync(async db =>
        {
            var run = await db.JobRuns.SingleAsync(x => x.Id == id);
            if (run.State == JobRunState.Running)
            {
                change(run, time.GetUtcNow());
            }

            return run;
        });
}
