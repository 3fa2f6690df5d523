using System.Net.Http.Headers;
using Offers.Data.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Platform.Lists;

/// <summary>A file of a list holds exactly the rows of the list, whatever it is narrowed to.</summary>
public sealed class ListFileTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string File = "/api/v1/admin/investment-offers.csv";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_of_offers_holds_what_the_list_shows(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, random) = (await world.AdminAsync(), new Random(7));
        var mark = await FillAsync(world, random);
        for (var round = 0; round < TestScale.Current.QueryRounds / 5; round++)
        {
            var filter = $"q={mark}" + Pick(random, "&status=draft", "&status=live", "&status=closed", "")
                + Pick(random, "&currency=AED", "&currency=USD", "");
            var shown = (await admin.GetJsonAsync($"{ApiWorld.AdminOffers}?limit=100&{filter}"))
                .GetProperty("data").EnumerateArray().Select(x => $"{x.Text("code")} {x.Text("maxAmount")}");
            var rows = await ReadAsync(admin, $"{File}?{filter}&cols=cap");
            Assert.Equal(shown, rows.Select(row => $"{row["code"]} {row["cap"]}"));
        }

        var sorted = await ReadAsync(admin, $"{File}?q={mark}&sort=name&cols=-");
        Assert.Equal(sorted.Select(x => x["name"]).Order(StringComparer.Ordinal), sorted.Select(x => x["name"]));
        Assert.Equal(["code", "name", "issuer"], sorted[0].Keys);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_is_named_after_the_list_and_guards_its_cells(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var code = ApiWorld.NewCode();
        await world.DraftAsync(new { code, name = "=HYPERLINK(1)", maxAmount = "1.00" });
        var answer = await admin.GetAsync($"{File}?q={code}");
        var name = answer.Content.Headers.ContentDisposition!.FileName;

        Assert.Matches("""^"?offers-\d{4}-\d\d-\d\d\.csv"?$""", name);
        Assert.Equal(MediaTypeHeaderValue.Parse("text/csv; charset=utf-8"), answer.Content.Headers.ContentType);
        Assert.Contains("'=HYPERLINK(1)", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("400 filter_unknown", await (await admin.GetAsync(File + "?colour=red")).CodeAsync());
        Assert.Equal("400 status_invalid", await (await admin.GetAsync(File + "?status=lively")).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Files_of_investments_people_and_operations_hold_their_lists(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var offer = await world.LiveOfferAsync();
        var (investor, person) = await world.InvestorAsync("100.00");
        await investor.InvestAsync(offer, new { amount = "40.00" });
        await investor.InvestAsync(offer, new { amount = "500.00" });

        var all = await ReadAsync(admin, $"{ApiWorld.AdminOffers}/{offer}/investments.csv");
        var mine = await ReadAsync(investor, "/api/v1/investments.csv?status=confirmed");
        var people = await ReadAsync(admin, $"/api/v1/admin/users.csv?q={person}&cols=state");
        var operations = await ReadAsync(admin, "/api/v1/admin/operations.csv?kind=investments.invest");
        var transfers = await ReadAsync(admin, "/api/v1/admin/transfers.csv?status=all");

        Assert.Equal(["500.00", "40.00"], all.Select(x => x["requested"]));
        Assert.Equal($"{person}", all[0]["investorId"]);
        Assert.Equal("40.00 AED", $"{mine.Single()["accepted"]} {mine.Single()["currency"]}");
        Assert.Equal(("active", $"{person}"), (people.Single()["state"], people.Single()["id"]));
        Assert.NotEmpty(operations);
        Assert.All(operations, row => Assert.Equal("investments.invest", row["what"]));
        Assert.Contains(transfers, row => row["owner"] == people.Single()["user"]);
    }

    private static async Task<string> FillAsync(ApiWorld world, Random random)
    {
        var mark = Guid.NewGuid().ToString("N")[..12].ToUpperInvariant();
        for (var n = 0; n < 25; n++)
        {
            var body = new
            {
                code = $"{mark}-{n:00}", name = $"Offer {random.Next(100, 999)}",
                maxAmount = $"{random.Next(1, 900)}.00", currency = Pick(random, "AED", "USD"),
            };
            var id = (await world.DraftAsync(body)).Text("id");
            foreach (var verb in (string[])["publish", "close"])
            {
                if (random.Next(2) == 0)
                {
                    await world.VerbAsync(id, verb);
                }
            }
        }

        return mark;
    }

    private static string Pick(Random random, params string[] of) => of[random.Next(of.Length)];

    private static async Task<List<Dictionary<string, string>>> ReadAsync(HttpClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.Equal("200", await answer.CodeAsync());
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var heads = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => heads.Zip(line.Split(',')).ToDictionary(x => x.First, x => x.Second))];
    }
}
