using System.Threading.Channels;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Events;

/// <summary>
/// What one subscriber has not read yet, in the order of the numbers. A subscriber who lets more than a thousand wait
/// is
/// dropped: his channel ends, and he goes on by reading from the database.
/// </summary>
public sealed class LiveSubscription : IDisposable
{
    /// <summary>How many events may wait.</summary>
    public const int Capacity = 1000;

    private readonly Channel<Event> _waiting = Channel.CreateBounded<Event>(
        new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true });

    private readonly BookId? _book;
    private readonly Func<Event, bool> _filter;
    private readonly Action<LiveSubscription> _leave;

    internal LiveSubscription(BookId? book, Func<Event, bool> filter, Action<LiveSubscription> leave) =>
        (_book, _filter, _leave) = (book, filter, leave);

    /// <summary>The events that wait; completed when the subscriber was dropped.</summary>
    public ChannelReader<Event> Events => _waiting.Reader;

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        _leave(this);
        _waiting.Writer.TryComplete();
    }

    internal void Offer(Event happening)
    {
        if ((_book is null || happening.Book == _book) && _filter(happening) && !_waiting.Writer.TryWrite(happening))
        {
            Dispose();
        }
    }
}
