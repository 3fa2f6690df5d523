using Offers.Data.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;

namespace Offers.Tests.Investments;

/// <summary>Changing an offer: by revision, by what is sent, and never below what is committed.</summary>
public sealed class OfferEditTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_patch_changes_what_it_names_and_clears_what_is_null(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var offer = await world.DraftAsync(new
        {
            code = ApiWorld.NewCode(), name = "Palm residence", maxAmount = "1000.00", minTicket = "10.00",
            location = "Dubai",
        });
        var id = offer.Text("id");

        var answer = await admin.EditAsync(
            id, """{"name":"Palm tower","minTicket":null,"maxTicket":"50.00"}""", "\"1\"");

        var edited = await answer.JsonAsync();
        Assert.Equal(("200", "\"2\""), (await answer.CodeAsync(), answer.Headers.ETag?.Tag));
        Assert.Equal(("Palm tower", "Dubai", "50.00", "1000.00"),
            (edited.Text("name"), edited.Text("location"), edited.Text("maxTicket"), edited.Text("maxAmount")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, edited.GetProperty("minTicket").ValueKind);
        Assert.Equal(edited.ToString(), (await admin.GetJsonAsync($"{ApiWorld.AdminOffers}/{id}")).ToString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_edit_names_the_revision_that_it_changes(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var id = (await world.DraftAsync()).Text("id");
        var patch = new { name = "Other" };

        Assert.Equal("428 if_match_required", await (await admin.EditAsync(id, patch, null)).CodeAsync());
        foreach (var stale in (string[])["\"2\"", "1", "W/\"1\"", "x"])
        {
            Assert.Equal("412 stale_version", await (await admin.EditAsync(id, patch, stale)).CodeAsync());
        }

        Assert.Equal("200", await (await admin.EditAsync(id, patch, "\"1\"")).CodeAsync());
        Assert.Equal("412 stale_version", await (await admin.EditAsync(id, patch, "\"1\"")).CodeAsync());
        Assert.Equal("404 investment_offer_not_found",
            await (await admin.EditAsync("off_00000000000000000000000000", patch, "\"1\"")).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cap_is_not_lowered_below_what_is_committed(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var id = await world.LiveOfferAsync();
        var (investor, _) = await world.InvestorAsync();
        Assert.Equal("201", await (await investor.InvestAsync(id, new { amount = "400.00" })).CodeAsync());

        var below = await admin.EditAsync(id, new { maxAmount = "399.99" }, "\"2\"");
        var exact = await admin.EditAsync(id, new { maxAmount = "400.00" }, "\"2\"");

        Assert.Equal("409 max_below_committed", await below.CodeAsync());
        Assert.Equal("400.00", (await below.JsonAsync()).Text("committed"));
        Assert.Equal("200", await exact.CodeAsync());
        Assert.Equal("0.00", (await exact.JsonAsync()).Text("remainingAmount"));
        Assert.Equal("409 offer_full", await (await investor.InvestAsync(id, new { amount = "1.00" })).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_closed_offer_keeps_its_terms_but_not_its_texts(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var id = await world.LiveOfferAsync();
        await world.VerbAsync(id, "close");

        Assert.Equal("409 offer_not_editable",
            await (await admin.EditAsync(id, new { maxAmount = "5000.00" }, "\"3\"")).CodeAsync());
        Assert.Equal("200", await (await admin.EditAsync(id, new { name = "After" }, "\"3\"")).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Code_issuer_and_currency_do_not_change(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var id = await world.LiveOfferAsync();

        Assert.Equal("400 validation_failed",
            await (await admin.EditAsync(id, new { code = "OTHER" }, "\"2\"")).CodeAsync());
        Assert.Equal("400 validation_failed", await (await admin.EditAsync(
            id, new { issuerId = "org_00000000000000000000000000" }, "\"2\"")).CodeAsync());
        Assert.Equal("409 currency_mismatch",
            await (await admin.EditAsync(id, new { currency = "USD" }, "\"2\"")).CodeAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Patches_that_are_no_patches_are_refused(DatabaseProvider provider)
    {
        var world = await worlds.OnAsync(provider);
        var admin = await world.AdminAsync();
        var id = (await world.DraftAsync()).Text("id");
        foreach (var json in (string[])["[]", "null", "1", "\"x\"", "{", """{"name":1}""",
            """{"name":"A","name":"B"}""", """{"name":"A","Name":"B"}""", """{"highlights":"x"}""",
            """{"highlights":{"a":1,"a":2}}""",
            """{"opensAt":"x"}""", """{"name":"\ud800"}""", """{"coolingOffDays":1.5}"""])
        {
            var answer = await admin.EditAsync(id, json, "\"1\"");
            Assert.True((int)answer.StatusCode == 400, $"{json}: {await answer.CodeAsync()}");
        }

        Assert.Equal("200", await (await admin.EditAsync(id, "{}", "\"1\"")).CodeAsync());
    }
}
