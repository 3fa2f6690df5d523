namespace Offers.Domain.Incentives;

/// <summary>When agents are reminded of an end: seven days, three days and a day before it.</summary>
public static class EndingSteps
{
    /// <summary>How many days before the end the first reminder is.</summary>
    public const int First = 7;

    // What nobody told within a day is no news any more; the next step tells.
    private static readonly TimeSpan _news = TimeSpan.FromDays(1);

    private static readonly int[] _days = [First, 3, 1];

    /// <summary>What is due of one end now: the days before it, and when they began.</summary>
    /// <param name="endsAt">The end.</param>
    /// <param name="publishedAt">When it was published; what was due before is left out.</param>
    /// <param name="now">The book's time.</param>
    public static IEnumerable<(int Days, DateTimeOffset At)> Due(
        DateTimeOffset endsAt, DateTimeOffset? publishedAt, DateTimeOffset now) =>
        from days in _days
        let at = endsAt.AddDays(-days)
        where at <= now && at > now - _news && publishedAt <= at
        select (days, at);
}
