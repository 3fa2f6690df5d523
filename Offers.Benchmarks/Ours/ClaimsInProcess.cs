using Offers.Benchmarks.Load;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Redemptions;

namespace Offers.Benchmarks.Ours;

/// <summary>Redeeming as the application does it, without HTTP.</summary>
/// <param name="name">What it is called in the report.</param>
/// <param name="options">Its database.</param>
public sealed class ClaimsInProcess(string name, DatabaseOptions options) : Contender(name)
{
    private readonly ClaimBook _book = new(options);
    private UnitOfWork? _writer;
    private RedeemDesk? _desk;

    /// <inheritdoc />
    public override async Task StartAsync()
    {
        await _book.MakeAsync();
        _writer = _book.Open();
        _desk = _book.Desk(_writer);
    }

    /// <inheritdoc />
    public override Task<Sample> MeasureAsync(int callers, TimeSpan warm, TimeSpan measured) =>
        Crowd.RunAsync(callers, warm, measured, async _ =>
        {
            var (request, body) = _book.Next();
            return (await _desk!.RedeemAsync(request, body)).Status == 201;
        });

    /// <inheritdoc />
    public override Task<string> CheckAsync() => _book.CheckAsync();

    /// <inheritdoc />
    public override ValueTask DisposeAsync() => _writer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
