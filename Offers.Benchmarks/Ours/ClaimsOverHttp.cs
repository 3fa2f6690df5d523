using System.Diagnostics;
using Offers.Benchmarks.Load;
using Offers.Data.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Benchmarks.Ours;

/// <summary>Redeeming by the real application in a process of its own, signed in and with idempotency keys.</summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="options">Its database.</param>
public sealed class ClaimsOverHttp(string name, DatabaseOptions options) : HttpContender(name)
{
    private static readonly TimeSpan _tokenIsFresh = TimeSpan.FromMinutes(8);
    private readonly ClaimBook _book = new(options);
    private readonly Stopwatch _age = new();
    private string _token = "";
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
        if (!_age.IsRunning || _age.Elapsed > _tokenIsFresh)
        {
            _token = await _book.SignInAsync();
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
    protected override byte[] Request() => Post("/api/v1/rewards/redemptions", _book.NextBody, _token);
}
