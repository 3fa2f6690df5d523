using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Investments;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Incentives.Bounties;

/// <summary>Bounties by the API: what each role reaches, and photos on their way in and out.</summary>
public sealed class BountyApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Builder = "/api/v1/builder";
    private const string Agent = "/api/v1/agent";
    private const string Admin = "/api/v1/admin";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_bounty_goes_from_its_making_to_the_payment(DatabaseProvider provider)
    {
        var scene = await SceneAsync(await worlds.OnAsync(provider));
        var made = await scene.MakeAsync(new { maxSubmissions = 2 });
        Assert.Equal(("active", "1000.00", "INR"), (made.Text("status"), made.Text("reward"), made.Text("currency")));
        Assert.Equal("2000.00", made.GetProperty("budget").Text("heldAmount"));
        var id = made.Text("id");

        var shown = await scene.Agent.GetJsonAsync($"{Agent}/bounties/{id}");
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("budget").ValueKind);
        var proof = await SendAsync(scene.Agent, id, 1, ("note", "By the main road."));
        Assert.Equal("201", await proof.CodeAsync());
        var sent = await proof.JsonAsync();
        Assert.Equal("pending", sent.Text("status"));

        var queue = await scene.Client.GetJsonAsync($"{Builder}/submissions?status=pending&bountyId={id}");
        Assert.Equal([sent.Text("id")], queue.Texts("id"));
        Assert.Equal((1, 1), (
            queue.GetProperty("pagination").GetProperty("total").GetInt32(),
            queue.GetProperty("pagination").GetProperty("totalPages").GetInt32()));
        var path = $"{Builder}/submissions/{sent.Text("id")}/review";
        Assert.Equal("400 validation_failed", await PostAsync(scene.Client, path, """{"decision":"reject"}"""));
        Assert.Equal("200", await PostAsync(scene.Client, path, """{"decision":"approve"}"""));
        Assert.Equal("409 already_reviewed", await PostAsync(scene.Client, path, """{"decision":"approve"}"""));
        var mine = await scene.Agent.GetJsonAsync($"{Agent}/submissions?status=approved");
        Assert.Equal(["1000.00"], mine.Texts("paidAmount"));
        var after = await scene.Client.GetJsonAsync($"{Builder}/bounties/{id}");
        Assert.Equal(("1000.00", "1000.00"), (
            after.GetProperty("budget").Text("heldAmount"), after.GetProperty("budget").Text("paidAmount")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_role_reaches_its_own(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (scene, foreign) = (await SceneAsync(world), await SceneAsync(world));
        var admin = await world.AdminAsync();
        var id = (await scene.MakeAsync(new { maxSubmissions = 3 })).Text("id");
        var sent = await (await SendAsync(scene.Agent, id, 2)).JsonAsync();
        var photo = sent.GetProperty("photos")[0].Text("url");

        Assert.Equal(
            "404 bounty_not_found", await (await foreign.Client.GetAsync($"{Builder}/bounties/{id}")).CodeAsync());
        Assert.Equal("404 bounty_not_found", await PostAsync(foreign.Client, $"{Builder}/bounties/{id}/close", null));
        Assert.Equal("404 submission_not_found",
            await (await foreign.Client.GetAsync($"{Builder}/submissions/{sent.Text("id")}")).CodeAsync());
        Assert.Equal("404 submission_not_found", await PostAsync(
            foreign.Client, $"{Builder}/submissions/{sent.Text("id")}/review", """{"decision":"approve"}"""));
        Assert.Equal("403 not_owner", await PostAsync(
            foreign.Client, $"{Builder}/bounties", ApiTalk.Json(scene.Body(new { }))));
        Assert.Equal("404 submission_not_found",
            await (await foreign.Agent.GetAsync($"{Agent}/submissions/{sent.Text("id")}")).CodeAsync());
        Assert.Equal("403 forbidden", await (await scene.Agent.GetAsync($"{Builder}/bounties")).CodeAsync());
        Assert.Equal("403 forbidden", await (await scene.Client.GetAsync($"{Agent}/bounties")).CodeAsync());
        Assert.Equal("403 forbidden", await (await scene.Client.GetAsync($"{Admin}/bounties")).CodeAsync());
        Assert.Equal("200", await (await admin.GetAsync($"{Admin}/bounties/{id}")).CodeAsync());
        Assert.Contains(id, (await admin.GetJsonAsync($"{Admin}/bounties?limit=100")).Texts("id"));
        Assert.DoesNotContain(
            id, (await foreign.Client.GetJsonAsync($"{Builder}/bounties?limit=100")).Texts("id"));

        var codes = new List<HttpStatusCode>();
        foreach (var client in new[] { scene.Agent, scene.Client, admin, foreign.Agent, foreign.Client,
            world.App.CreateClient() })
        {
            codes.Add((await client.GetAsync(photo)).StatusCode);
        }

        Assert.Equal("OK OK OK NotFound NotFound NotFound", string.Join(' ', codes));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Photos_come_back_in_ranges_and_bad_ones_leave_nothing(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await SceneAsync(world);
        var id = (await scene.MakeAsync(new { maxSubmissions = 9 })).Text("id");
        var sent = await (await SendAsync(scene.Agent, id, 3)).JsonAsync();
        var range = new HttpRequestMessage(HttpMethod.Get, sent.GetProperty("photos")[0].Text("url"));
        range.Headers.Range = new RangeHeaderValue(10, 19);
        var part = await scene.Agent.SendAsync(range);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(ContentTalk.Png(3)[10..20], await part.Content.ReadAsByteArrayAsync());

        var before = world.FilesOnDisk();
        var rows = await CountAsync(world);
        foreach (var (form, code) in new[]
        {
            (Form((ContentTalk.Pdf(4), "a.png", "image/png")), "400 file_content_mismatch"),
            (Form((ContentTalk.Pdf(4), "a.pdf", "application/pdf")), "415 file_type_unsupported"),
            (Form((ContentTalk.Png(4, 11 * 1024 * 1024), "a.png", "image/png")), "413 file_too_large"),
            (Form([.. Enumerable.Range(0, 6).Select(n => (ContentTalk.Png(40 + n), $"{n}.png", "image/png"))]),
                "400 upload_broken"),
            (Form(), "422 proof_required"),
        })
        {
            using (form)
            {
                var path = $"{Agent}/bounties/{id}/submissions";
                var answer = await (await scene.Agent.PostAsync(path, form)).CodeAsync();
                Assert.Equal(code.Split(' ')[1], answer.Split(' ')[1]);
            }
        }

        Assert.Equal("404 bounty_not_found", await (await SendAsync(
            scene.Agent, "bty_00000000000000000000000000", 5)).CodeAsync());
        Assert.Equal(before, world.FilesOnDisk());
        Assert.Equal(rows, await CountAsync(world));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_key_sends_a_proof_and_pays_it_once(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await SceneAsync(world);
        var id = (await scene.MakeAsync(new { maxSubmissions = 9 })).Text("id");
        var key = ApiWorld.NewKey();
        var first = await (await SendAsync(scene.Agent, id, 6, key)).Content.ReadAsStringAsync();
        var again = await SendAsync(scene.Agent, id, 6, key);
        Assert.Equal((first, "true"), (await again.Content.ReadAsStringAsync(), again.Header("Idempotency-Replayed")));
        Assert.Equal("422 idempotency_key_reused", await (await SendAsync(scene.Agent, id, 7, key)).CodeAsync());
        Assert.Equal(1, (await scene.Client.GetJsonAsync($"{Builder}/bounties/{id}"))
            .GetProperty("pendingCount").GetInt32());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Money_is_asked_for_before_anything_is_stored(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await SceneAsync(world);
        var before = await CountAsync(world);
        Assert.Equal("402 insufficient_balance", await scene.TryAsync(new { maxSubmissions = 1_000 }));
        Assert.Equal("422 budget_required", await scene.TryAsync(new { budget = "0.00" }));
        Assert.Equal("409 currency_mismatch", await scene.TryAsync(new { currency = "AED" }));
        Assert.Equal("400 amount_invalid", await scene.TryAsync(new { reward = "10" }));
        Assert.Equal(before, await CountAsync(world));
        var draft = await scene.MakeAsync(new { publish = false, maxSubmissions = 2 });
        Assert.Equal("draft", draft.Text("status"));
        var shown = await PostAsync(
            scene.Client, $"{Builder}/bounties/{draft.Text("id")}/publish?dryRun=true", "{}");
        Assert.Equal("200", shown);
        Assert.Equal("200", await PostAsync(scene.Client, $"{Builder}/bounties/{draft.Text("id")}/publish", null));
    }

    private static async Task<Scene> SceneAsync(ApiWorld world)
    {
        var builder = await world.App.OrganisationAsync(OrganisationKind.Builder);
        var writes = world.App.Services.GetRequiredService<UnitOfWork>();
        var system = Caller.System(BookId.Live, "test");
        var id = default(Id<Project>);
        await writes.RunAsync(CommandRequest.Once(system), new Deed("test.project", ""), async work =>
        {
            var project = new Project(
                await work.Db.Organisations.SingleAsync(x => x.Id == builder), Currency.Inr,
                new ProjectFacts("Sunrise Apartments", ProjectType.Residential, "Bangalore", null));
            work.Db.Add(project);
            id = project.Id;
            return Answer.None();
        });
        var money = new CashRequest(
            Owner.Of(BookId.Live, builder), Money.Parse("50000.00", Currency.Inr), null, "Test money");
        (await writes.SubmitAsync(new Deposit(money), CommandRequest.Once(system))).Check();
        return new Scene(
            await world.App.ClientAsync(Role.Builder, builder), await world.App.ClientAsync(Role.Agent), id);
    }

    private static Task<HttpResponseMessage> SendAsync(
        HttpClient agent, string bounty, int photo, params (string, string)[] fields) =>
        SendAsync(agent, bounty, photo, ApiWorld.NewKey(), fields);

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient agent, string bounty, int photo, string key, params (string, string)[] fields)
    {
        using var form = ContentTalk.Form(ContentTalk.Png(photo), $"photo-{photo}.png", "image/png", fields);
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Agent}/bounties/{bounty}/submissions")
        {
            Content = form,
        };
        request.Headers.Add("Idempotency-Key", key);
        return await agent.SendAsync(request);
    }

    private static MultipartFormDataContent Form(params (byte[] Bytes, string Name, string Type)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent("Words."), "note" } };
        foreach (var (bytes, name, type) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            form.Add(file, "file", name);
        }

        return form;
    }

    private static async Task<string> PostAsync(HttpClient client, string path, string? json) =>
        await (await client.SendAsync(ApiTalk.Post(path, json, ApiWorld.NewKey()))).CodeAsync();

    private static async Task<string> CountAsync(ApiWorld world) => await world.ReadAsync(async db =>
        $"{await db.Bounties.CountAsync()} {await db.BountySubmissions.CountAsync()} "
        + $"{await db.StoredFiles.CountAsync()} "
        + $"{await db.Budgets.CountAsync()} {await db.Holds.CountAsync()}");

    private sealed record Scene(HttpClient Client, HttpClient Agent, Id<Project> Project)
    {
        internal Dictionary<string, object?> Body(object with)
        {
            var body = new Dictionary<string, object?>
            {
                ["projectId"] = Project.ToString(),
                ["title"] = "Photo of the hoarding",
                ["description"] = "Show that it stands.",
                ["reward"] = "1000.00",
                ["requirements"] = new[] { "By daylight" },
            };
            foreach (var member in JsonSerializer.SerializeToElement(with).EnumerateObject())
            {
                body[member.Name] = member.Value;
            }

            return body;
        }

        internal Task<HttpResponseMessage> PostAsync(object with) => Client.SendAsync(
            ApiTalk.Post($"{Builder}/bounties", ApiTalk.Json(Body(with)), ApiWorld.NewKey()));

        internal async Task<string> TryAsync(object with) => await (await PostAsync(with)).CodeAsync();

        internal async Task<JsonElement> MakeAsync(object with)
        {
            var answer = await PostAsync(with);
            Assert.Equal("201", await answer.CodeAsync());
            return await answer.JsonAsync();
        }
    }
}
