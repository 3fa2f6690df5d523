using System.Net;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Investments;

/// <summary>Investing over the API, as an investor's program does it.</summary>
public sealed class InvestApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_investment_is_answered_with_what_was_taken_and_can_be_read_again(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.LiveOfferAsync();
        var (investor, person) = await world.InvestorAsync();

        var answer = await investor.InvestAsync(offer, new { amount = "255.00", currency = "AED" });

        var made = await answer.JsonAsync();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"{ApiWorld.Investments}/{made.Text("id")}", answer.Headers.Location?.ToString());
        Assert.Equal(("255.00", "255.00", "confirmed", "255.00", "745.00"),
            (made.Text("requestedAmount"), made.Text("acceptedAmount"), made.Text("status"),
                made.Text("offerCommittedAmount"), made.Text("offerRemainingAmount")));
        Assert.StartsWith("op_", made.Text("receipt"), StringComparison.Ordinal);
        Assert.EndsWith("Z", made.Text("createdAt"), StringComparison.Ordinal);
        var read = await investor.GetJsonAsync($"{ApiWorld.Investments}/{made.Text("id")}");
        Assert.Equal((made.Text("receipt"), offer, $"{person}"),
            (read.Text("receipt"), read.GetProperty("offer").Text("id"), read.GetProperty("investor").Text("id")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Partial_fill_says_what_was_taken_of_what_was_asked(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.LiveOfferAsync(new { code = ApiWorld.NewCode(), name = "P", maxAmount = "100.00" });
        var (investor, _) = await world.InvestorAsync();

        var made = await (await investor.InvestAsync(offer, new { amount = "160.00" })).JsonAsync();
        var full = await investor.InvestAsync(offer, new { amount = "1.00" });

        Assert.Equal(("160.00", "100.00", "0.00"),
            (made.Text("requestedAmount"), made.Text("acceptedAmount"), made.Text("offerRemainingAmount")));
        Assert.Equal("409 offer_full", await full.CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_needs_no_key_shows_the_effects_and_stores_nothing(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.LiveOfferAsync(new { code = ApiWorld.NewCode(), name = "P", maxAmount = "5000.00" });
        var (investor, _) = await world.InvestorAsync();
        var before = await world.RowsAsync();
        var path = $"{ApiWorld.Offers}/{offer}/invest?dryRun=true";

        var shown = await investor.SendAsync(ApiTalk.Post(path, """{"amount":"255.00"}"""));
        var short_ = await investor.SendAsync(ApiTalk.Post(path, """{"amount":"1000.01"}"""));
        var unclear = await investor.SendAsync(ApiTalk.Post(path.Replace("true", "maybe"), """{"amount":"1.00"}"""));

        var preview = await shown.JsonAsync();
        var effects = preview.GetProperty("effects").EnumerateArray().ToList();
        Assert.Equal(["-255.00", "255.00"], effects.Select(x => x.Text("amount")));
        Assert.Equal(("1000.00", "745.00"), (effects[0].Text("before"), effects[0].Text("after")));
        Assert.Equal("255.00", preview.GetProperty("result").Text("acceptedAmount"));
        Assert.Equal("402 insufficient_balance", await short_.CodeAsync());
        Assert.Equal("400 validation_failed", await unclear.CodeAsync());
        Assert.Equal(before, await world.RowsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Bad_bodies_are_refused_and_nothing_is_stored(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.LiveOfferAsync();
        var (investor, _) = await world.InvestorAsync();
        var before = await world.RowsAsync();
        (string Json, string Code)[] cases =
        [
            ("""{"amount":255}""", "amount_invalid"), ("""{"amount":"0.005"}""", "amount_invalid"),
            ("""{"amount":"255"}""", "amount_invalid"), ("""{"amount":null}""", "amount_invalid"),
            ("""{}""", "amount_invalid"), ("""{"amount":"-1.00"}""", "amount_invalid"),
            ("""{"amount":"1.00","currency":"XXX"}""", "currency_unknown"),
            ("""{"amount":"1.00","currency":5}""", "body_invalid"), ("""[]""", "body_invalid"),
            ("""{"amount":"1.00","amount":"2.00"}""", "body_invalid"),
            ("""{"amount":"1.00","minAccepted":"2.00"}""", "validation_failed"),
        ];
        foreach (var (json, code) in cases)
        {
            var answer = await investor.InvestAsync(offer, json);
            Assert.True($"400 {code}" == await answer.CodeAsync(), $"{json}: {await answer.CodeAsync()}");
        }

        Assert.Equal(before, await world.RowsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Refusals_carry_their_facts_and_are_kept_for_the_record(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.LiveOfferAsync();
        var (investor, _) = await world.InvestorAsync("100.00");

        var answer = await investor.InvestAsync(offer, new { amount = "100.01" });

        var problem = await answer.JsonAsync();
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((402, "insufficient_balance", "100.00", "100.01"), (problem.GetProperty("status").GetInt32(),
            problem.Text("code"), problem.Text("available"), problem.Text("required")));
        var mine = await investor.GetJsonAsync($"{ApiWorld.Investments}?status=refused");
        Assert.Equal(["insufficient_balance"], mine.Texts("refusalCode"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Investments_of_others_are_not_found(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.LiveOfferAsync();
        var (one, _) = await world.InvestorAsync();
        var (other, _) = await world.InvestorAsync();
        var id = (await (await one.InvestAsync(offer, new { amount = "1.00" })).JsonAsync()).Text("id");

        Assert.Equal("404 investment_not_found",
            await (await other.GetAsync($"{ApiWorld.Investments}/{id}")).CodeAsync());
        Assert.Empty((await other.GetJsonAsync(ApiWorld.Investments)).GetProperty("data").EnumerateArray());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_investors_invest(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.LiveOfferAsync();
        var agent = await world.App.ClientAsync(Role.Agent);
        var nobody = world.App.CreateClient();

        Assert.Equal("403 forbidden", await (await agent.InvestAsync(offer, new { amount = "1.00" })).CodeAsync());
        Assert.Equal("401 unauthenticated",
            await (await nobody.InvestAsync(offer, new { amount = "1.00" })).CodeAsync());
    }
}
