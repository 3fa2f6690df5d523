namespace Offers.Web.Platform.Demo;

/// <summary>The clock by which demo data is written: it begins a year ago and goes on by steps.</summary>
public sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Goes on to a later moment; an earlier one changes nothing.</summary>
    public void GoOnTo(DateTimeOffset moment) =>
        Interlocked.Exchange(ref _ticks, Math.Max(_ticks, moment.UtcTicks));
}
