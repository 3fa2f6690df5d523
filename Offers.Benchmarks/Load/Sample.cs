namespace Offers.Benchmarks.Load;

/// <summary>What one measurement gave.</summary>
/// <param name="PerSecond">How many were done in a second.</param>
/// <param name="P50Ms">The median time of one, in milliseconds.</param>
/// <param name="P99Ms">The time that one in a hundred exceeds, in milliseconds.</param>
/// <param name="Failed">How many were not done.</param>
public sealed record Sample(double PerSecond, double P50Ms, double P99Ms, int Failed = 0)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{PerSecond:0}/s, p50 {P50Ms:0.0} ms, p99 {P99Ms:0.0} ms{(Failed > 0 ? $", {Failed} failed" : "")}";

    /// <summary>Sums up the times of all that were done.</summary>
    public static Sample Of(IEnumerable<double> milliseconds, TimeSpan took, int failed = 0)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0
            ? new Sample(0, double.NaN, double.NaN, failed)
            : new Sample(
                sorted.Length / took.TotalSeconds, sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)],
                failed);
    }
}
