using Offers.Benchmarks.Load;
using Offers.Data.Platform;

namespace Offers.Benchmarks.Ours;

/// <summary>Measures the public page on which recipients get their cards.</summary>
/// <param name="options">Its database.</param>
public sealed class GiftPageBenchmark(DatabaseOptions options)
{
    private const int GoalMs = 30;
    private readonly ClaimBook _book = new(options);

    /// <summary>Measures it so many times.</summary>
    public async Task<IReadOnlyList<Wait>> RunAsync(int rounds)
    {
        await _book.MakeAsync();
        var codes = await _book.InviteAsync(Browsing.Users);
        await using var server = await _book.ServeAsync();
        var users = codes.Select(code => new Browser($"/redeem/{code}")).ToList();
        return
        [
            new Wait(
                $"first byte of `/redeem/{{code}}`, {Browsing.Users} users with a second between pages (p95)",
                await Browsing.RunAsync(server.Address.Port, users, rounds), GoalMs),
        ];
    }
}
