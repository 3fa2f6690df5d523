using System.Net;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Api;

/// <summary>The table of the Idempotency-Key header, row by row, on the endpoint that moves most money.</summary>
public sealed class IdempotencyApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Body = """{"amount":"1.00","currency":"AED"}""";

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_key_and_request_answer_the_same_bytes_and_say_that_it_is_a_replay(DatabaseProvider provider)
    {
        var (world, investor, offer) = await SceneAsync(provider);
        var key = ApiWorld.NewKey();
        var first = await investor.InvestAsync(offer, Body, key);
        var holds = await world.ReadAsync(db => db.Holds.CountAsync());
        foreach (var again in (string[])[Body, """ {"currency":"AED",  "amount":"1.00"} """])
        {
            foreach (var sent in (string[])[key, $"\"{key}\"", $" {key} "])
            {
                var replay = await investor.InvestAsync(offer, again, sent);
                Assert.Equal(HttpStatusCode.Created, replay.StatusCode);
                Assert.Equal("true", replay.Header("Idempotency-Replayed"));
                Assert.Equal(first.Headers.Location, replay.Headers.Location);
                Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await replay.Content.ReadAsByteArrayAsync());
            }
        }

        Assert.Equal("", first.Header("Idempotency-Replayed"));
        Assert.Equal(holds, await world.ReadAsync(db => db.Holds.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_kept_refusal_is_replayed_with_the_first_request_id(DatabaseProvider provider)
    {
        var (world, investor, _) = await SceneAsync(provider);
        var offer = await world.LiveOfferAsync(new { code = ApiWorld.NewCode(), name = "P", maxAmount = "5000.00" });
        var key = ApiWorld.NewKey();
        var first = await investor.InvestAsync(offer, """{"amount":"1000.01"}""", key);
        var replay = await investor.InvestAsync(offer, """{"amount":"1000.01"}""", key);

        Assert.Equal("402 insufficient_balance", await replay.CodeAsync());
        Assert.Equal("true", replay.Header("Idempotency-Replayed"));
        Assert.Equal("application/problem+json", replay.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await replay.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Header("X-Request-ID"), (await replay.JsonAsync()).Text("requestId"));
        Assert.NotEqual(first.Header("X-Request-ID"), replay.Header("X-Request-ID"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_request_with_the_key_is_refused(DatabaseProvider provider)
    {
        var (world, investor, offer) = await SceneAsync(provider);
        var key = ApiWorld.NewKey();
        await investor.InvestAsync(offer, Body, key);
        var before = await world.RowsAsync();
        foreach (var other in (string[])["""{"amount":"1.01","currency":"AED"}""", """{"amount":"1.00"}""",
            """{"amount":"1.00","currency":"AED","note":1}""", """{"amount":"1.00","currency":"AED","note":1.0}"""])
        {
            var answer = await investor.InvestAsync(offer, other, key);
            Assert.Equal("422 idempotency_key_reused", await answer.CodeAsync());
        }

        Assert.Equal(before, await world.RowsAsync());
        var elsewhere = await world.LiveOfferAsync();
        before = await world.RowsAsync();
        var moved = await investor.InvestAsync(elsewhere, Body, key);
        Assert.Equal("422 idempotency_key_reused", await moved.CodeAsync());
        var asked = ApiTalk.Post($"{ApiWorld.Offers}/{offer}/invest?x=1", Body, key);
        Assert.Equal("422 idempotency_key_reused", await (await investor.SendAsync(asked)).CodeAsync());
        Assert.Equal(before, await world.RowsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Keys_of_two_people_are_two_keys(DatabaseProvider provider)
    {
        var (world, one, offer) = await SceneAsync(provider);
        var (other, _) = await world.InvestorAsync();
        var key = ApiWorld.NewKey();

        Assert.Equal("201", await (await one.InvestAsync(offer, Body, key)).CodeAsync());
        var second = await other.InvestAsync(offer, Body, key);

        Assert.Equal(("201", ""), (await second.CodeAsync(), second.Header("Idempotency-Replayed")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_key_is_required_and_has_a_form(DatabaseProvider provider)
    {
        var (world, investor, offer) = await SceneAsync(provider);
        var before = await world.RowsAsync();
        var path = $"{ApiWorld.Offers}/{offer}/invest";
        Assert.Equal("400 idempotency_key_required",
            await (await investor.SendAsync(ApiTalk.Post(path, Body))).CodeAsync());
        foreach (var key in (string[])["short", new string('k', 15), new string('k', 256), "has spaces in the key",
            "has/slashes/in/the/key", "has-ümlauts-in-the-key", "\"unbalanced-quotes-key", "has,commas,in,the,key,x"])
        {
            var code = await (await investor.SendAsync(ApiTalk.Post(path, Body, key))).CodeAsync();
            Assert.True(code == "400 idempotency_key_invalid", $"{key}: {code}");
        }

        Assert.Equal(before, await world.RowsAsync());
        foreach (var key in (string[])[Padded(16), Padded(255), Padded(20) + "_:.-"])
        {
            Assert.Equal("201", await (await investor.SendAsync(ApiTalk.Post(path, Body, key))).CodeAsync());
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_not_kept_leaves_the_key_free(DatabaseProvider provider)
    {
        var (world, investor, offer) = await SceneAsync(provider);
        var key = ApiWorld.NewKey();
        Assert.Equal("400 amount_invalid",
            await (await investor.InvestAsync(offer, """{"amount":"1"}""", key)).CodeAsync());
        Assert.Equal("404 investment_offer_not_found",
            await (await investor.InvestAsync("off_00000000000000000000000000", Body, key)).CodeAsync());
        Assert.Equal("401 unauthenticated",
            await (await world.App.CreateClient().InvestAsync(offer, Body, key)).CodeAsync());

        var good = await investor.InvestAsync(offer, Body, key);

        Assert.Equal(("201", ""), (await good.CodeAsync(), good.Header("Idempotency-Replayed")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verbs_that_move_no_money_honour_a_key_where_one_is_sent(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var key = ApiWorld.NewKey();
        var json = ApiTalk.Json(new { code = ApiWorld.NewCode(), name = "Once", maxAmount = "1.00" });

        var first = await admin.SendAsync(ApiTalk.Post(ApiWorld.AdminOffers, json, key));
        var second = await admin.SendAsync(ApiTalk.Post(ApiWorld.AdminOffers, json, key));

        Assert.Equal(("201", "201", "true"), (await first.CodeAsync(), await second.CodeAsync(),
            second.Header("Idempotency-Replayed")));
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_key_at_once_is_done_once_and_the_others_wait_or_replay(DatabaseProvider provider)
    {
        var (world, investor, offer) = await SceneAsync(provider);
        var key = ApiWorld.NewKey();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => investor.InvestAsync(offer, Body, key)));

        foreach (var answer in answers)
        {
            var code = await answer.CodeAsync();
            Assert.True(code is "201" or "409 idempotency_in_progress", code);
            if (code != "201")
            {
                Assert.Equal("1", answer.Header("Retry-After"));
            }
        }

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        var offerId = Domain.Platform.Id<Domain.Investments.InvestmentOffer>.Parse(offer);
        var taken = await world.ReadAsync(db => db.OfferTotals.SingleAsync(x => x.Offer == offerId));
        Assert.Equal(new Money(100, Currency.Aed), taken.Committed);
    }

    private static string Padded(int length) => ApiWorld.NewKey().PadRight(length, 'k')[^length..];

    private async Task<(ApiWorld World, HttpClient Investor, string Offer)> SceneAsync(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var (investor, _) = await world.InvestorAsync();
        return (world, investor, await world.LiveOfferAsync());
    }
}
