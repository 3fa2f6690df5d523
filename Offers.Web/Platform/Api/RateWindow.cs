namespace Offers.Web.Platform.Api;

/// <summary>
/// Counts the requests of one caller in the minute that just passed: a ring with the time of each allowed request, so
/// that no minute whatever holds more than the limit.
/// </summary>
internal sealed class RateWindow(int limit)
{
    internal static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly long[] _ticks = new long[limit];
    private int _next;
    private int _count;

    /// <summary>Takes a place; the answer says what is left, or how long to wait.</summary>
    internal RateAnswer Take(DateTimeOffset now)
    {
        lock (_lock)
        {
            Forget(now.UtcTicks - Length.Ticks);
            if (_count == limit)
            {
                return new RateAnswer(false, 0, Wait(now));
            }

            _ticks[_next] = now.UtcTicks;
            _next = (_next + 1) % limit;
            _count++;
            return new RateAnswer(true, limit - _count, Wait(now));
        }
    }

    /// <summary>True when nothing of the last minute is in it.</summary>
    internal bool IsIdle(DateTimeOffset now)
    {
        lock (_lock)
        {
            Forget(now.UtcTicks - Length.Ticks);
            return _count == 0;
        }
    }

    private int Oldest => (_next - _count + limit) % limit;

    private void Forget(long before)
    {
        while (_count > 0 && _ticks[Oldest] <= before)
        {
            _count--;
        }
    }

    // Rounded up, so that whoever waits that long is let in.
    private int Wait(DateTimeOffset now) =>
        (int)((_ticks[Oldest] + Length.Ticks - now.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
}

/// <summary>What a window says to a request.</summary>
/// <param name="Allowed">Whether it may go on.</param>
/// <param name="Remaining">How many more may, now.</param>
/// <param name="ResetSeconds">When the next place becomes free.</param>
internal readonly record struct RateAnswer(bool Allowed, int Remaining, int ResetSeconds);
