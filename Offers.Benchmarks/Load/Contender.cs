namespace Offers.Benchmarks.Load;

/// <summary>One way to do the same work, measured beside the others.</summary>
/// <param name="name">What it is called in the report.</param>
public abstract class Contender(string name) : IAsyncDisposable
{
    /// <summary>What it is called in the report.</summary>
    public string Name => name;

    /// <summary>The callers at once with whom it is measured; empty where that means nothing.</summary>
    public virtual IReadOnlyList<int> Callers => [32, 256];

    /// <summary>Gets ready: makes its database and starts its server.</summary>
    public abstract Task StartAsync();

    /// <summary>Measures once.</summary>
    public abstract Task<Sample> MeasureAsync(int callers, TimeSpan warm, TimeSpan measured);

    /// <summary>What is wrong with what it wrote; empty where all is right.</summary>
    public virtual Task<string> CheckAsync() => Task.FromResult("");

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
