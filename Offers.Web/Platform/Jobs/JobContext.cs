using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Jobs;

/// <summary>What one run of a job works with: its time, its books, and counters of what it finds and does.</summary>
/// <param name="run">The run.</param>
/// <param name="books">All books.</param>
/// <param name="log">Where failures of single items are told.</param>
/// <param name="stopping">Ends when the process stops.</param>
public sealed class JobContext(JobRun run, IReadOnlyList<BookId> books, ILogger log, CancellationToken stopping)
{
    private int _found;
    private int _done;
    private int _failed;

    /// <summary>The time for which the run was planned.</summary>
    public DateTimeOffset Due => run.ScheduledAt;

    /// <summary>All books; a job works on each.</summary>
    public IReadOnlyList<BookId> Books => books;

    /// <summary>Ends when the process stops.</summary>
    public CancellationToken Stopping => stopping;

    /// <summary>How far it is.</summary>
    public JobCount Count => new(_found, _done, _failed);

    /// <summary>What the last item that failed said.</summary>
    public string? Fault { get; private set; }

    /// <summary>A result worth keeping in the history.</summary>
    public string? Note { get; set; }

    /// <summary>Counts items that were found.</summary>
    public void Found(int items) => _found += items;

    /// <summary>Counts items that were done.</summary>
    public void Done(int items) => _done += items;

    /// <summary>The request of the command for one item: it happens once for each due time, whoever sends it.</summary>
    /// <param name="book">The item's book.</param>
    /// <param name="item">The outside id of the item.</param>
    /// <param name="due">When it was due.</param>
    public CommandRequest Command(BookId book, string item, DateTimeOffset due) =>
        new(Caller.System(book, run.Job), CommandKey.OfJob(book, run.Job, item, due));

    /// <summary>
    /// Does one command after another; an item that fails is counted, told, and does not stop the others.
    /// </summary>
    public async Task EachAsync<T>(IReadOnlyCollection<T> items, Func<T, Task<Answer>> act)
    {
        _found += items.Count;
        foreach (var item in items)
        {
            stopping.ThrowIfCancellationRequested();
            await TryAsync(item, act);
        }
    }

    private async Task TryAsync<T>(T item, Func<T, Task<Answer>> act)
    {
        try
        {
            var answer = await act(item);
            if (answer.IsRefusal)
            {
                throw Problem.ToRefusal(answer.Body);
            }

            _done++;
        }
        catch (Exception error)
        {
            // One bad item is no reason to leave the others undone; it is counted and tried again in the next run.
            _failed++;
            Fault = error.Message;
            log.LogWarning(error, "Job {Job} failed on {Item}.", run.Job, item);
        }
    }
}
