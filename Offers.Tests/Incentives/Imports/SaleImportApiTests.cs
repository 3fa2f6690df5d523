using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

namespace Offers.Tests.Incentives.Imports;

/// <summary>Files of sales by the API: what each role reaches, and files on their way in and out.</summary>
public sealed class SaleImportApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Imports = "/api/v1/builder/sales/imports";
    private const string AdminImports = "/api/v1/admin/sales/imports";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_is_checked_started_and_told_row_by_row(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await SceneAsync(world);
        var sent = await SendAsync(scene.Builder, $"""
            project;unit;agent;booked;contact
            {scene.Project};A-1;{scene.Agent};2026-01-05;
            {scene.Project};=1+2;{scene.Agent};2026-01-05;+971 50 000 0000
            """);
        Assert.Equal("201", await sent.CodeAsync());
        var id = (await sent.JsonAsync()).Text("id");
        var checkedFile = await WaitAsync(scene.Builder, id, "ready");
        Assert.Equal((1, 1), (Count(checkedFile, "found", "new"), Count(checkedFile, "found", "faulty")));
        Assert.Equal(3, checkedFile.GetProperty("firstFaults")[0].GetProperty("line").GetInt32());
        Assert.Empty((await scene.Builder.GetJsonAsync("/api/v1/builder/sales")).Texts("id"));

        var errors = await scene.Builder.GetStringAsync($"{Imports}/{id}/errors.csv");
        Assert.StartsWith("project,unit,agent,booked,contact,line,reason", errors, StringComparison.Ordinal);
        Assert.Contains(",'=1+2,", errors, StringComparison.Ordinal);
        Assert.Contains(",'+971 50 000 0000,3,", errors, StringComparison.Ordinal);
        Assert.Equal("201", await (await SendAsync(scene.Builder, errors)).CodeAsync());

        Assert.Equal("200", await PostAsync(scene.Builder, $"{Imports}/{id}/start"));
        var done = await WaitAsync(scene.Builder, id, "done");
        Assert.Equal((1, 1), (Count(done, "done", "new"), Count(done, "done", "faulty")));
        var result = await scene.Builder.GetStringAsync($"{Imports}/{id}/result.csv");
        var sale = Assert.Single((await scene.Builder.GetJsonAsync("/api/v1/builder/sales")).Texts("id"));
        Assert.Contains($",2,new,{sale},", result, StringComparison.Ordinal);
        Assert.StartsWith(
            "project,unit,agent,booked,line,outcome,sale,reason", result, StringComparison.Ordinal);
        Assert.DoesNotContain("971 50", result, StringComparison.Ordinal);
        Assert.Equal("409 action_not_allowed", await PostAsync(scene.Builder, $"{Imports}/{id}/start"));
        Assert.Equal("409 action_not_allowed", await PostAsync(scene.Builder, $"{Imports}/{id}/cancel"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_role_reaches_its_own(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (scene, foreign) = (await SceneAsync(world), await SceneAsync(world));
        var admin = await world.AdminAsync();
        var id = (await (await SendAsync(scene.Builder, Row(scene))).JsonAsync()).Text("id");
        await WaitAsync(scene.Builder, id, "ready");
        foreach (var path in new[] { "", "/errors.csv", "/result.csv" })
        {
            Assert.Equal(
                "404 import_not_found", await (await foreign.Builder.GetAsync($"{Imports}/{id}{path}")).CodeAsync());
        }

        foreach (var verb in new[] { "start", "cancel", "resume" })
        {
            Assert.Equal("404 import_not_found", await PostAsync(foreign.Builder, $"{Imports}/{id}/{verb}"));
            Assert.Equal("400 idempotency_key_required", await (await scene.Builder.SendAsync(
                ApiTalk.Post($"{Imports}/{id}/{verb}", null, null))).CodeAsync());
        }

        var agent = await world.App.ClientAsync(Role.Agent);
        Assert.Equal("403 forbidden", await (await agent.GetAsync(Imports)).CodeAsync());
        Assert.Equal("403 forbidden", await (await scene.Builder.GetAsync(AdminImports)).CodeAsync());
        Assert.Equal("401 unauthenticated", await (await world.App.CreateClient().GetAsync(Imports)).CodeAsync());
        Assert.Equal("200", await (await admin.GetAsync($"{AdminImports}/{id}")).CodeAsync());
        Assert.Contains(id, (await admin.GetJsonAsync($"{AdminImports}?status=ready&limit=100")).Texts("id"));
        Assert.DoesNotContain(id, (await foreign.Builder.GetJsonAsync(Imports)).Texts("id"));
        var page = await scene.Builder.GetJsonAsync($"{Imports}?page=1");
        Assert.Equal(1, page.GetProperty("pagination").GetProperty("total").GetInt32());
        Assert.Equal("400 status_invalid", await (await scene.Builder.GetAsync($"{Imports}?status=blue")).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Bad_files_are_refused_and_leave_nothing_behind(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await SceneAsync(world);
        var (rows, files) = (await CountAsync(world), world.FilesOnDisk());
        foreach (var (form, code) in new[]
        {
            (Form("project,unit\nSunrise,A-1"), "422 import_file_invalid"),
            (Form(""), "422 import_file_invalid"),
            (ContentTalk.Form(ContentTalk.Png(1), "sales.csv", "text/csv"), "422 import_file_invalid"),
            (ContentTalk.Form(ContentTalk.Png(1), "sales.png", "image/png"), "415 file_type_unsupported"),
        })
        {
            using (form)
            {
                Assert.Equal(code, await (await scene.Builder.PostAsync(Imports, form)).CodeAsync());
            }
        }

        Assert.Equal(rows, await CountAsync(world));
        Assert.Equal(files, world.FilesOnDisk());
        var sample = await scene.Builder.GetStringAsync($"{Imports}/sample.csv");
        Assert.StartsWith("project,unit,agent,split,price", sample, StringComparison.Ordinal);
        Assert.Equal("201", await (await SendAsync(scene.Builder, sample)).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_key_sends_a_file_once(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var scene = await SceneAsync(world);
        var key = ApiWorld.NewKey();
        var first = await SendAsync(scene.Builder, Row(scene), key);
        var again = await SendAsync(scene.Builder, Row(scene), key);
        Assert.Equal(
            await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Single((await scene.Builder.GetJsonAsync(Imports)).Texts("id"));
        Assert.Equal(
            "422 idempotency_key_reused", await (await SendAsync(scene.Builder, Row(scene) + "\n", key)).CodeAsync());
    }

    private static async Task<Scene> SceneAsync(ApiWorld world)
    {
        var builder = await world.App.OrganisationAsync(OrganisationKind.Builder);
        var writes = world.App.Services.GetRequiredService<UnitOfWork>();
        var project = default(Id<Project>);
        await writes.RunAsync(
            CommandRequest.Once(Caller.System(BookId.Live, "test")), new Deed("test.project", ""), async work =>
            {
                var made = new Project(
                    await work.Db.Organisations.SingleAsync(x => x.Id == builder), Currency.Inr,
                    new ProjectFacts("Sunrise Apartments", ProjectType.Residential, "Bangalore", null));
                work.Db.Add(made);
                work.Db.Add(new Unit(made, new UnitFacts("A-1", null, Money.Parse("5000000.00", Currency.Inr))));
                project = made.Id;
                return Answer.None();
            });
        await world.App.ClientAsync(Role.Agent);
        var agent = await world.ReadAsync(db => db.Memberships.Where(x => x.Role == Role.Agent)
            .OrderByDescending(x => x.Id).Select(x => x.Person).FirstAsync());
        return new Scene(await world.App.ClientAsync(Role.Builder, builder), project, agent);
    }

    private static string Row(Scene scene) =>
        $"project,unit,agent,booked\n{scene.Project},A-1,{scene.Agent},2026-01-05";

    private static MultipartFormDataContent Form(string text) =>
        ContentTalk.Form(Encoding.UTF8.GetBytes(text), "sales.csv", "text/csv");

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string text, string? key = null)
    {
        using var form = Form(text);
        var request = new HttpRequestMessage(HttpMethod.Post, Imports) { Content = form };
        request.Headers.Add("Idempotency-Key", key ?? ApiWorld.NewKey());
        return await client.SendAsync(request);
    }

    private static async Task<string> PostAsync(HttpClient client, string path) =>
        await (await client.SendAsync(ApiTalk.Post(path, null, ApiWorld.NewKey()))).CodeAsync();

    private static async Task<JsonElement> WaitAsync(HttpClient client, string id, string status)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (true)
        {
            var import = await client.GetJsonAsync($"{Imports}/{id}");
            if (import.Text("status") == status)
            {
                return import;
            }

            Assert.DoesNotContain(import.Text("status"), new[] { "failed", "cancelled" });
            await Task.Delay(50, patience.Token);
        }
    }

    private static int Count(JsonElement import, string of, string what) =>
        import.GetProperty(of).GetProperty(what).GetInt32();

    private static Task<string> CountAsync(ApiWorld world) => world.ReadAsync(async db =>
        $"{await db.SaleImports.CountAsync()} {await db.StoredFiles.CountAsync()}");

    private sealed record Scene(HttpClient Builder, Id<Project> Project, Id<IPerson> Agent);
}
