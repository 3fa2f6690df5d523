using System.Diagnostics;
using Offers.Benchmarks.Load;
using Offers.Data.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Benchmarks.Ours;

/// <summary>The real application in a process of its own, with signed-in investors and idempotency keys.</summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="options">Its database.</param>
public sealed class OursOverHttp(string name, DatabaseOptions options) : HttpContender(name)
{
    private static readonly TimeSpan _tokensAreFresh = TimeSpan.FromMinutes(8);
    private readonly BenchmarkBook _book = new(options);
    private readonly Stopwatch _age = new();
    private IReadOnlyList<string> _tokens = [];
    private OffersServer? _server;

    /// <inheritdoc />
    protected override int Port => _server!.Address.Port;

    /// <inheritdoc />
    public override async Task StartAsync()
    {
        await _book.MakeAsync();
        _server = await _book.ServeAsync();
    }

    /// <inheritdoc />
    public override async Task<Sample> MeasureAsync(int callers, TimeSpan warm, TimeSpan measured)
    {
        if (!_age.IsRunning || _age.Elapsed > _tokensAreFresh)
        {
            _tokens = await _book.SignInAsync();
            _age.Restart();
        }

        return await base.MeasureAsync(callers, warm, measured);
    }

    /// <inheritdoc />
    public override async Task<string> CheckAsync() =>
        await base.CheckAsync() is { Length: > 0 } failure ? failure : await _book.CheckAsync();

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <inheritdoc />
    protected override byte[] Request()
    {
        var minor = Random.Shared.Next(1, 1000);
        return Post(
            $"/api/v1/investment-offers/{_book.Offer}/invest", $$"""{"amount":"{{minor / 100}}.{{minor % 100:00}}"}""",
            _tokens[Random.Shared.Next(_tokens.Count)]);
    }
}
