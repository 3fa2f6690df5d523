using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Offers.Data.Platform.Events;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Events;

/// <summary>
/// The events of a caller as server-sent events. It begins with <c>ready</c>, says <c>ping</c> while nothing happens,
/// and ends after a quarter of an hour, so that who comes back is asked again who he is; <c>Last-Event-ID</c> goes on.
/// </summary>
public sealed class EventStream(LiveEvents live, EventQueries events, TimeProvider time)
{
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(15);

    /// <summary>The number after which a caller goes on; null to begin with what happens from now on.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static long? NumberOf(string? lastEventId) => string.IsNullOrEmpty(lastEventId) ? null
        : long.TryParse(lastEventId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Refusal.OfField("Last-Event-ID", "The last event's id is a number.");

    /// <summary>The stream.</summary>
    public async IAsyncEnumerable<SseItem<object>> ReadAsync(
        Caller caller, long? after, [EnumeratorCancellation] CancellationToken gone)
    {
        var begin = after ?? await events.LastNumberAsync(caller.Book, gone);
        yield return new SseItem<object>(new { after = begin }, "ready");
        using var end = new CancellationTokenSource(_longest, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(gone, end.Token);
        var news = live.FollowAsync(
            caller.Book, begin, happening => EventAudience.Includes(caller, happening), over.Token);
        var reader = news.GetAsyncEnumerator(over.Token);
        var next = reader.MoveNextAsync().AsTask();
        try
        {
            while (await HasMoreAsync(next) is { } isThere)
            {
                yield return isThere ? ItemOf(reader.Current) : new SseItem<object>(new { }, "ping");
                next = isThere ? reader.MoveNextAsync().AsTask() : next;
            }
        }
        finally
        {
            // A reader cannot be ended while it waits, so the wait is ended first.
            await over.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await reader.DisposeAsync();
        }
    }

    private static SseItem<object> ItemOf(Event happening) => new(EventView.Of(happening), happening.Type)
    {
        EventId = happening.Number.ToString(CultureInfo.InvariantCulture),
    };

    // True where an event is there, false where nothing happened for a while, null at the end.
    private async Task<bool?> HasMoreAsync(Task<bool> next)
    {
        try
        {
            return await next.WaitAsync(_quiet, time) ? true : null;
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
