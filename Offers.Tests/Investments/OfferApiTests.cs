using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Investments;

/// <summary>What administrators do with offers over the API.</summary>
public sealed class OfferApiTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Path = ApiWorld.AdminOffers;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_needs_only_code_name_and_cap(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var code = ApiWorld.NewCode();

        var answer = await (await world.AdminAsync()).SendAsync(
            Path, new { code = code.ToLowerInvariant(), name = "Palm residence", maxAmount = "1000.00" });

        var offer = await answer.JsonAsync();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"{Path}/{offer.Text("id")}", answer.Headers.Location?.ToString());
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.StartsWith("off_", offer.Text("id"), StringComparison.Ordinal);
        Assert.Equal(
            (code, "draft", "AED", "1000.00", "0.00", "1000.00", "partial"),
            (offer.Text("code"), offer.Text("status"), offer.Text("currency"), offer.Text("maxAmount"),
                offer.Text("committedAmount"), offer.Text("remainingAmount"), offer.Text("fillPolicy")));
        Assert.Equal("Offers", offer.GetProperty("issuer").Text("name"));
        Assert.Equal(
            "publish:True pause:False resume:False close:False settle:False cancel:False payout:False fund:False "
            + "distribute:False repay:False", Actions(offer));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_offer_lives_from_draft_to_closed_and_illegal_jumps_say_what_is_allowed(
        DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var id = (await world.DraftAsync()).Text("id");

        await RefuseAsync(world, id, "pause", "resume", "close");
        Assert.Equal("live", await MoveAsync(world, id, "publish"));
        await RefuseAsync(world, id, "publish", "resume");
        Assert.Equal("paused", await MoveAsync(world, id, "pause"));
        await RefuseAsync(world, id, "publish", "pause");
        Assert.Equal("live", await MoveAsync(world, id, "resume"));
        Assert.Equal("closed", await MoveAsync(world, id, "close"));
        await RefuseAsync(world, id, "publish", "pause", "resume", "close");

        var audit = await world.ReadAsync(db => db.AuditEntries.Where(x => x.ObjectId == id).ToListAsync());
        var events = await world.ReadAsync(db => db.Events.Where(x => x.ObjectId == id).ToListAsync());
        Assert.Equal(
            ["create", "publish", "pause", "resume", "close"],
            audit.Where(x => x.Reason is null).OrderBy(x => x.Number).Select(x => x.Action["investments.".Length..]));
        Assert.All(audit.Where(x => x.Action != "investments.create" && x.Reason is null), x =>
            Assert.True(x.Before is not null && x.After is not null));
        Assert.Equal(11, audit.Count(x => x.Reason == "action_not_allowed"));
        Assert.Equal(
            ["created", "published", "paused", "resumed", "closed"],
            events.OrderBy(x => x.ObjectSequence).Select(x => x.Type["investments.offer.".Length..]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_code_is_taken_once_whatever_its_case(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.DraftAsync();
        var code = offer.Text("code").ToLowerInvariant();

        var answer = await (await world.AdminAsync()).SendAsync(Path, new { code, name = "B", maxAmount = "1.00" });

        Assert.Equal("409 offer_code_exists", await answer.CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Bad_drafts_are_refused_field_by_field_and_nothing_is_stored(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var before = await world.RowsAsync();
        (string Json, string Code, string? Field)[] cases =
        [
            ("""{"name":"A","maxAmount":"1.00"}""", "validation_failed", "code"),
            ("""{"code":"A B","name":"A","maxAmount":"1.00"}""", "validation_failed", "code"),
            ("""{"code":"A","maxAmount":"1.00"}""", "validation_failed", "name"),
            ("""{"code":"A","name":"A"}""", "validation_failed", "maxAmount"),
            ("""{"code":"A","name":"A","maxAmount":1.00}""", "amount_invalid", null),
            ("""{"code":"A","name":"A","maxAmount":"0.00"}""", "amount_invalid", null),
            ("""{"code":"A","name":"A","maxAmount":"1.005"}""", "amount_invalid", null),
            ("""{"code":"A","name":"A","maxAmount":"1.00","currency":"XXX"}""", "currency_unknown", null),
            ("""{"code":"A","name":"A","maxAmount":"1.00","minTicket":"2.00"}""", "validation_failed", "minTicket"),
            ("""{"code":"A","name":"A","maxAmount":"1.00","fillPolicy":"some"}""", "body_invalid", "fillPolicy"),
            ("""{"code":"A","name":"A","maxAmount":"1.00","highlights":[null]}""", "body_invalid", "highlights[0]"),
            ("""{"code":"A","name":"A","maxAmount":"1.00","coolingOffDays":91}""", "validation_failed",
                "coolingOffDays"),
            ("""{"code":"A","name":"A","maxAmount":"1.00","issuerId":"org_x"}""", "body_invalid", "issuerId"),
            ("""{"code":"A","name":"A","maxAmount":"1.00","closesAt":"tomorrow"}""", "body_invalid", "closesAt"),
            ($$"""{"code":"A","name":"{{new string('x', 101)}}","maxAmount":"1.00"}""", "validation_failed", "name"),
        ];
        foreach (var (json, code, field) in cases)
        {
            var answer = await admin.SendAsync(ApiTalk.Post(Path, json));
            Assert.True($"400 {code}" == await answer.CodeAsync(), $"{json}: {await answer.CodeAsync()}");
            if (field is not null)
            {
                var errors = (await answer.JsonAsync()).GetProperty("errors");
                Assert.True(errors.TryGetProperty(field, out _), $"{json}: {errors}");
            }
        }

        Assert.Equal(before, await world.RowsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Publishing_needs_dates_that_are_not_past(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var offer = await world.DraftAsync(new
        {
            code = ApiWorld.NewCode(), name = "Late", maxAmount = "10.00", closesAt = "2020-01-01T00:00:00Z",
        });

        var answer = await world.VerbAsync(offer.Text("id"), "publish");

        Assert.Equal("422 offer_not_investable", await answer.CodeAsync());
        Assert.True((await answer.JsonAsync()).GetProperty("errors").TryGetProperty("closesAt", out _));
        Assert.Contains("publish:False", Actions(offer), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Everything_is_for_administrators_only(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var id = (await world.DraftAsync()).Text("id");
        var investor = await world.App.ClientAsync(Role.Investor);
        var nobody = world.App.CreateClient();
        (HttpMethod Method, string Path)[] calls =
        [
            (HttpMethod.Get, Path), (HttpMethod.Post, Path), (HttpMethod.Get, $"{Path}/{id}"),
            (HttpMethod.Patch, $"{Path}/{id}"), (HttpMethod.Post, $"{Path}/{id}/publish"),
            (HttpMethod.Post, $"{Path}/{id}/pause"), (HttpMethod.Post, $"{Path}/{id}/resume"),
            (HttpMethod.Post, $"{Path}/{id}/close"), (HttpMethod.Get, $"{Path}/{id}/investments"),
            (HttpMethod.Get, $"{Path}/{id}/portfolio"),
        ];
        foreach (var (method, path) in calls)
        {
            var known = await investor.SendAsync(new HttpRequestMessage(method, path));
            var unknown = await nobody.SendAsync(new HttpRequestMessage(method, path));
            Assert.Equal("403 forbidden", await known.CodeAsync());
            Assert.Equal("401 unauthenticated", await unknown.CodeAsync());
        }

        var audited = await world.ReadAsync(db => db.AuditEntries.CountAsync(x => x.Action == "platform.forbid"));
        Assert.True(audited >= calls.Length);
    }

    private static string Actions(JsonElement offer) => string.Join(' ',
        offer.GetProperty("allowedActions").EnumerateArray()
            .Select(x => $"{x.Text("action")}:{x.GetProperty("allowed").GetBoolean()}"));

    private static async Task<string> MoveAsync(ApiWorld world, string id, string verb)
    {
        var answer = await world.VerbAsync(id, verb);
        Assert.Equal("200", await answer.CodeAsync());
        return (await answer.JsonAsync()).Text("status");
    }

    private static async Task RefuseAsync(ApiWorld world, string id, params string[] verbs)
    {
        foreach (var verb in verbs)
        {
            var answer = await world.VerbAsync(id, verb);
            Assert.Equal("409 action_not_allowed", await answer.CodeAsync());
            var actions = (await answer.JsonAsync()).GetProperty("allowedActions").EnumerateArray().ToList();
            Assert.Contains(actions, x => x.Text("action") == verb && !x.GetProperty("allowed").GetBoolean());
            Assert.All(actions.Where(x => !x.GetProperty("allowed").GetBoolean()),
                x => Assert.NotEmpty(x.Text("reason")));
        }
    }
}
