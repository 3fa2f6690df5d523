namespace Offers.Benchmarks.Load;

/// <summary>How much faster one line is to be than another.</summary>
/// <param name="Fast">The name of ours.</param>
/// <param name="FastCallers">Its callers.</param>
/// <param name="Slow">The name of the peer.</param>
/// <param name="SlowCallers">The peer's callers.</param>
/// <param name="Times">The least ratio.</param>
public sealed record Goal(string Fast, int FastCallers, string Slow, int SlowCallers, double Times)
{
    /// <summary>The ratio of each round, and of the slowest answers; null where one was not measured.</summary>
    public (Spread Rate, Spread P99)? Of(IReadOnlyList<Line> lines)
    {
        var fast = lines.FirstOrDefault(line => line.Name == Fast && line.Callers == FastCallers);
        var slow = lines.FirstOrDefault(line => line.Name == Slow && line.Callers == SlowCallers);
        return fast is null || slow is null
            ? null
            : (Spread.Of(fast.Samples.Zip(slow.Samples, (x, y) => x.PerSecond / y.PerSecond)),
                Spread.Of(fast.Samples.Zip(slow.Samples, (x, y) => x.P99Ms / y.P99Ms)));
    }
}
