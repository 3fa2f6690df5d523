using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Offers.Benchmarks.Load;
using Offers.Data.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Benchmarks.Ours;

/// <summary>How fast a person sees something.</summary>
/// <param name="Name">What is seen.</param>
/// <param name="Milliseconds">How long it took, in each round.</param>
/// <param name="GoalMs">How long it may take.</param>
public sealed record Wait(string Name, IReadOnlyList<double> Milliseconds, int GoalMs);

/// <summary>Measures pages and prints of the real application on SQLite.</summary>
/// <param name="options">Its database.</param>
public sealed partial class PageBenchmark(DatabaseOptions options)
{
    private const int StatementRows = 1_000;
    private const string Page = "/investor";
    private readonly BenchmarkBook _book = new(options);

    /// <summary>Measures all, each so many times.</summary>
    public async Task<IReadOnlyList<Wait>> RunAsync(int rounds)
    {
        await _book.MakeAsync();
        var starts = new List<double>();
        for (var round = 0; round < rounds; round++) starts.Add(await StartAsync());
        await using var server = await _book.ServeAsync();
        return
        [
            new Wait("from the start of the process to the first page", starts, 3_000),
            new Wait(
                $"first byte of `{Page}`, {Browsing.Users} users with a second between pages (p95)",
                await PagesAsync(server, rounds), 30),
            new Wait(
                $"statement PDF of {StatementRows:#,##0} rows, warm, each printed anew",
                await PrintsAsync(server, rounds), 1_000),
        ];
    }

    private async Task<double> StartAsync()
    {
        var clock = Stopwatch.StartNew();
        await using var server = await _book.ServeAsync();
        using var http = new HttpClient();
        using var page = await http.GetAsync(server.Address);
        page.EnsureSuccessStatusCode();
        return clock.Elapsed.TotalMilliseconds;
    }

    private async Task<IReadOnlyList<double>> PagesAsync(OffersServer server, int rounds)
    {
        var cookies = new List<string>();
        for (var user = 0; user < Browsing.Users; user++)
        {
            cookies.Add(await SignInAsync(server, $"investor{user}@benchmark.example"));
        }

        return await Browsing.RunAsync(server.Address.Port, [.. cookies.Select(x => new Browser(Page, x))], rounds);
    }

    private async Task<IReadOnlyList<double>> PrintsAsync(OffersServer server, int rounds)
    {
        await using var writer = _book.Open();
        for (var row = 0; row < StatementRows; row++) await BenchmarkBook.FundAsync(writer, _book.Investors[0], 1_00);
        var tokens = await _book.SignInAsync(_book.Investors[0]);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", tokens);
        var times = new List<double>();
        for (var round = 0; round <= rounds; round++)
        {
            // One more row, for the same statement is printed once and then kept.
            await BenchmarkBook.FundAsync(writer, _book.Investors[0], 1_00);
            var clock = Stopwatch.StartNew();
            using var print = await http.GetAsync(new Uri(server.Address, "/api/v1/wallets/AED/statement?format=pdf"));
            print.EnsureSuccessStatusCode();
            await print.Content.ReadAsByteArrayAsync();
            if (round > 0) times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    private static async Task<string> SignInAsync(OffersServer server, string email)
    {
        var address = new Uri(server.Address, "/account/sign-in");
        var jar = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = jar, AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        var page = await http.GetStringAsync(address);
        var token = Token().Match(page).Groups["value"].Value;
        using var answer = await http.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.Email"] = email,
            ["Form.Password"] = BenchmarkBook.Password,
        }));
        return answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther
            ? jar.GetCookieHeader(server.Address)
            : throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}.");
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<value>[^"]+)""")]
    private static partial Regex Token();
}
