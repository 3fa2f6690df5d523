using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Identity;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards.Redemptions;

/// <summary>Server processes that are killed while codes are redeemed.</summary>
public sealed class RedeemKillTests
{
    private const int CodesEach = 60;
    private const int AtOnce = 8;

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_code_is_one_card_and_one_charge_although_the_server_is_killed(DatabaseProvider provider)
    {
        var count = TestScale.Current.Kills * CodesEach;
        await using var scene = await RedeemScene.OpenAsync(provider);
        await scene.All.FundAsync(scene.All.Client.Owner, $"{count * 25L}.00");
        await scene.All.PoolAsync("A", 25, "23.50", count + 5);
        var (_, people) = await scene.CampaignAsync(count);
        using var client = await WebClient.OfAsync(scene);
        var random = new Random(1);
        foreach (var some in people.Chunk(CodesEach))
        {
            await using (var server = await StartAsync(scene))
            {
                await client.RedeemUntilKilledAsync(server, some, random.Next(1, CodesEach - AtOnce));
            }

            await scene.AssertSoundAsync();
        }

        await using var last = await StartAsync(scene);
        foreach (var person in people)
        {
            var again = await client.RedeemAsync(last, person);
            Assert.Contains(again.Status ?? 0, new[] { 200, 201 });
            Assert.True(
                !client.Told.TryGetValue(person.Code, out var told) || told.Id is null || told.Id == again.Id,
                "A code became another redemption.");
        }

        var redemptions = await scene.All.Book.ReadAsync(db => db.Redemptions.ToListAsync());
        Assert.Equal(count, redemptions.Count(x => x.Status == RedemptionStatus.Provisioned));
        await scene.AssertSoundAsync();
    }

    private static Task<OffersServer> StartAsync(RedeemScene scene) => OffersServer.StartAsync(
        new Dictionary<string, string>(scene.All.Book.Settings) { ["RateLimits__PerMinute__Person"] = "0" });

    /// <summary>What came of a request; null where nobody knows.</summary>
    private sealed record Told(int? Status, string? Id);

    /// <summary>Somebody of the client who redeems over HTTP, and remembers what he was told.</summary>
    private sealed class WebClient : IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler
        {
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
        });

        private WebClient(string token) =>
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        internal ConcurrentDictionary<string, Told> Told { get; } = new();

        internal static async Task<WebClient> OfAsync(RedeemScene scene)
        {
            var sessions = new ApiSessions(
                scene.Database, new PeopleNow(scene.Database, TimeProvider.System), TimeProvider.System);
            var pair = await sessions.StartAsync(LiveBook.PersonOf(3), new SessionOrigin("127.0.0.1", "test"));
            return new WebClient(pair.AccessToken);
        }

        // A new key each time: the code itself makes it happen once.
        internal async Task<Told> RedeemAsync(OffersServer server, Recipient person)
        {
            var address = new Uri(server.Address, "/api/v1/rewards/redemptions");
            using var request = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = JsonContent.Create(new
                {
                    campaignId = person.Campaign.ToString(), redemptionCode = person.Code,
                }),
            };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
            try
            {
                using var response = await _http.SendAsync(request);
                var body = await response.Content.ReadFromJsonAsync<JsonElement>();
                return new Told((int)response.StatusCode, body.TryGetProperty("redemption", out var made)
                    ? made.GetProperty("id").GetString() : null);
            }
            catch (Exception error) when (error is HttpRequestException or SocketException)
            {
                return new Told(null, null);
            }
        }

        internal async Task RedeemUntilKilledAsync(
            OffersServer server, IReadOnlyCollection<Recipient> people, int answers)
        {
            var left = answers;
            var waiting = new ConcurrentQueue<Recipient>(people);
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var load = Enumerable.Range(0, AtOnce).Select(async _ =>
            {
                while (waiting.TryDequeue(out var person))
                {
                    var told = Told[person.Code] = await RedeemAsync(server, person);
                    if (told.Status is null) break;
                    if (Interlocked.Decrement(ref left) == 0) enough.TrySetResult();
                }
            }).ToList();
            await enough.Task;
            await server.KillAsync();
            await Task.WhenAll(load);
        }

        public void Dispose() => _http.Dispose();
    }
}
