using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Platform.Lists;

/// <summary>Saved views belong to one person and one list, and come back as they were saved.</summary>
public sealed class SavedViewTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Views = "/api/v1/views";
    private const string OfferViews = Views + "?page=offers";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_view_comes_back_as_it_was_saved_to_its_owner_alone(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (mine, other) = (await world.App.ClientAsync(Role.Admin), await world.App.ClientAsync(Role.Admin));
        var saved = await SaveAsync(
            mine, "Dirhams", "?offset=40&sort=-closes&currency=AED&cols=state,rate&density=compact&size=50&colour=red");
        var shown = Assert.Single((await mine.GetJsonAsync(OfferViews)).EnumerateArray());

        Assert.Equal(
            "currency=AED&sort=-closes&cols=state%2Crate&density=compact&size=50", shown.Text("query"));
        Assert.Equal(("Dirhams", "offers", "silent"), (shown.Text("name"), shown.Text("list"), shown.Text("news")));
        Assert.Equal("[]", (await other.GetJsonAsync(OfferViews)).GetRawText());
        Assert.Equal("[]", (await mine.GetJsonAsync(Views + "?page=users")).GetRawText());
        foreach (var verb in (string[])["rename", "open", "step-back", "news", "remove"])
        {
            var answer = await other.SendAsync($"{Views}/{saved}/{verb}", new { name = "Mine now", news = "told" });
            Assert.Equal("404 view_not_found", await answer.CodeAsync());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_name_is_one_view_and_there_are_at_most_twenty(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var mine = await world.App.ClientAsync(Role.Admin);
        for (var n = 1; n <= SavedView.AtMost; n++)
        {
            await SaveAsync(mine, $"View {n}", "status=draft");
        }

        var full = await mine.SendAsync(Views, new { page = "offers", name = "One more", query = "" });
        var again = await mine.SendAsync(Views, new { page = "offers", name = "VIEW 7", query = "status=live" });
        var rows = (await mine.GetJsonAsync(OfferViews)).EnumerateArray().ToList();

        Assert.Equal("409 views_full", await full.CodeAsync());
        Assert.Equal("200", await again.CodeAsync());
        Assert.Equal(SavedView.AtMost, rows.Count);
        Assert.Equal("status=live", rows.Single(x => x.Text("name") == "View 7").Text("query"));
        var taken = await mine.SendAsync($"{Views}/{rows[0].Text("id")}/rename", new { name = "view 2" });
        Assert.Equal("409 view_name_exists", await taken.CodeAsync());
        await mine.SendAsync($"{Views}/{rows[0].Text("id")}/remove", new { });
        Assert.Equal("201", await (await mine.SendAsync(
            Views, new { page = "offers", name = "One more", query = "" })).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_list_opens_with_one_view_at_most(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var mine = await world.App.ClientAsync(Role.Admin);
        var (one, two) = (await SaveAsync(mine, "One", "status=live"), await SaveAsync(mine, "Two", "status=draft"));

        await mine.SendAsync($"{Views}/{one}/open", new { });
        await mine.SendAsync($"{Views}/{two}/open", new { });
        Assert.Equal("Two", await DefaultAsync(mine));
        await mine.SendAsync($"{Views}/{two}/step-back", new { });
        Assert.Equal("", await DefaultAsync(mine));
    }

    [Theory, OnSqlite]
    public async Task Lists_are_known_and_only_for_those_who_may_open_them(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (admin, investor) = (await world.AdminAsync(), await world.App.ClientAsync(Role.Investor));
        Assert.Equal("404 list_not_found", await (await admin.GetAsync(Views + "?page=nothing")).CodeAsync());
        Assert.Equal("403 forbidden", await (await investor.GetAsync(OfferViews)).CodeAsync());
        Assert.Equal("403 forbidden", await (await investor.SendAsync(
            Views, new { page = "users", name = "Mine", query = "" })).CodeAsync());
        Assert.Equal("400 validation_failed", await (await investor.SendAsync(
            Views, new { page = "live-offers", name = " ", query = "" })).CodeAsync());
        foreach (var path in (string[])
            ["investment-offers.csv", "transfers.csv", "operations.csv", "users.csv"])
        {
            Assert.Equal("403 forbidden", await (await investor.GetAsync("/api/v1/admin/" + path)).CodeAsync());
        }
    }

    private static async Task<string> SaveAsync(HttpClient client, string name, string query)
    {
        var answer = await client.SendAsync(Views, new { page = "offers", name, query });
        Assert.Equal("201", await answer.CodeAsync());
        return (await answer.JsonAsync()).Text("id");
    }

    private static async Task<string> DefaultAsync(HttpClient client) => string.Join(',',
        (await client.GetJsonAsync(OfferViews)).EnumerateArray()
            .Where(x => x.GetProperty("isDefault").GetBoolean()).Select(x => x.Text("name")));
}
