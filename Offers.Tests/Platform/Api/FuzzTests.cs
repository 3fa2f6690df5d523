using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Api;

/// <summary>Bad input of every kind to every endpoint: clear refusals, never a 5xx, and nothing stored.</summary>
public sealed class FuzzTests
{
    private static readonly string[] _junk =
    [
        "", "null", "true", "0", "-1", "1e400", "\"\"", "\"\\u0000\"", "[]", "{}", "[{}]", "{",
        "}", "[1,", "\"\\ud800\"", "{\"a\":1,\"a\":2}", "\ufeff{}", "<xml/>", "{\"__proto__\":{}}",
        "{\"$type\":\"System.String\"}",
    ];

    private static readonly string[] _values =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "99999999999999999999", "\"\"", "\" \"", "\"\\u0000\"",
        "\"\\u202e\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "[]", "{}", "[null]", "[[]]", "\"x\"",
        "\"'; DROP TABLE Person;--\"",
        "\"<script>alert(1)</script>\"", "\"../../etc/passwd\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01\"",
        "\"2026-02-30\"", "\"99999999999999.00\"", "\"-5.00\"", "\"1.00\"", "\"off_00000000000000000000000000\"",
    ];

    private static readonly string[] _names =
    [
        "amount", "currency", "minAccepted", "code", "name", "maxAmount", "minTicket", "description", "highlights",
        "opensAt", "closesAt", "maturityDate", "fillPolicy", "annualRateBps", "dayCount", "coolingOffDays", "issuerId",
        "email", "password", "displayName", "roles", "role", "organisationId", "parentId", "kind", "zone", "locale",
        "reason", "reference", "refreshToken", "twoFactorCode", "method", "id",
    ];

    private static readonly string[] _types =
    [
        "application/json", "application/json; charset=utf-16", "text/plain", "application/xml", "multipart/form-data",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task No_input_breaks_an_endpoint_or_leaves_anything_behind(DatabaseProvider provider)
    {
        await using var world = await ApiWorld.StartAsync(provider);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var callers = new[]
        {
            await world.AdminAsync(), (await world.InvestorAsync()).Client, world.App.CreateClient(),
        };
        var known = await KnownAsync(world);
        var rows = await world.RowsAsync();
        foreach (var endpoint in ApiPaths.Of(world))
        {
            for (var i = 0; i < TestScale.Current.FuzzRequests; i++)
            {
                var (request, told) = Make(random, endpoint, known);
                // A stream of events never ends, so the test goes on when the answer begins.
                using var answer = await callers[random.Next(callers.Length)].SendAsync(
                    request, HttpCompletionOption.ResponseHeadersRead);
                var what = $"seed {seed}: {told} -> {(int)answer.StatusCode}";
                Assert.True((int)answer.StatusCode < 500, what);
                if (!answer.IsSuccessStatusCode)
                {
                    Assert.True(RefusalCodes.All.ContainsKey((await answer.JsonAsync()).Text("code")), what);
                    Assert.True(rows == await world.RowsAsync(), what);
                    continue;
                }

                await world.WorkEndedAsync();
                rows = await world.RowsAsync();
            }
        }
    }

    /// <summary>Objects that exist, by the prefix of their ids: bad bodies meet more than "not found".</summary>
    private static async Task<IReadOnlyDictionary<string, string>> KnownAsync(ApiWorld world)
    {
        var offer = await world.LiveOfferAsync();
        var (investor, person) = await world.InvestorAsync();
        var invested = await (await investor.InvestAsync(offer, """{"amount":"1.00"}""")).JsonAsync();
        var organisation = await world.App.OrganisationAsync(Domain.Identity.OrganisationKind.Builder);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["off"] = offer, ["per"] = $"{person}", ["org"] = $"{organisation}", ["inv"] = invested.Text("id"),
            ["op"] = invested.Text("receipt"),
        };
    }

    private static (HttpRequestMessage Request, string Told) Make(
        Random random, RouteEndpoint endpoint, IReadOnlyDictionary<string, string> known)
    {
        var name = ApiPaths.NameOf(endpoint).Split(' ');

        var path = random.Next(4) == 0
            ? System.Text.RegularExpressions.Regex.Replace(
                name[1], @"\{\w+\}", _ => Segment(random), default, TimeSpan.FromSeconds(1))
            : ApiPaths.Fill(name[1], endpoint, random.Next(3) == 0 ? null : known);
        if (random.Next(2) == 0)
        {
            path += $"?{Pick(random, ["limit", "cursor", "offset", "status", "currency", "q", "dryRun", "from", "x"])}="
                + Uri.EscapeDataString(Text(random));
        }

        var request = new HttpRequestMessage(new HttpMethod(name[0]), path);
        var body = random.Next(3) == 0 ? Pick(random, _junk) : Object(random);
        var type = random.Next(8) == 0 ? Pick(random, _types) : _types[0];
        if (name[0] != "GET" || random.Next(8) == 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        AddHeaders(random, request);
        return (request, $"{name[0]} {path} {type} {body}");
    }

    private static void AddHeaders(Random random, HttpRequestMessage request)
    {
        if (random.Next(4) != 0)
        {
            request.Headers.TryAddWithoutValidation(
                "Idempotency-Key", random.Next(4) == 0 ? Text(random) : ApiWorld.NewKey());
        }

        if (random.Next(2) == 0)
        {
            request.Headers.TryAddWithoutValidation("If-Match", random.Next(2) == 0 ? "\"1\"" : Text(random));
        }

        if (random.Next(8) == 0)
        {
            request.Headers.TryAddWithoutValidation(
                "Accept", Pick(random, ["text/csv", "application/pdf", "x/y", "*/*"]));
        }
    }

    // The test host's own client takes no path with a null character; the real server refuses one itself.
    private static string Segment(Random random) =>
        Uri.EscapeDataString(Text(random).Replace("\0", "", StringComparison.Ordinal));

    private static string Object(Random random) => "{" + string.Join(',', Enumerable.Range(0, random.Next(1, 8))
        .Select(_ => Pick(random, _names)).Distinct(StringComparer.Ordinal)
        .Select(member => $"\"{member}\":{Pick(random, _values)}")) + "}";

    private static string Text(Random random) => random.Next(6) switch
    {
        0 => "",
        1 => new string('x', random.Next(1, 3_000)),
        2 => "\u0001\u0000\t",
        3 => "00000000000000000000000000",
        4 => "'\"<>%00&\\/",
        _ => string.Concat(Enumerable.Range(0, 8).Select(_ => (char)random.Next(0x20, 0x2fff))),
    };

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
