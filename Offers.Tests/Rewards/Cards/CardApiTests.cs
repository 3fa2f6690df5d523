using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Investments;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Rewards.Cards;

/// <summary>Brands, prices, pools, files and cards by the API, from the first brand to an opened card.</summary>
public sealed class CardApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Api = "/api/v1";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private static int _numbers;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_is_checked_entered_exported_masked_and_one_card_opened(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var (_, pool) = await PoolAsync(admin);
        var (one, two) = (NewCode(), NewCode());
        var sent = await SendAsync(admin, pool, $"card_code,pin,cost\n{one},4711,23.50\n{two},,\n{one},,\nshort,,");
        Assert.Equal("201", await sent.CodeAsync());
        var import = await sent.JsonAsync();
        Assert.Equal("ready", import.Text("status"));
        Assert.Equal(
            (2, 1, 1, "45.50"),
            (Count(import, "new"), Count(import, "duplicate"), Count(import, "invalid"),
                import.GetProperty("found").Text("cost")));
        var id = import.Text("id");
        var errors = await admin.GetStringAsync($"{Api}/card-imports/{id}/errors.csv");
        Assert.Equal(
            "row,code,reason\r\n4,duplicate,The card is in the file already.\r\n"
            + "5,invalid,\"A code has 6 to 100 letters, digits and signs.\"\r\n", errors.ReplaceLineEndings("\r\n"));

        Assert.Equal("400 idempotency_key_required", await (await admin.SendAsync(
            ApiTalk.Post($"{Api}/card-imports/{id}/start", null))).CodeAsync());
        Assert.Equal("200", await PostAsync(admin, $"{Api}/card-imports/{id}/start"));
        await WaitAsync(admin, id, "done");
        var view = await admin.GetJsonAsync($"{Api}/pools/{pool}");
        Assert.Equal("45.50", view.Text("value"));
        var export = await admin.GetStringAsync($"{Api}/pools/{pool}/cards.csv");
        Assert.Contains($"••••{two[^4..]},available,", export, StringComparison.Ordinal);
        Assert.DoesNotContain(one, export, StringComparison.Ordinal);

        var card = (await admin.GetJsonAsync($"{Api}/pools/{pool}/cards?last4={one[^4..]}")).Texts("id").Single();
        Assert.Equal(
            "400 validation_failed",
            await (await admin.SendAsync(ApiTalk.Post($"{Api}/cards/{card}/reveal", "{}"))).CodeAsync());
        var opened = await admin.SendAsync(ApiTalk.Post($"{Api}/cards/{card}/reveal", """{"reason":"A look"}"""));
        var secret = await opened.JsonAsync();
        Assert.Equal((one, "4711"), (secret.Text("cardCode"), secret.Text("pin")));
        Assert.Contains("no-store", opened.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        await AssertNowhereAsync(world, one);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Bad_files_leave_nothing_behind_and_repeat_no_code(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var (_, pool) = await PoolAsync(admin);
        var (before, secret) = (await world.ReadAsync(db => db.CardImports.CountAsync()), NewCode());
        foreach (var (form, code) in new[]
        {
            (Form($"{secret},1234\n{secret}X,1234"), "422 cards_file_invalid"),
            (Form("card_code\n"), "422 cards_file_invalid"),
            (ContentTalk.Form(ContentTalk.Png(1), "cards.csv", "text/csv"), "422 cards_file_invalid"),
            (ContentTalk.Form(ContentTalk.Png(1), "cards.png", "image/png"), "415 file_type_unsupported"),
            (ContentTalk.Form([], "cards.txt", "text/csv"), "422 file_content_mismatch"),
        })
        {
            using (form)
            {
                var answer = await admin.PostAsync($"{Api}/pools/{pool}/import", form);
                Assert.DoesNotContain(secret, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                Assert.Equal(code.Split(' ')[^1], (await answer.CodeAsync()).Split(' ')[^1]);
            }
        }

        Assert.Equal(before, await world.ReadAsync(db => db.CardImports.CountAsync()));
        await AssertNowhereAsync(world, secret);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Agencies_read_brands_and_only_administrators_see_stock_and_prices(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var (brand, pool) = await PoolAsync(admin);
        var agency = await world.App.ClientAsync(
            Role.AgencyManager, await world.App.OrganisationAsync(OrganisationKind.Agency));
        Assert.Contains(brand, (await agency.GetJsonAsync($"{Api}/brands?limit=100")).Texts("id"));
        Assert.Single((await agency.GetJsonAsync($"{Api}/brands/{brand}/denominations")).Texts("id"));
        foreach (var path in new[] { "pools", $"pools/{pool}", "prices", "card-imports", $"pools/{pool}/cards.csv" })
        {
            Assert.Equal("403 forbidden", await (await agency.GetAsync($"{Api}/{path}")).CodeAsync());
        }

        Assert.Equal("403 forbidden", await (await agency.SendAsync(
            ApiTalk.Post($"{Api}/brands", """{"slug":"own","name":"Own"}"""))).CodeAsync());
        var investor = await world.App.ClientAsync(Role.Investor);
        Assert.Equal("403 forbidden", await (await investor.GetAsync($"{Api}/brands")).CodeAsync());
        var nobody = world.App.CreateClient();
        Assert.Equal("401 unauthenticated", await (await nobody.GetAsync($"{Api}/pools")).CodeAsync());
        Assert.Equal("404 pool_not_found", await (await admin.GetAsync(
            $"{Api}/pools/pool_00000000000000000000000000")).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Prices_are_set_listed_and_ended(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var (brand, _) = await PoolAsync(admin);
        var value = (await admin.GetJsonAsync($"{Api}/brands/{brand}/denominations")).Texts("id").Single();
        var set = await admin.SendAsync(ApiTalk.Post(
            $"{Api}/prices", $$"""{"denominationId":"{{value}}","tier":"wholesale","charge":"24.50"}"""));
        Assert.Equal("201", await set.CodeAsync());
        var id = (await set.JsonAsync()).Text("id");
        var list = await admin.GetJsonAsync($"{Api}/prices?denominationId={value}&status=in_force&tier=wholesale");
        Assert.Equal([id], list.Texts("id"));
        Assert.Empty((await admin.GetJsonAsync($"{Api}/prices?denominationId={value}&tier=retail")).Texts("id"));
        Assert.Equal("400 filter_unknown", await (await admin.GetAsync($"{Api}/prices?colour=red")).CodeAsync());
        Assert.Equal(750, (await admin.GetJsonAsync($"{Api}/prices/suggestion?denominationId={value}"))
            .GetProperty("markupBps").GetInt32());
        Assert.Equal("200", await (await admin.SendAsync(ApiTalk.Post($"{Api}/prices/{id}/end", "{}"))).CodeAsync());
        Assert.Equal(
            "409 action_not_allowed",
            await (await admin.SendAsync(ApiTalk.Post($"{Api}/prices/{id}/end", "{}"))).CodeAsync());
        Assert.Equal("ended", (await admin.GetJsonAsync($"{Api}/prices/{id}")).Text("status"));
    }

    private static string NewCode() => $"APICARD-{Guid.NewGuid():N}"[..24].ToUpperInvariant();

    private static async Task<(string Brand, string Pool)> PoolAsync(HttpClient admin)
    {
        var number = Interlocked.Increment(ref _numbers);
        var brand = (await MadeAsync(admin, "brands", new { slug = $"brand-{number}", name = $"Brand {number}" }))
            .Text("id");
        var value = (await MadeAsync(
            admin, $"brands/{brand}/denominations", new { value = "25.00", currency = "USD" })).Text("id");
        var pool = await MadeAsync(
            admin, "pools", new { denominationId = value, name = $"Pool {number}", cost = "22.00" });
        return (brand, pool.Text("id"));
    }

    private static async Task<JsonElement> MadeAsync(HttpClient admin, string path, object body)
    {
        var answer = await admin.SendAsync(ApiTalk.Post($"{Api}/{path}", ApiTalk.Json(body)));
        Assert.Equal("201", await answer.CodeAsync());
        return await answer.JsonAsync();
    }

    private static MultipartFormDataContent Form(string text) =>
        ContentTalk.Form(Encoding.UTF8.GetBytes(text), "cards.csv", "text/csv");

    private static async Task<HttpResponseMessage> SendAsync(HttpClient admin, string pool, string text)
    {
        using var form = Form(text);
        return await admin.PostAsync($"{Api}/pools/{pool}/import", form);
    }

    private static async Task<string> PostAsync(HttpClient admin, string path) =>
        await (await admin.SendAsync(ApiTalk.Post(path, null, ApiWorld.NewKey()))).CodeAsync();

    private static int Count(JsonElement import, string what) =>
        import.GetProperty("found").GetProperty(what).GetInt32();

    private static async Task WaitAsync(HttpClient admin, string id, string status)
    {
        using var patience = new CancellationTokenSource(_patience);
        while ((await admin.GetJsonAsync($"{Api}/card-imports/{id}")).Text("status") is var now && now != status)
        {
            Assert.DoesNotContain(now, new[] { "failed", "cancelled" });
            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task AssertNowhereAsync(ApiWorld world, string code)
    {
        Assert.Equal(0, await world.ReadAsync(db => db.AuditEntries.CountAsync(x =>
            x.Before!.Contains(code) || x.After!.Contains(code) || x.Reason!.Contains(code))));
        Assert.Equal(0, await world.ReadAsync(db => db.Events.CountAsync(x => x.Payload.Contains(code))));
        var answers = await world.ReadAsync(db => db.IdempotencyRecords.ToListAsync());
        Assert.DoesNotContain(answers, x => Encoding.UTF8.GetString(x.Body).Contains(code, StringComparison.Ordinal));
    }
}
