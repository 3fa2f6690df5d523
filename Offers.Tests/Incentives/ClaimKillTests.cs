using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Offers.Data.Identity;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives;

/// <summary>Server processes that are killed while a builder approves claims.</summary>
public sealed class ClaimKillTests
{
    private const int ClaimsEach = 40;
    private const int AtOnce = 8;
    private const int Agents = 9;
    private const int FirstAgent = 3;
    private const long WorthMinor = 10_00;

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_claim_is_paid_once_although_the_server_is_killed_among_approvals(DatabaseProvider provider)
    {
        await using var book = await IncentiveBook.OpenAsync(provider);
        var claims = await ClaimsAsync(book, TestScale.Current.Kills * ClaimsEach);
        using var builder = await WebBuilder.OfAsync(book);
        var random = new Random(1);
        foreach (var some in claims.Chunk(ClaimsEach))
        {
            await using (var server = await StartAsync(book))
            {
                await builder.ApproveUntilKilledAsync(server, some, random.Next(1, ClaimsEach - AtOnce));
            }

            await book.AssertBooksAsync();
        }

        await using var last = await StartAsync(book);
        await AssertRememberedAsync(builder, claims, last);
        await AssertPaidOnceAsync(book, claims.Count);
    }

    private static async Task AssertRememberedAsync(
        WebBuilder builder, IReadOnlyList<Id<IncentiveClaim>> claims, OffersServer server)
    {
        foreach (var claim in claims)
        {
            var again = await builder.ApproveAsync(server, claim);
            Assert.Equal(200, again.Status);
            if (builder.Told.TryGetValue(claim, out var told) && told.IsAnswered)
            {
                Assert.Equal((200, true), (told.Status, again.Replayed));
                Assert.Equal(told.Body, again.Body);
            }
        }

        Assert.Contains(builder.Told.Values, told => told.Status == 200);
    }

    private static async Task AssertPaidOnceAsync(IncentiveBook book, int count)
    {
        var claims = await book.ClaimsAsync();
        Assert.Equal(count, claims.Count);
        Assert.All(claims, x => Assert.Equal((ClaimStatus.Paid, WorthMinor), (x.Status, x.PaidMinor)));
        for (var agent = FirstAgent; agent < FirstAgent + Agents; agent++)
        {
            var own = claims.Count(x => x.Agent == LiveBook.PersonOf(agent));
            Assert.Equal(
                (agent, new Money(own * WorthMinor, Currency.Inr).ToString()), (agent, await book.WalletAsync(agent)));
        }

        await book.AssertBooksAsync();
    }

    private static async Task<IReadOnlyList<Id<IncentiveClaim>>> ClaimsAsync(IncentiveBook book, int count)
    {
        await book.FundAsync("100000.00");
        await book.PublishAsync("10.00", x => x with { Budget = new AmountText("50000.00") });
        for (var i = 0; i < count; i++)
        {
            await book.SellAsync(FirstAgent + (i % Agents));
        }

        return (await book.ClaimsAsync()).ConvertAll(x => x.Id);
    }

    // One builder sends all of it, more than a person may in a minute.
    private static Task<OffersServer> StartAsync(IncentiveBook book) => OffersServer.StartAsync(
        new Dictionary<string, string>(book.Book.Settings) { ["RateLimits__PerMinute__Person"] = "0" });

    /// <summary>What came of an approval; the status is null while nobody knows.</summary>
    private sealed record Approval(int? Status, byte[] Body, bool Replayed)
    {
        internal bool IsAnswered => Status is not (null or 503);
    }

    /// <summary>A signed-in builder who approves over HTTP, and remembers what he was told.</summary>
    private sealed class WebBuilder : IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler
        {
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
        });

        private WebBuilder(string token) =>
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        internal ConcurrentDictionary<Id<IncentiveClaim>, Approval> Told { get; } = new();

        internal static async Task<WebBuilder> OfAsync(IncentiveBook book)
        {
            var person = LiveBook.PersonOf(2);
            await IncentiveBook.AddAsync(book.Book, [new Membership(person, book.Builder.Id, Role.Builder)]);
            var sessions = new ApiSessions(
                book.Book.Database, new PeopleNow(book.Book.Database, TimeProvider.System), TimeProvider.System);
            var pair = await sessions.StartAsync(person, new SessionOrigin("127.0.0.1", "test"));
            return new WebBuilder(pair.AccessToken);
        }

        // The key follows from the claim, so that whoever asks again asks for the same.
        internal async Task<Approval> ApproveAsync(OffersServer server, Id<IncentiveClaim> claim)
        {
            var address = new Uri(server.Address, $"/api/v1/builder/claims/{claim}/approve");
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Headers.Add("Idempotency-Key", $"approve-once-{claim}");
            try
            {
                using var response = await _http.SendAsync(request);
                return new Approval(
                    (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(),
                    response.Headers.Contains("Idempotency-Replayed"));
            }
            // A connection that is cut in the moment in which it is made says so by the bare error of its socket.
            catch (Exception error) when (error is HttpRequestException or SocketException)
            {
                return new Approval(null, [], false);
            }
        }

        internal async Task ApproveUntilKilledAsync(
            OffersServer server, IReadOnlyCollection<Id<IncentiveClaim>> claims, int answers)
        {
            var left = answers;
            var waiting = new ConcurrentQueue<Id<IncentiveClaim>>(claims);
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var load = Enumerable.Range(0, AtOnce).Select(async _ =>
            {
                while (waiting.TryDequeue(out var claim))
                {
                    var told = Told[claim] = await ApproveAsync(server, claim);
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
