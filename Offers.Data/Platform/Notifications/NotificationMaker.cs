using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Offers.Data.Platform.Events;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Notifications;

/// <summary>
/// Reads the events of the live book from where it stopped, also over restarts, and has people told of them. It runs on
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

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var news = live.Subscribe(BookId.Live, static _ => true);
                var rush = await MakeSomeAsync(stoppingToken) == EventQueries.PageSize;
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

    /// <summary>Makes the notifications of the next events, at most a page of them.</summary>
    /// <returns>How many events there were.</returns>
    public async Task<int> MakeSomeAsync(CancellationToken cancellation)
    {
        var number = await CursorAsync(cancellation);
        var page = await events.AfterAsync(BookId.Live, number, cancellation);
        if (page.Count > 0)
        {
            var notices = await NoticesAsync(page, cancellation);
            await writer.WriteAsync(notices, new EventCursor(Reader, BookId.Live, page[^1].Number));
        }

        return page.Count;
    }

    private async Task<long> CursorAsync(CancellationToken cancellation)
    {
        await using var db = database.Read(BookId.Live);
        return await db.EventCursors.Where(x => x.Book == BookId.Live && x.Reader == Reader)
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
