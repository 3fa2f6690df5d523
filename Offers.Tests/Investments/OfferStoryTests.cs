using System.Text;
using System.Text.Json;
using Offers.Data.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Investments;

/// <summary>The timeline and the marketing figures of offers.</summary>
public sealed class OfferStoryTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Events_of_the_timeline_are_in_order_of_their_days(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var path = $"{ApiWorld.AdminOffers}/{offer}/timeline";
        var late = await AddAsync(admin, path, """{"happensOn":"2027-03-01","title":"Handover"}""");
        var early = await AddAsync(admin, path, """{"happensOn":"2026-01-15","title":"Permit","note":"No. 17"}""");

        Assert.Equal(["Permit", "Handover"], await TitlesAsync(admin, offer));
        Assert.Equal("400 validation_failed", await (await admin.SendAsync(ApiTalk.Post(path, "{}"))).CodeAsync());
        Assert.Equal("412 stale_version", await PutAsync(
            admin, $"{path}/{late.Text("id")}", """{"happensOn":"2025-03-01","title":"Handover"}""", "\"9\""));
        Assert.Equal("200", await PutAsync(
            admin, $"{path}/{late.Text("id")}", """{"happensOn":"2025-03-01","title":"First handover"}""", "\"1\""));
        Assert.Equal(["First handover", "Permit"], await TitlesAsync(admin, offer));
        Assert.Equal("204", await (await admin.SendAsync(ApiTalk.Post(
            $"{path}/{early.Text("id")}/remove", """{"reason":"Withdrawn."}"""))).CodeAsync());
        Assert.Equal(["First handover"], await TitlesAsync(admin, offer));
        Assert.Equal("404 offer_milestone_not_found", await (await admin.SendAsync(ApiTalk.Post(
            $"{path}/{early.Text("id")}/remove", """{"reason":"Again."}"""))).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Marketing_is_written_as_a_whole_and_its_costs_add_up(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var path = $"{ApiWorld.AdminOffers}/{offer}/marketing";
        const string Body = """
            {"headline":"Homes by the creek","why":["Title deed","Quarterly interest"],
             "costs":[{"label":"Land","amount":"600.10"},{"label":"Works","amount":"399.90"}],
             "yields":[{"label":"Rent","rateBps":640}]}
            """;

        Assert.Equal("428 if_match_required", await PutAsync(admin, path, Body, null));
        Assert.Equal("200", await PutAsync(admin, path, Body, "\"0\""));
        Assert.Equal("412 stale_version", await PutAsync(admin, path, Body, "\"0\""));
        var shown = (await admin.ContentAsync(offer)).GetProperty("marketing");
        Assert.Equal(("Homes by the creek", "1000.00"), (shown.Text("headline"), shown.Text("costTotal")));
        Assert.Equal(2, shown.GetProperty("why").GetArrayLength());

        Assert.Equal("200", await PutAsync(admin, path, """{"costs":[{"label":"All","amount":"5.00"}]}""", "\"1\""));
        shown = (await admin.ContentAsync(offer)).GetProperty("marketing");
        Assert.Equal(("5.00", 0), (shown.Text("costTotal"), shown.GetProperty("yields").GetArrayLength()));
        (string Json, string Code)[] bad =
        [
            ("""{"costs":[{"label":"A","amount":"0.001"}]}""", "400 amount_invalid"),
            ("""{"costs":[{"amount":"1.00"}]}""", "400 validation_failed"),
            ("""{"costs":[null]}""", "400 body_invalid"),
            ("""{"yields":[{"label":"A","rateBps":-1}]}""", "400 validation_failed"),
            ("""{"why":["1","2","3","4","5","6","7"]}""", "400 validation_failed"),
        ];
        foreach (var (json, code) in bad) Assert.Equal(code, await PutAsync(admin, path, json, "\"2\""));
    }

    private static async Task<JsonElement> AddAsync(HttpClient admin, string path, string json)
    {
        var answer = await admin.SendAsync(ApiTalk.Post(path, json));
        Assert.Equal("201", await answer.CodeAsync());
        return await answer.JsonAsync();
    }

    private static async Task<string> PutAsync(HttpClient admin, string path, string json, string? revision)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        if (revision is not null) request.Headers.TryAddWithoutValidation("If-Match", revision);
        return await (await admin.SendAsync(request)).CodeAsync();
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(HttpClient admin, string offer) =>
        [.. (await admin.ContentAsync(offer)).GetProperty("timeline").EnumerateArray().Select(x => x.Text("title"))];
}
