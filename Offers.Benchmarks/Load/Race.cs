namespace Offers.Benchmarks.Load;

/// <summary>One way at one number of callers, with a measurement of each round.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Callers">Callers at once.</param>
/// <param name="Samples">The measurements, in the order of the rounds.</param>
public sealed record Line(string Name, int Callers, IReadOnlyList<Sample> Samples);

/// <summary>Measures ways to do the same work in turns, so that whatever the machine does meets all of them.</summary>
/// <param name="contenders">The ways.</param>
/// <param name="warm">How long each is called before it is measured.</param>
/// <param name="measured">How long each is measured, in each round.</param>
public sealed class Race(IReadOnlyList<Contender> contenders, TimeSpan warm, TimeSpan measured)
{
    /// <summary>Starts all, measures all in each round, and checks what they wrote.</summary>
    public async Task<IReadOnlyList<Line>> RunAsync(int rounds)
    {
        var results = new Dictionary<(string Name, int Callers), List<Sample>>();
        try
        {
            foreach (var contender in contenders)
            {
                Console.WriteLine($"{contender.Name}: getting ready");
                await contender.StartAsync();
            }

            for (var round = 1; round <= rounds; round++)
            {
                await RoundAsync(round, results);
            }

            await CheckAsync();
        }
        finally
        {
            foreach (var contender in contenders) await contender.DisposeAsync();
        }

        return [.. results.Select(x => new Line(x.Key.Name, x.Key.Callers, x.Value))];
    }

    private async Task RoundAsync(int round, Dictionary<(string Name, int Callers), List<Sample>> results)
    {
        foreach (var contender in contenders)
        {
            foreach (var callers in contender.Callers)
            {
                GC.Collect();
                var sample = await contender.MeasureAsync(callers, warm, measured);
                if (!results.TryGetValue((contender.Name, callers), out var samples))
                {
                    results[(contender.Name, callers)] = samples = [];
                }

                samples.Add(sample);
                Console.WriteLine($"round {round} {contender.Name}, {callers} callers: {sample}");
            }
        }
    }

    private async Task CheckAsync()
    {
        foreach (var contender in contenders)
        {
            if (await contender.CheckAsync() is { Length: > 0 } wrong)
            {
                throw new InvalidOperationException($"{contender.Name}: {wrong}");
            }
        }
    }
}
