using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Events;

/// <summary>What a live page hears at once.</summary>
/// <param name="Events">What happened, oldest first.</param>
/// <param name="MissedSome">True where the page was too slow and some are not listed: it reads everything
/// again.</param>
public sealed record LiveNews(IReadOnlyList<Event> Events, bool MissedSome);

/// <summary>
/// Hands new events to whoever listens in this process: live pages, event streams of the API, makers of notifications.
/// The <see cref="EventPump"/> publishes here.
/// </summary>
public sealed class LiveEvents(EventQueries queries, TimeProvider time)
{
    /// <summary>The least time between two calls of one handler: four a second.</summary>
    public static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<LiveSubscription, byte> _subscriptions = new();

    /// <summary>How many listen now.</summary>
    public int Listeners => _subscriptions.Count;

    /// <summary>Listens to what happens from now on in a book.</summary>
    /// <param name="book">The book; null for all.</param>
    /// <param name="filter">What the subscriber wants; called for every event, so it must be quick.</param>
    public LiveSubscription Subscribe(BookId? book, Func<Event, bool> filter)
    {
        var subscription = new LiveSubscription(book, filter, ended => _subscriptions.TryRemove(ended, out _));
        _subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>
    /// Calls a handler with what happens from now on, at most four times a second, until it is cancelled.
    /// </summary>
    public async Task ListenAsync(
        BookId? book, Func<Event, bool> filter, Func<LiveNews, Task> handler, CancellationToken cancellation)
    {
        while (true)
        {
            using var subscription = Subscribe(book, filter);
            while (await subscription.Events.WaitToReadAsync(cancellation))
            {
                await handler(new LiveNews(Drain(subscription), MissedSome: false));
                await Task.Delay(LeastPause, time, cancellation);
            }

            // Dropped for being too slow: the page hears that it must read again, and listens anew.
            await handler(new LiveNews([], MissedSome: true));
            await Task.Delay(LeastPause, time, cancellation);
        }
    }

    /// <summary>
    /// Every event of a book after a number, in order and without a gap, first those recorded already and then each as
    /// it happens; ends only when it is cancelled.
    /// </summary>
    /// <param name="book">The book.</param>
    /// <param name="after">The number after which it begins.</param>
    /// <param name="filter">What the reader wants.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<Event> FollowAsync(
        BookId book, long after, Func<Event, bool> filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            // Listening begins before the database is read, so nothing can happen unseen in between.
            using var subscription = Subscribe(book, filter);
            var page = await queries.AfterAsync(book, after, cancellation);
            while (page.Count > 0)
            {
                after = page[^1].Number;
                foreach (var happening in page.Where(filter))
                {
                    yield return happening;
                }

                page = await queries.AfterAsync(book, after, cancellation);
            }

            await foreach (var happening in subscription.Events.ReadAllAsync(cancellation))
            {
                if (happening.Number > after)
                {
                    after = happening.Number;
                    yield return happening;
                }
            }
        }
    }

    /// <summary>Hands events to all who listen; for the pump.</summary>
    /// <param name="events">In the order of their numbers.</param>
    public void Publish(IReadOnlyList<Event> events)
    {
        foreach (var subscription in _subscriptions.Keys)
        {
            foreach (var happening in events)
            {
                subscription.Offer(happening);
            }
        }
    }

    private static List<Event> Drain(LiveSubscription subscription)
    {
        var events = new List<Event>();
        while (subscription.Events.TryRead(out var happening))
        {
            events.Add(happening);
        }

        return events;
    }
}
