using System.Text;

namespace Offers.Benchmarks.Load;

/// <summary>What one user looks at.</summary>
/// <param name="Path">The page.</param>
/// <param name="Cookie">His cookies; null where he is not signed in.</param>
public sealed record Browser(string Path, string? Cookie = null);

/// <summary>Users who look at pages beside each other, with a second between them.</summary>
public static class Browsing
{
    /// <summary>How many there are.</summary>
    public const int Users = 50;

    private const int PagesOfOne = 6;
    private static readonly TimeSpan _thinking = TimeSpan.FromSeconds(1);

    /// <summary>The milliseconds to the first byte that 95 of 100 pages do not exceed, in each round.</summary>
    public static async Task<IReadOnlyList<double>> RunAsync(int port, IReadOnlyList<Browser> users, int rounds)
    {
        var results = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            var times = await Task.WhenAll(users.Select(user => LookAsync(port, user)));
            var sorted = times.SelectMany(x => x).Order().ToArray();

            // The first round compiles what the others use.
            if (round > 0) results.Add(sorted[(int)(sorted.Length * 0.95)]);
        }

        return results;
    }

    private static async Task<List<double>> LookAsync(int port, Browser user)
    {
        using var wire = await Wire.ToAsync(port);
        var cookie = user.Cookie is null ? "" : $"Cookie: {user.Cookie}\r\n";
        var request = Encoding.ASCII.GetBytes(
            $"GET {user.Path} HTTP/1.1\r\nHost: localhost:{port}\r\n{cookie}Accept: text/html\r\n\r\n");
        var times = new List<double>();
        for (var i = 0; i < PagesOfOne; i++)
        {
            await Task.Delay(_thinking * (0.5 + Random.Shared.NextDouble()));
            var status = await wire.SendAsync(request);
            if (status != 200) throw new InvalidOperationException($"{user.Path} answered {status}.");
            times.Add(wire.FirstByte.TotalMilliseconds);
        }

        return times;
    }
}
