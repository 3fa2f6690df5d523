using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Offers.Data.Platform.Events;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Notifications;

/// <summary>
/// Reads the events of every book from where it stopped, also over restarts, and has people told of them. It runs on
/// every node; what another node wrote first is left as it is.
/// </summary>
public sealed class NotificationMaker(
    OffersDatabase database, EventQueries events, LiveEvents live, IEnumerable<INoticeSource> sources,
    NotificationWriter writer, TimeProvider time, ILogger<NotificationMaker> log) : BackgroundService
{
    /// <summary>Its name as a reader of events.</summary>
    public const string Reader = "notifications";

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _leastPause = TimeSpan.FromMilliseconds(500);

    // In a rush, people hear a little later; money and pages come first.
    private static readonly TimeSpan _rushPause = TimeSpan.FromSeconds(2);

    private readonly Dictionary<BookId, long> _seen = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var news = live.Subscribe(null, static _ => true);
                var rush = await MakeAsync(stoppingToken);
                if (!rush)
                {
                    await news.Events.WaitToReadAsync(stoppingToken);
                }

                await Task.Delay(rush ? _rushPause : _leastPause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // Whatever it was, for instance a database that restarts, it goes on from its cursor.
                log.LogWarning(error, "Notifications could not be made; they are made later.");
                await Task.Delay(_pause, time, stoppingToken);
            }
        }
    }

    /// <summary>Makes all notifications of the events of a book so far.</summary>
    public async Task MakeAllAsync(BookId book, CancellationToken cancellation)
    {
        while (await MakeSomeAsync(book, cancellation) == EventQueries.PageSize)
        {
            // A full page: there may be more behind it.
        }
    }

    /// <summary>Makes the notifications of the next events of a book, at most a page of them.</summary>
    /// <returns>How many events there were.</returns>
    public async Task<int> MakeSomeAsync(BookId book, CancellationToken cancellation)
    {
        var number = await CursorAsync(book, cancellation);
        var page = await events.AfterAsync(book, number, cancellation);
        if (page.Count > 0)
        {
            var notices = await NoticesAsync(page, cancellation);
            await writer.WriteAsync(notices, new EventCursor(Reader, book, page[^1].Number));
        }

        return page.Count;
    }

    // Only books in which something happened since the last look are read.
    private async Task<bool> MakeAsync(CancellationToken cancellation)
    {
        var rush = false;
        foreach (var (book, last) in await events.LastNumbersAsync(cancellation))
        {
            if (_seen.GetValueOrDefault(book) == last)
            {
                continue;
            }

            var full = await MakeSomeAsync(book, cancellation) == EventQueries.PageSize;
            rush |= full;
            _seen[book] = full ? 0 : last;
        }

        return rush;
    }

    private async Task<long> CursorAsync(BookId book, CancellationToken cancellation)
    {
        await using var db = database.Read(book);
        return await db.EventCursors.Where(x => x.Book == book && x.Reader == Reader)
            .Select(x => x.Number).FirstOrDefaultAsync(cancellation);
    }

    private async Task<List<Message>> NoticesAsync(IReadOnlyList<Event> page, CancellationToken cancellation)
    {
        var notices = new List<Message>();
        foreach (var source in sources)
        {
            notices.AddRange(await source.OfAsync(page, cancellation));
        }

        return notices;
    }
}
