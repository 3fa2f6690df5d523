using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Tests.Identity;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>Redeeming and what staff do, over HTTP.</summary>
public sealed class RedemptionApiTests : ApplicationTests
{
    private const string Path = "/api/v1/rewards/redemptions";
    private GiftWorld _world = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _world = await GiftWorld.MakeAsync(App);
    }

    [Fact]
    public async Task A_clients_person_gets_the_card_masked_and_his_system_in_clear()
    {
        using var person = await App.ClientAsync(Role.ClientManager, _world.Client.Id);
        var masked = await ReadAsync(await RedeemAsync(person, _world.Codes[0]), 201);
        Assert.Equal("••••9TRD", masked.GetProperty("card").GetProperty("cardCode").GetString());
        Assert.Equal("475.00", masked.GetProperty("creditRemaining").GetString());
        Assert.Equal("csv", masked.GetProperty("source").GetString());
        Assert.False(masked.GetProperty("redemption").TryGetProperty("profit", out var profit)
            && profit.ValueKind != JsonValueKind.Null);

        using var system = await App.ClientAsync(Role.Developer, _world.Client.Id);
        var clear = await ReadAsync(await RedeemAsync(system, _world.Codes[0]), 200);
        Assert.Equal(GiftWorld.CardCode(1), clear.GetProperty("card").GetProperty("cardCode").GetString());
        Assert.Equal("4083", clear.GetProperty("card").GetProperty("pin").GetString());
        await using var db = Database.Open().Read(BookId.Live);
        Assert.Equal(1, (await db.Redemptions.SingleAsync()).Reveals);
    }

    [Fact]
    public async Task A_replay_is_the_same_to_the_byte_and_its_kept_answer_has_no_code()
    {
        using var system = await App.ClientAsync(Role.Developer, _world.Client.Id);
        var key = Guid.NewGuid().ToString("N");
        using var first = await RedeemAsync(system, _world.Codes[0], key);
        using var second = await RedeemAsync(system, _world.Codes[0], key);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        await using var db = Database.Open().Read(BookId.Live);
        var kept = await db.IdempotencyRecords.Select(x => x.Body).ToListAsync();
        Assert.DoesNotContain(kept, x => System.Text.Encoding.UTF8.GetString(x)
            .Contains(GiftWorld.CardCode(1), StringComparison.Ordinal));
        Assert.Equal(1, await db.Redemptions.CountAsync());
        using var other = await RedeemAsync(system, _world.Codes[1], key);
        Assert.Equal("422 idempotency_key_reused", await other.RefusalAsync());
    }

    [Fact]
    public async Task Keys_are_required_and_strangers_find_nothing()
    {
        using var system = await App.ClientAsync(Role.Developer, _world.Client.Id);
        using var bare = await system.PostAsJsonAsync(Path, new { campaignId = _world.Campaign.ToString() });
        Assert.Equal("400 idempotency_key_required", await bare.RefusalAsync());
        var agency = await App.OrganisationAsync(OrganisationKind.Agency);
        using var stranger = await App.ClientAsync(
            Role.ClientManager, await App.OrganisationAsync(OrganisationKind.Client, agency));
        using var foreign = await RedeemAsync(stranger, _world.Codes[0]);
        Assert.Equal("404 campaign_not_found", await foreign.RefusalAsync());
        var made = await ReadAsync(await RedeemAsync(system, _world.Codes[0]), 201);
        var id = made.GetProperty("redemption").GetProperty("id").GetString();
        using var hidden = await stranger.GetAsync($"{Path}/{id}");
        Assert.Equal("404 redemption_not_found", await hidden.RefusalAsync());
        Assert.Equal(0, (await stranger.GetFromJsonAsync<JsonElement>(Path)).GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Staff_list_look_and_take_back()
    {
        using var client = await App.ClientAsync(Role.ClientManager, _world.Client.Id);
        var made = await ReadAsync(await RedeemAsync(client, _world.Codes[0]), 201);
        var id = made.GetProperty("redemption").GetProperty("id").GetString();
        using var admin = await App.ClientAsync(Role.Admin);
        var list = await admin.GetFromJsonAsync<JsonElement>($"{Path}?status=provisioned&source=csv&q=anitha");
        Assert.Equal("1.50", list.GetProperty("data")[0].GetProperty("profit").GetString());
        Assert.Equal(1, await CountAsync(admin, $"campaignId={_world.Campaign}"));
        Assert.Equal(0, await CountAsync(admin, $"campaignId={Id<Campaign>.New()}"));
        using var unknown = await admin.GetAsync($"{Path}?colour=red");
        Assert.Equal("400 filter_unknown", await unknown.RefusalAsync());
        var card = await ReadAsync(await PostAsync(admin, $"{Path}/{id}/reveal", new { reason = "He called." }), 200);
        Assert.Equal(GiftWorld.CardCode(1), card.GetProperty("cardCode").GetString());
        var revoked = await ReadAsync(await PostAsync(client, $"{Path}/{id}/revoke", new { reason = "Wrong." }), 200);
        Assert.Equal("revoked", revoked.GetProperty("status").GetString());
        var timeline = await admin.GetFromJsonAsync<JsonElement>($"{Path}/{id}/timeline");
        Assert.Equal(
            ["provisioned", "revealed", "revoked"],
            timeline.EnumerateArray().Select(x => x.GetProperty("event").GetString()));
        using var again = await RedeemAsync(client, _world.Codes[0]);
        Assert.Equal("409 already_redeemed", await again.RefusalAsync());
    }

    [Fact]
    public async Task Rules_are_set_changed_tried_and_deleted_by_administrators_only()
    {
        using var client = await App.ClientAsync(Role.ClientManager, _world.Client.Id);
        using var forbidden = await client.GetAsync("/api/v1/fraud-rules");
        Assert.Equal("403 forbidden", await forbidden.RefusalAsync());
        using var admin = await App.ClientAsync(Role.Admin);
        var body = new { name = "Fast", action = "review", signal = "velocity", count = 1, minutes = 60 };
        var made = await ReadAsync(await PostAsync(admin, "/api/v1/fraud-rules", body), 201);
        var path = "/api/v1/fraud-rules/" + made.GetProperty("id").GetString();
        using var stale = await admin.PutAsJsonAsync(path, body);
        Assert.Equal("428 if_match_required", await stale.RefusalAsync());
        var waits = await ReadAsync(await RedeemAsync(client, _world.Codes[0]), 202);
        Assert.Equal("pending", waits.GetProperty("redemption").GetProperty("status").GetString());
        var reviews = await admin.GetFromJsonAsync<JsonElement>("/api/v1/rewards/reviews");
        var id = reviews.GetProperty("data")[0].GetProperty("id").GetString();
        await ReadAsync(await PostAsync(admin, $"{Path}/{id}/release", new { reason = "He is known." }), 200);
        var told = await admin.GetStringAsync($"{Path}/{id}/timeline");
        Assert.Contains("He is known.", told, StringComparison.Ordinal);
        var tried = await ReadAsync(await PostAsync(admin, "/api/v1/fraud-rules/backtest", new { }), 200);
        Assert.Equal(1, tried.GetProperty("reviewed").GetInt32());
        using var delete = new HttpRequestMessage(HttpMethod.Delete, path);
        delete.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var deleted = await admin.SendAsync(delete);
        Assert.Equal(204, (int)deleted.StatusCode);
    }

    private static async Task<long> CountAsync(HttpClient client, string filter) =>
        (await client.GetFromJsonAsync<JsonElement>($"{Path}?{filter}")).GetProperty("total").GetInt64();

    private Task<HttpResponseMessage> RedeemAsync(HttpClient client, string code, string? key = null) =>
        PostAsync(client, Path, new { campaignId = _world.Campaign.ToString(), redemptionCode = code }, key);

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client, string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString("N"));
        return await client.SendAsync(request);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, int status)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
    }
}
