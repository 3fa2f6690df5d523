using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Investments;

/// <summary>Documents of offers: versions, who may read them, and what investors accept.</summary>
public sealed class OfferDocumentTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private static readonly (string, string) _public = ("visibility", "public");
    private static readonly (string, string) _asked = ("acceptance", "before_investing");

    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_version_holds_and_the_earlier_ones_stay(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var (investor, _) = await world.InvestorAsync();
        var first = await admin.AddDocumentAsync(offer, 1, ("kind", "memo"));
        var second = await admin.ReplaceAsync(offer, first, 2);

        var shown = (await admin.ContentAsync(offer)).GetProperty("documents")[0];
        var read = (await investor.GetJsonAsync($"{ApiWorld.Offers}/{offer}/content")).GetProperty("documents")[0];

        Assert.Equal((2, "memo", "private"), (Number(shown), shown.Text("kind"), shown.Text("visibility")));
        Assert.Equal(first.Version(), shown.GetProperty("earlier")[0].Text("id"));
        Assert.NotEqual(Sha(first), Sha(second));
        Assert.Equal(second.Version(), read.Version());
        Assert.False(read.TryGetProperty("earlier", out var earlier) && earlier.ValueKind != JsonValueKind.Null);
        Assert.Equal("200", await CodeAsync(investor, second.Url()));
        Assert.Equal("404 file_not_found", await CodeAsync(investor, first.Url()));
        Assert.Equal("200", await CodeAsync(admin, first.Url()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Private_documents_are_for_signed_in_investors_and_later_for_those_who_invested(
        DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var ((mine, _), (other, _)) = (await world.InvestorAsync(), await world.InvestorAsync());
        var (nobody, builder) = (world.App.CreateClient(), await world.App.ClientAsync(
            Role.Builder, await world.App.OrganisationAsync(OrganisationKind.Builder)));
        var secret = (await admin.AddDocumentAsync(offer, 1)).Url();
        var open = (await admin.AddDocumentAsync(offer, 2, _public)).Url();
        await mine.InvestAsync(offer, new { amount = "10.00" });

        Assert.Equal(["404 file_not_found", "404 file_not_found", "200", "200", "200"],
            await CodesAsync(secret, nobody, builder, other, mine, admin));
        Assert.Equal(["200", "200", "200", "200", "200"], await CodesAsync(open, nobody, builder, other, mine, admin));
        Assert.Equal("404 file_not_found", await CodeAsync(admin, "/files/file_00000000000000000000000000"));
        Assert.Equal("404 file_not_found", await CodeAsync(admin, "/files/x"));

        await world.VerbAsync(offer, "close");
        foreach (var path in new[] { secret, open })
        {
            Assert.Equal(
                ["404 file_not_found", "404 file_not_found", "404 file_not_found", "200", "200"],
                await CodesAsync(path, nobody, builder, other, mine, admin));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Investing_needs_the_versions_that_hold_and_they_are_recorded(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var (investor, _) = await world.InvestorAsync();
        await admin.AddDocumentAsync(offer, 1);
        var memo = await admin.AddDocumentAsync(offer, 2, ("kind", "memo"), _asked);
        var risks = await admin.AddDocumentAsync(offer, 3, _asked);

        var none = await investor.InvestAsync(offer, new { amount = "10.00" });
        var half = await investor.InvestAsync(offer, new { amount = "10.00", acceptedDocuments = Ids(memo) });
        Assert.Equal("422 documents_not_accepted", await none.CodeAsync());
        Assert.Equal([memo.Version(), risks.Version()], Missing(await none.JsonAsync()));
        Assert.Equal([risks.Version()], Missing(await half.JsonAsync()));

        var newer = await admin.ReplaceAsync(offer, memo, 4);
        var old = await investor.InvestAsync(offer, new { amount = "10.00", acceptedDocuments = Ids(memo, risks) });
        Assert.Equal("422 documents_not_accepted", await old.CodeAsync());
        Assert.Equal([newer.Version()], Missing(await old.JsonAsync()));

        var made = await investor.InvestAsync(offer, new { amount = "10.00", acceptedDocuments = Ids(newer, risks) });
        Assert.Equal("201", await made.CodeAsync());
        var id = (await made.JsonAsync()).Text("id");
        await admin.ReplaceAsync(offer, newer, 5);
        var accepted = (await investor.GetJsonAsync($"{ApiWorld.Investments}/{id}")).GetProperty("acceptedDocuments");
        Assert.Equal(
            [("Memo 2", 2, Sha(newer)), ("Memo 3", 1, Sha(risks))],
            accepted.EnumerateArray()
                .Select(x => (x.Text("title"), x.GetProperty("number").GetInt32(), x.Text("sha256")))
                .OrderBy(x => x.Item1, StringComparer.Ordinal));
        Assert.Equal("200", await CodeAsync(investor, newer.Url()));
        Assert.Equal("404 file_not_found", await CodeAsync(investor, memo.Url()));
        var listed = await investor.GetJsonAsync(ApiWorld.Investments);
        Assert.Contains(listed.GetProperty("data").EnumerateArray(), x => x.Text("status") == "refused");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Documents_are_no_longer_asked_for_once_they_are_removed_or_edited(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, offer) = (await world.AdminAsync(), await world.LiveOfferAsync());
        var (investor, _) = await world.InvestorAsync();
        var memo = await admin.AddDocumentAsync(offer, 1, _asked);
        var risks = await admin.AddDocumentAsync(offer, 2, _asked);
        var path = $"{ApiWorld.AdminOffers}/{offer}/documents";

        var edited = new HttpRequestMessage(HttpMethod.Put, $"{path}/{memo.Text("id")}")
        {
            Content = JsonContentOf(new { kind = "memo", title = "The memo" }),
        };
        Assert.Equal("428 if_match_required", await (await admin.PutAsync(
            $"{path}/{memo.Text("id")}", JsonContentOf(new { kind = "memo", title = "X" }))).CodeAsync());
        edited.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        Assert.Equal("200", await (await admin.SendAsync(edited)).CodeAsync());
        Assert.Equal("204", await (await admin.SendAsync(ApiTalk.Post(
            $"{path}/{risks.Text("id")}/remove", """{"reason":"It was of another offer."}"""))).CodeAsync());

        Assert.Equal("201", await (await investor.InvestAsync(offer, new { amount = "10.00" })).CodeAsync());
        Assert.Equal("404 file_not_found", await CodeAsync(investor, risks.Url()));
        var shown = (await admin.ContentAsync(offer)).GetProperty("documents");
        Assert.Equal("It was of another offer.", shown[1].Text("removalReason"));
        Assert.Equal("The memo", shown[0].Text("title"));
        var read = (await investor.GetJsonAsync($"{ApiWorld.Offers}/{offer}/content")).GetProperty("documents");
        Assert.Equal(1, read.GetArrayLength());
        Assert.Equal("404 offer_document_not_found", await (await admin.SendAsync(ApiTalk.Post(
            $"{path}/{risks.Text("id")}/remove", """{"reason":"Again."}"""))).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_public_sees_a_live_offer_without_what_is_private(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, nobody) = (await world.AdminAsync(), world.App.CreateClient());
        var draft = await world.DraftAsync();
        var (offer, code) = (draft.Text("id"), draft.Text("code"));
        await admin.AddDocumentAsync(offer, 1);
        await admin.AddDocumentAsync(offer, 2, _public);
        var picture = await admin.AddPictureAsync(offer, 3);

        Assert.Equal("404 file_not_found", await CodeAsync(nobody, picture.Text("url")));
        Assert.Equal(
            "404 investment_offer_not_found", await CodeAsync(nobody, $"/api/v1/public/investment-offers/{code}"));
        await world.VerbAsync(offer, "publish");
        Assert.Equal("200", await CodeAsync(nobody, picture.Text("url")));
        var shown = (await nobody.GetJsonAsync($"/api/v1/public/investment-offers/{code}")).GetProperty("content");
        Assert.Equal("Memo 2", shown.GetProperty("documents").EnumerateArray().Single().Text("title"));
        var page = await (await nobody.GetAsync($"/offers/{code}")).Content.ReadAsStringAsync();
        Assert.Contains($"{picture.Text("url")}\"", page, StringComparison.Ordinal);
        Assert.Contains("property=\"og:image\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Memo 1", page, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_waits_is_promoted_only_with_the_versions_that_hold_then(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var offer = await world.LiveOfferAsync(new
        {
            code = ApiWorld.NewCode(), name = "Full", maxAmount = "100.00", closeWhenFull = false,
            waitlistEnabled = true, coolingOffDays = 5,
        });
        var ((first, _), (waiting, _)) = (await world.InvestorAsync(), await world.InvestorAsync());
        var memo = await admin.AddDocumentAsync(offer, 1, _asked);
        var taken = await (await first.InvestAsync(
            offer, new { amount = "100.00", acceptedDocuments = Ids(memo) })).JsonAsync();
        Task<HttpResponseMessage> WaitAsync(string path, object body) => waiting.SendAsync(ApiTalk.Post(
            $"{ApiWorld.Offers}/{offer}/waitlist{path}", ApiTalk.Json(body), ApiWorld.NewKey()));

        Assert.Equal("422 documents_not_accepted", await (await WaitAsync("", new { amount = "40.00" })).CodeAsync());
        Assert.Equal("201", await (await WaitAsync(
            "", new { amount = "40.00", acceptedDocuments = Ids(memo) })).CodeAsync());
        var newer = await admin.ReplaceAsync(offer, memo, 2);
        Assert.Equal("200", await (await first.SendAsync(ApiTalk.Post(
            $"{ApiWorld.Investments}/{taken.Text("id")}/withdraw", "{}", ApiWorld.NewKey()))).CodeAsync());
        Assert.Empty((await waiting.GetJsonAsync(ApiWorld.Investments)).Texts("id"));

        Assert.Equal("422 documents_not_accepted", await (await WaitAsync(
            "/accept", new { acceptedDocuments = Ids(memo) })).CodeAsync());
        Assert.Equal("204", await (await WaitAsync("/accept", new { acceptedDocuments = Ids(newer) })).CodeAsync());
        (await world.App.Services.GetRequiredService<WaitlistDesk>().PromoteAsync(
            CommandRequest.Once(Caller.System(BookId.Live, "test")), Id<InvestmentOffer>.Parse(offer), 0)).Check();
        var promoted = (await waiting.GetJsonAsync(ApiWorld.Investments)).GetProperty("data").EnumerateArray().Single();
        Assert.Equal(
            ("40.00", newer.Version()),
            (promoted.Text("acceptedAmount"), promoted.GetProperty("acceptedDocuments")[0].Text("versionId")));
    }

    private static StringContent JsonContentOf(object body) =>
        new(ApiTalk.Json(body), System.Text.Encoding.UTF8, "application/json");

    private static string[] Ids(params JsonElement[] documents) => [.. documents.Select(x => x.Version())];

    private static IEnumerable<string?> Missing(JsonElement problem) =>
        problem.GetProperty("missing").EnumerateArray().Select(x => x.GetString()).Order(StringComparer.Ordinal);

    private static int Number(JsonElement document) => document.GetProperty("current").GetProperty("number").GetInt32();

    private static string Sha(JsonElement document) => document.GetProperty("current").Text("sha256");

    private static async Task<string> CodeAsync(HttpClient client, string path) =>
        await (await client.GetAsync(path)).CodeAsync();

    private static async Task<IReadOnlyList<string>> CodesAsync(string path, params HttpClient[] clients)
    {
        var codes = new List<string>();
        foreach (var client in clients) codes.Add(await CodeAsync(client, path));
        return codes;
    }
}
