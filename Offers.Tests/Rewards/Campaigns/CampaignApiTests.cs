using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Identity;
using Offers.Tests.Platform.Api;
using Offers.Web.Rewards.Campaigns;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>Campaigns by the API and the pages: who reaches what, files, callbacks, and the link of consent.</summary>
public sealed class CampaignApiTests : IAsyncLifetime
{
    private const string Root = "/api/v1/campaigns";
    private const string CallbackKey = "test-callback-key";
    private static int _slugs;
    private ApiWorld _world = null!;

    public async Task InitializeAsync() => _world = await ApiWorld.StartAsync(
        DatabaseProvider.Sqlite, new Dictionary<string, string> { ["Rewards:MessageCallbackKey"] = CallbackKey });

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_client_prepares_runs_and_lists_a_campaign()
    {
        var scene = await SceneAsync();
        var made = await scene.MakeAsync();
        Assert.Equal(("draft", "USD", "10.00"), (
            made.Text("status"), made.Text("currency"), made.GetProperty("denominations")[0].Text("charge")));
        var id = made.Text("id");
        var patch = new HttpRequestMessage(HttpMethod.Patch, $"{Root}/{id}") { Content = Json(new { name = "Newer" }) };
        Assert.Equal("428 if_match_required", await (await scene.Client.SendAsync(patch)).CodeAsync());
        var right = new HttpRequestMessage(HttpMethod.Patch, $"{Root}/{id}") { Content = Json(new { name = "Newer" }) };
        right.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        Assert.Equal("200", await (await scene.Client.SendAsync(right)).CodeAsync());
        Assert.Equal("200", await PostAsync(scene.Client, $"{Root}/{id}/activate"));
        var view = await scene.Client.GetJsonAsync($"{Root}/{id}");
        Assert.Equal(("Newer", "paused", "credit"), (
            view.Text("name"), view.Text("status"), view.Text("pauseReason")));
        Assert.Equal([id], (await scene.Client.GetJsonAsync($"{Root}?status=paused&q=new")).Texts("id"));
        Assert.Equal("400 filter_unknown", await (await scene.Client.GetAsync($"{Root}?colour=red")).CodeAsync());
        Assert.Contains("Newer", await scene.Client.GetStringAsync("/api/v1/campaigns.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_role_reaches_its_own()
    {
        var (scene, foreign) = (await SceneAsync(), await SceneAsync());
        var id = (await scene.MakeAsync()).Text("id");
        var recipient = (await (await scene.Client.PostAsync(
            $"{Root}/{id}/recipients", Json(new { name = "Amal", email = "a@example.com" }))).JsonAsync()).Text("id");
        foreach (var path in new[]
        {
            $"{Root}/{id}", $"{Root}/{id}/recipients", $"{Root}/{id}/recipients/{recipient}", $"{Root}/{id}/messages",
            $"{Root}/{id}/recipients.csv",
        })
        {
            Assert.Equal("404 campaign_not_found", await (await foreign.Client.GetAsync(path)).CodeAsync());
            Assert.Equal(HttpStatusCode.OK, (await scene.Client.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await scene.Agency.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await (await _world.AdminAsync()).GetAsync(path)).StatusCode);
        }

        Assert.Equal("404 campaign_not_found", await PostAsync(foreign.Client, $"{Root}/{id}/end"));
        Assert.Equal("404 campaign_not_found", await PostAsync(
            foreign.Client, $"{Root}/{id}/recipients/{recipient}/invite"));
        Assert.Equal("404 campaign_not_found", await PostAsync(
            foreign.Client, $"{Root}/{id}/conditions/1", new { recipientId = recipient }));
        var agent = await _world.App.ClientAsync(Role.Agent);
        Assert.Equal("403 forbidden", await (await agent.GetAsync(Root)).CodeAsync());
        Assert.Equal("403 forbidden", await PostAsync(
            scene.Client, $"/api/v1/rewards/messages/{Id<RewardMessage>.New()}/bounce", new { reason = "Gone." }));
    }

    [Fact]
    public async Task A_file_of_recipients_is_checked_entered_and_written_again()
    {
        var scene = await SceneAsync();
        var id = (await scene.MakeAsync()).Text("id");
        const string Text = "name,email,phone\nAmal,amal@example.com,\nBilal,,+971501234567\nCeline,,\n";
        var import = $"{Root}/{id}/recipients/import";
        var shown = await UploadAsync(scene.Client, import + "?dryRun=true", Text);
        Assert.True(shown.IsSuccessStatusCode, await shown.Content.ReadAsStringAsync());
        var dry = await shown.JsonAsync();
        Assert.Equal((2, 1), (dry.GetProperty("new").GetInt32(), dry.GetProperty("invalid").GetInt32()));
        Assert.Equal("200", await (await UploadAsync(scene.Client, import, Text)).CodeAsync());
        var list = await scene.Client.GetJsonAsync($"{Root}/{id}/recipients");
        Assert.Equal(["Bilal", "Amal"], list.Texts("name"));
        var csv = await scene.Client.GetStringAsync($"{Root}/{id}/recipients.csv");
        Assert.Contains("'+971501234567", csv, StringComparison.Ordinal);
        var other = (await scene.MakeAsync()).Text("id");
        var again = await (await UploadAsync(scene.Client, $"{Root}/{other}/recipients/import", csv)).JsonAsync();
        Assert.Equal(2, again.GetProperty("new").GetInt32());
        Assert.Equal("422 recipients_file_invalid", await (await UploadAsync(
            scene.Client, $"{Root}/{id}/recipients/import", "colour\nred\n")).CodeAsync());
    }

    [Fact]
    public async Task Sending_needs_a_key_and_a_way_that_is_allowed()
    {
        var scene = await SceneAsync();
        var id = (await scene.MakeAsync()).Text("id");
        var person = $"{Root}/{id}/recipients/" + (await (await scene.Client.PostAsync(
            $"{Root}/{id}/recipients", Json(new { name = "Amal", phone = "+971501234567" }))).JsonAsync()).Text("id");
        Assert.Equal("400 idempotency_key_required",
            await (await scene.Client.PostAsync($"{person}/invite", Json(new { }))).CodeAsync());
        Assert.Equal("422 campaign_inactive", await PostAsync(
            scene.Client, $"{person}/invite", new { channel = "sms" }));
        var put = await scene.Client.PutAsync($"{person}/consent", Json(new { consent = "in", note = "By phone." }));
        Assert.Equal("in", (await put.JsonAsync()).Text("consent"));
        Assert.Equal("400 validation_failed",
            await (await scene.Client.PutAsync($"{person}/consent", Json(new { consent = "none" }))).CodeAsync());
        Assert.Equal("409 action_not_allowed", await PostAsync(scene.Client, $"{person}/resend"));
        Assert.Equal("200", await (await scene.Client.DeleteAsync(person)).CodeAsync());
    }

    [Fact]
    public async Task Providers_sign_what_they_tell()
    {
        var client = _world.App.CreateClient();
        var body = JsonSerializer.Serialize(new { reference = "sms-1", status = "bounced", reason = "Gone." });
        Assert.Equal("401 unauthenticated", await (await CallAsync(client, body, null)).CodeAsync());
        Assert.Equal("401 unauthenticated", await (await CallAsync(client, body, "sha256=00")).CodeAsync());
        var right = SignatureOf(body);
        Assert.Equal("404 message_not_found", await (await CallAsync(client, body, right)).CodeAsync());
        Assert.Equal("401 unauthenticated", await (await CallAsync(client, body + " ", right)).CodeAsync());
    }

    [Fact]
    public async Task What_providers_tell_too_early_is_heard_when_they_tell_it_again()
    {
        var scene = await SceneAsync();
        var campaign = (await scene.MakeAsync()).Text("id");
        var person = Id<Recipient>.Parse((await (await scene.Client.PostAsync(
            $"{Root}/{campaign}/recipients", Json(new { name = "Amal", email = "amal@example.com" }))).JsonAsync())
            .Text("id"));
        var database = _world.App.Services.GetRequiredService<OffersDatabase>();
        var later = TimeProvider.System.GetUtcNow().AddDays(1);
        var message = (RewardMessage?)null;
        await database.WriteOutsideAsync(db => db.RewardMessages.Add(message = new RewardMessage(
            db.Recipients.Single(x => x.Id == person), MessageKind.Invitation,
            (MessageChannel.Email, "amal@example.com"), null, later)));
        var body = JsonSerializer.Serialize(new { reference = message!.ObjectId, status = "bounced", reason = "No." });
        var client = _world.App.CreateClient();
        Assert.Equal("409 action_not_allowed", await (await CallAsync(client, body, SignatureOf(body))).CodeAsync());
        await database.WriteOutsideAsync(db => db.RewardMessages.Single(x => x.Id == message.Id).Send(null, later));
        Assert.Equal("bounced", (await (await CallAsync(client, body, SignatureOf(body))).JsonAsync()).Text("status"));
        Assert.Equal("200", await (await CallAsync(client, body, SignatureOf(body))).CodeAsync());
    }

    [Fact]
    public async Task A_recipient_says_by_his_link_whether_he_wishes_SMS()
    {
        var scene = await SceneAsync();
        var id = (await scene.MakeAsync()).Text("id");
        var person = (await (await scene.Client.PostAsync(
            $"{Root}/{id}/recipients", Json(new { name = "Amal", phone = "+971501234567" }))).JsonAsync()).Text("id");
        var links = _world.App.Services.GetRequiredService<ConsentLinks>();
        var path = $"{ConsentLinks.Path}/{links.TokenOf(BookId.Live, Id<Recipient>.Parse(person))}";
        var client = _world.App.CreateClient();
        Assert.Contains("May we write to you", await client.GetStringAsync(path), StringComparison.Ordinal);
        Assert.Equal("none", await ConsentAsync());
        Assert.Contains("Thank you", await SayAsync("in"), StringComparison.Ordinal);
        Assert.Equal("in", await ConsentAsync());
        Assert.Contains("no more messages", await SayAsync("out"), StringComparison.Ordinal);
        Assert.Equal("out", await ConsentAsync());
        using var broken = new StringContent("{}", Encoding.UTF8, "multipart/form-data");
        Assert.Equal("200", await (await client.PostAsync(path + "/answer", Json(new { }))).CodeAsync());
        Assert.Equal("200", await (await client.PostAsync(path + "/answer", broken)).CodeAsync());
        Assert.Equal("out", await ConsentAsync());
        Assert.Contains("This link is not good", await client.GetStringAsync($"{ConsentLinks.Path}/wrong"),
            StringComparison.Ordinal);

        async Task<string> SayAsync(string answer)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("answer", answer)]);
            return await (await client.PostAsync(path + "/answer", form)).Content.ReadAsStringAsync();
        }

        async Task<string> ConsentAsync() =>
            (await scene.Client.GetJsonAsync($"{Root}/{id}/recipients/{person}")).Text("consent");
    }

    [Fact]
    public async Task Pages_of_all_three_portals_show_a_campaign()
    {
        var scene = await SceneAsync();
        var id = (await scene.MakeAsync()).Text("id");
        foreach (var (client, portal) in new[]
        {
            (scene.Client, "/client"), (scene.Agency, "/agency"), (await _world.AdminAsync(), "/admin"),
        })
        {
            Assert.Contains("Spring", await client.GetStringAsync($"{portal}/campaigns"), StringComparison.Ordinal);
            foreach (var path in new[] { "", "?part=recipients", "?part=messages", "/edit", "/import" })
            {
                var page = await client.GetAsync($"{portal}/campaigns/{id}{path}");
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
                Assert.DoesNotContain("There is no such campaign", await page.Content.ReadAsStringAsync(),
                    StringComparison.Ordinal);
            }
        }
    }

    private async Task<Scene> SceneAsync()
    {
        var agency = await _world.App.OrganisationAsync(OrganisationKind.Agency);
        var house = await HouseAsync(agency);
        Id<Brand> brand = default;
        Id<Denomination> value = default;
        (await Writes.RunAsync(Request, new Deed("test.scene", ""), async work =>
        {
            var of = new Agency(
                await work.Db.Organisations.SingleAsync(x => x.Id == agency), $"a-{Interlocked.Increment(ref _slugs)}",
                AgencyTier.Retail);
            var client = new Client(await work.Db.Organisations.SingleAsync(x => x.Id == house), of);
            var shop = new Brand(BookId.Live, $"shop-{_slugs}", new BrandWords("Shop", null, null, null, null));
            var ten = new Denomination(shop, new Money(1000, Currency.Usd));
            work.Db.AddRange(of, client, shop, ten, new AgencyBrand(of.Id, shop.Id));
            (brand, value) = (shop.Id, ten.Id);
            return Answer.None();
        })).Check();
        return new Scene(
            await _world.App.ClientAsync(Role.ClientManager, house),
            await _world.App.ClientAsync(Role.AgencyManager, agency), (brand, value));
    }

    private async Task<Id<Organisation>> HouseAsync(Id<Organisation> agency)
    {
        Id<Organisation> made = default;
        (await Writes.RunAsync(Request, new Deed("test.house", ""), work =>
        {
            var house = new Organisation(
                BookId.Live, OrganisationKind.Client, $"Client {Interlocked.Increment(ref _slugs)}", agency);
            work.Db.Add(house);
            made = house.Id;
            return Task.FromResult(Answer.None());
        })).Check();
        return made;
    }

    private UnitOfWork Writes => _world.App.Services.GetRequiredService<UnitOfWork>();

    private static CommandRequest Request => CommandRequest.Once(Caller.System(BookId.Live, "test"));

    private static StringContent Json(object body) =>
        new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    private static async Task<string> PostAsync(HttpClient client, string path, object? body = null) =>
        await (await client.SendAsync(ApiTalk.Post(
            path, body is null ? null : JsonSerializer.Serialize(body), ApiWorld.NewKey()))).CodeAsync();

    private static string SignatureOf(string body) => "sha256=" + Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(CallbackKey), Encoding.UTF8.GetBytes(body)));

    private static Task<HttpResponseMessage> CallAsync(HttpClient client, string body, string? signature)
    {
        var request = ApiTalk.Post("/api/v1/rewards/messages/callback", body);
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Signature", signature);
        }

        return client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string path, string text)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
        using var form = new MultipartFormDataContent { { file, "file", "people.csv" } };
        return await client.PostAsync(path, form);
    }

    private sealed record Scene(HttpClient Client, HttpClient Agency, (Id<Brand> Brand, Id<Denomination> Value) Card)
    {
        internal async Task<JsonElement> MakeAsync()
        {
            var answer = await Client.PostAsync(Root, Json(new
            {
                name = "Spring", brandId = $"{Card.Brand}", denominations = new[] { $"{Card.Value}" },
            }));
            Assert.Equal("201", await answer.CodeAsync());
            return await answer.JsonAsync();
        }
    }
}
