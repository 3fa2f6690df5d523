using System.Text.Json;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Investments;

/// <summary>Lists of offers and investments: filters, pages and who sees what.</summary>
public sealed class OfferListTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Admin = ApiWorld.AdminOffers;

    [Theory, OnSqlite]
    public async Task Investors_are_not_told_what_administrators_may_do(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (live, (investor, _)) = (await world.LiveOfferAsync(), await world.InvestorAsync());

        var list = await (await investor.GetAsync("/api/v1/investment-offers")).JsonAsync();

        var offer = list.GetProperty("data").EnumerateArray().Single(x => x.Text("id") == live);
        Assert.Equal(JsonValueKind.Null, offer.GetProperty("allowedActions").ValueKind);
        Assert.Equal("0.00", offer.Text("myCommittedAmount"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Filters_narrow_and_combine(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var mark = Guid.NewGuid().ToString("N")[..12];
        string Code(string end) => $"{mark}-{end}".ToUpperInvariant();
        var draft = await world.DraftAsync(new { code = Code("A"), name = "One", maxAmount = "1.00" });
        await world.DraftAsync(new { code = Code("B"), name = "Two", maxAmount = "1.00", currency = "USD" });
        await world.LiveOfferAsync(new { code = Code("C"), name = "100% sure_thing", maxAmount = "1.00" });

        async Task<string> FindAsync(string query) => string.Join(' ',
            (await admin.GetJsonAsync($"{Admin}?q={mark}&{query}")).Texts("code").Select(x => x[^1]));
        Assert.Equal("C B A", await FindAsync("limit=10"));
        Assert.Equal("B A", await FindAsync("status=draft"));
        Assert.Equal("A", await FindAsync("status=DRAFT&currency=aed"));
        Assert.Equal("C", await FindAsync("status=live"));
        Assert.Equal("", await FindAsync("status=closed"));
        Assert.Equal("B A", await FindAsync("offset=1"));
        Assert.Equal(3, (await admin.GetJsonAsync($"{Admin}?q={mark}&limit=1")).GetProperty("total").GetInt64());
        Assert.Contains(Code("C"), (await admin.GetJsonAsync($"{Admin}?q=100%25 SURE_")).Texts("code"));
        Assert.DoesNotContain(draft.Text("code"), (await admin.GetJsonAsync($"{Admin}?q=100%25")).Texts("code"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Queries_that_the_list_does_not_know_are_refused(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        (string Query, string Code)[] cases =
        [
            ("colour=red", "filter_unknown"), ("page=1", "filter_unknown"), ("Status=live", "filter_unknown"),
            ("status=lively", "status_invalid"), ("currency=XXX", "currency_unknown"), ("limit=0", "paging_invalid"),
            ("limit=101", "paging_invalid"), ("limit=x", "paging_invalid"), ("limit=-1", "paging_invalid"),
            ("offset=-1", "paging_invalid"), ("offset=10001", "paging_invalid"), ("cursor=x", "paging_invalid"),
            ("cursor=off_00000000000000000000000000&offset=1", "paging_invalid"),
            ("cursor=inv_00000000000000000000000000", "paging_invalid"), ("limit=1&limit=2", "validation_failed"),
            ("status=live&status=draft", "validation_failed"), ($"q={new string('x', 101)}", "validation_failed"),
            ("q=%00", "validation_failed"),
        ];
        foreach (var (query, code) in cases)
        {
            var answer = await admin.GetAsync($"{Admin}?{query}");
            Assert.True($"400 {code}" == await answer.CodeAsync(), $"{query}: {await answer.CodeAsync()}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cursors_walk_the_whole_list_while_it_grows(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var mark = Guid.NewGuid().ToString("N")[..12].ToUpperInvariant();
        Task DraftAsync(int n) => world.DraftAsync(new { code = $"{mark}-{n:00}", name = "Many", maxAmount = "1.00" });
        for (var n = 0; n < 7; n++)
        {
            await DraftAsync(n);
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var next = cursor is null ? "" : $"&cursor={cursor}";
            var page = await admin.GetJsonAsync($"{Admin}?q={mark}&limit=2{next}");
            seen.AddRange(page.Texts("code").Select(code => code[^2..]));
            cursor = page.GetProperty("hasMore").GetBoolean() ? page.Text("nextCursor") : null;
            await DraftAsync(10 + seen.Count);
        }
        while (cursor is not null);

        Assert.Equal(["06", "05", "04", "03", "02", "01", "00"], seen);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Investors_see_live_offers_of_one_currency_and_dirhams_where_none_is_named(
        DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var investor = await world.App.ClientAsync(Role.Investor);
        var mark = Guid.NewGuid().ToString("N")[..12].ToUpperInvariant();
        await world.LiveOfferAsync(new { code = $"{mark}-A", name = "A", maxAmount = "1.00" });
        await world.LiveOfferAsync(new { code = $"{mark}-U", name = "U", maxAmount = "1.00", currency = "USD" });
        await world.DraftAsync(new { code = $"{mark}-D", name = "D", maxAmount = "1.00" });

        async Task<string> FindAsync(string query) => string.Join(' ',
            (await investor.GetJsonAsync($"{ApiWorld.Offers}?q={mark}{query}")).Texts("code").Select(x => x[^1]));
        Assert.Equal("A", await FindAsync(""));
        Assert.Equal("A", await FindAsync("&status=LIVE"));
        Assert.Equal("U", await FindAsync("&currency=USD"));
        foreach (var status in (string[])["draft", "closed", "paused", "any"])
        {
            var answer = await investor.GetAsync($"{ApiWorld.Offers}?status={status}");
            Assert.Equal("400 status_invalid", await answer.CodeAsync());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_that_is_not_live_is_found_only_by_those_who_invested(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var id = await world.LiveOfferAsync();
        var (owner, _) = await world.InvestorAsync();
        var (other, _) = await world.InvestorAsync();
        await owner.InvestAsync(id, new { amount = "40.00" });
        var path = $"{ApiWorld.Offers}/{id}";

        Assert.Equal("200", await (await other.GetAsync(path)).CodeAsync());
        await world.VerbAsync(id, "close");
        Assert.Equal("404 investment_offer_not_found", await (await other.GetAsync(path)).CodeAsync());
        Assert.Equal("40.00", (await owner.GetJsonAsync(path)).Text("myCommittedAmount"));
        var draft = (await world.DraftAsync()).Text("id");
        Assert.Equal("404 investment_offer_not_found",
            await (await owner.GetAsync($"{ApiWorld.Offers}/{draft}")).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrators_see_investments_with_their_investor_and_what_the_offer_holds(
        DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var id = await world.LiveOfferAsync();
        var (rich, person) = await world.InvestorAsync();
        var (poor, _) = await world.InvestorAsync("10.00");
        await rich.InvestAsync(id, new { amount = "400.00" });
        await poor.InvestAsync(id, new { amount = "20.00" });

        var all = await admin.GetJsonAsync($"{Admin}/{id}/investments");
        var taken = await admin.GetJsonAsync($"{Admin}/{id}/investments?status=ACCEPTED");
        var refused = await admin.GetJsonAsync($"{Admin}/{id}/investments?status=rejected");
        var portfolio = await admin.GetJsonAsync($"{Admin}/{id}/portfolio");

        Assert.Equal(["refused", "confirmed"], all.Texts("status"));
        Assert.Equal(["insufficient_balance"], refused.Texts("refusalCode"));
        var investment = Assert.Single(taken.GetProperty("data").EnumerateArray());
        Assert.Equal($"{person}", investment.GetProperty("investor").Text("id"));
        Assert.Equal(("400.00", "400.00", "0.00"), (portfolio.Text("committedAmount"), portfolio.Text("heldAmount"),
            portfolio.Text("pooledAmount")));
        Assert.Equal((1, 1), (portfolio.GetProperty("confirmedCount").GetInt32(),
            portfolio.GetProperty("refusedCount").GetInt32()));
        Assert.Equal("404 investment_offer_not_found", await (await admin.GetAsync(
            $"{Admin}/off_00000000000000000000000000/investments")).CodeAsync());
    }
}
