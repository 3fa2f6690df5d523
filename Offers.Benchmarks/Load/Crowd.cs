using System.Diagnostics;

namespace Offers.Benchmarks.Load;

/// <summary>Callers who each send the next request when the one before is answered.</summary>
public static class Crowd
{
    /// <summary>Lets callers call, at first without measuring, then for the time that counts.</summary>
    /// <param name="callers">How many call at once.</param>
    /// <param name="warm">How long nothing is measured.</param>
    /// <param name="measured">How long is measured.</param>
    /// <param name="call">One request of a caller; true where it was done.</param>
    public static async Task<Sample> RunAsync(
        int callers, TimeSpan warm, TimeSpan measured, Func<int, Task<bool>> call)
    {
        var clock = Stopwatch.StartNew();
        var end = warm + measured;
        var failed = 0;
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var own = new List<double>(4096);
            while (clock.Elapsed < end)
            {
                var began = clock.Elapsed;
                var done = await call(caller);
                var ended = clock.Elapsed;
                if (ended < warm || ended > end) continue;
                if (done) own.Add((ended - began).TotalMilliseconds);
                else Interlocked.Increment(ref failed);
            }

            return own;
        })));
        return Sample.Of(times.SelectMany(x => x), measured, failed);
    }
}
