using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Identity;

/// <summary>The secret address by which calendar programs read what comes for an investor.</summary>
public sealed class CalendarFeedTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Feed = $"{ApiWorld.Investments}/calendar/feed";

    [Theory, OnSqlite, OnPostgres]
    public async Task Address_is_told_once_works_without_signing_in_and_asks_again_cheaply(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (investor, id) = await world.InvestorAsync();
        var offer = await world.LiveOfferAsync(new
        {
            code = ApiWorld.NewCode(), name = "Palm residence", maxAmount = "1000.00",
            closesAt = TimeProvider.System.GetUtcNow().AddDays(9),
        });
        await investor.InvestAsync(offer, new { amount = "10.00" });
        var address = await MakeAsync(investor);
        using var anybody = world.App.CreateClient();

        using var answer = await anybody.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("SUMMARY:Palm residence: closes to new money", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Test Investor", text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(1), answer.Headers.CacheControl!.MaxAge);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(answer.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, (await anybody.SendAsync(again)).StatusCode);
        var kept = await world.ReadAsync(db => db.CalendarFeeds.SingleAsync(x => x.Person == id));
        Assert.Equal(32, kept.TokenHash!.Length);
        Assert.NotNull(kept.LastReadAt);
        Assert.DoesNotContain("address", (await investor.GetJsonAsync(Feed)).ToString(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Address_dies_when_it_is_replaced_taken_away_or_its_account_is_closed(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (investor, id) = await world.InvestorAsync();
        using var anybody = world.App.CreateClient();
        var unknown = await AskAsync(anybody, "/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics");
        var first = await MakeAsync(investor);
        Assert.Equal("200", (await AskAsync(anybody, first))[..3]);
        var second = await MakeAsync(investor);
        Assert.Equal(unknown, await AskAsync(anybody, first));
        Assert.Equal("200", (await AskAsync(anybody, second))[..3]);
        Assert.Equal("204", await (await investor.PostAsync($"{Feed}/revoke", null)).CodeAsync());
        Assert.Equal(unknown, await AskAsync(anybody, second));

        var third = await MakeAsync(investor);
        var admin = await world.AdminAsync();
        Assert.Equal("200", await (await admin.SendAsync(
            $"/api/v1/admin/users/{id}/disable", new { reason = "Gone." })).CodeAsync());
        Assert.Equal(unknown, await AskAsync(anybody, third));
        await admin.SendAsync($"/api/v1/admin/users/{id}/enable", new { reason = "Back." });
        Assert.Equal(unknown, await AskAsync(anybody, third));
        Assert.Equal("404 ", unknown[..4]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_investors_have_a_feed_and_guessing_is_slowed_down(DatabaseProvider provider)
    {
        await using var world = await ApiWorld.StartAsync(
            provider, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["RateLimits:PerMinute:Anonymous"] = "3",
            });
        var agent = await world.App.ClientAsync(Role.Agent);
        Assert.Equal("403 forbidden", await (await agent.PostAsync(Feed, null)).CodeAsync());
        using var anybody = world.App.CreateClient();
        var codes = new List<string>();
        for (var i = 0; i < 4; i++) codes.Add((await AskAsync(anybody, $"/calendar/guess{i}.ics"))[..3]);
        Assert.Equal(["404", "404", "404", "429"], codes);
    }

    private static async Task<string> MakeAsync(HttpClient investor)
    {
        using var made = await investor.PostAsync(Feed, null);
        Assert.Equal("201", await made.CodeAsync());
        return new Uri((await made.JsonAsync()).Text("address")).PathAndQuery;
    }

    private static async Task<string> AskAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }
}
