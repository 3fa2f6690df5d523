namespace Offers.Data.Identity;

/// <summary>Says when something is due again; of many who ask at once, one hears yes.</summary>
internal sealed class Pace(TimeProvider time, TimeSpan pause)
{
    private long _nextTicks;

    internal bool IsDue()
    {
        var now = time.GetUtcNow().UtcTicks;
        var next = Volatile.Read(ref _nextTicks);
        return now >= next && Interlocked.CompareExchange(ref _nextTicks, now + pause.Ticks, next) == next;
    }
}
