using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>One request of an investor and what came of it.</summary>
/// <param name="Person">Who sent it.</param>
/// <param name="Key">Its key.</param>
/// <param name="Minor">How much it asked for.</param>
public sealed record Sent(int Person, string Key, long Minor)
{
    /// <summary>The status, or null while nobody knows.</summary>
    public int? Status { get; init; }

    /// <summary>The body as it came.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Whether the server said that the answer was kept.</summary>
    public bool Replayed { get; init; }

    /// <summary>Whether it was answered; one that was refused as busy was not.</summary>
    public bool IsAnswered => Status is not (null or 503);

    /// <summary>What was taken, in minor units.</summary>
    public long AcceptedMinor => Status == 201
        ? new Answer(201, Body).Read<Data.Investments.InvestAnswer>().AcceptedAmount.In(Currency.Aed).Minor
        : 0;

    /// <summary>The code of a refusal.</summary>
    public string Code => Status >= 400
        ? System.Text.Json.JsonDocument.Parse(Body).RootElement.GetProperty("code").GetString()!
        : "";
}

/// <summary>Signed-in investors who invest over HTTP, and remember what they were told.</summary>
public sealed class WebCrowd : IDisposable
{
    private const int FundedAtOnce = 50;
    private const int TriesAtMost = 20;
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = 600, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
    });

    private readonly IReadOnlyList<string> _tokens;
    private readonly Id<InvestmentOffer> _offer;

    private WebCrowd(IReadOnlyList<string> tokens, Id<InvestmentOffer> offer) => (_tokens, _offer) = (tokens, offer);

    /// <summary>What was sent so far.</summary>
    public ConcurrentQueue<Sent> All { get; } = new();

    /// <summary>Makes people with money and tokens, and an offer.</summary>
    public static async Task<WebCrowd> OfAsync(LiveBook book, int people, long capMinor)
    {
        await book.IntroduceAsync(people);
        await using (var db = book.Database.Outside())
        {
            db.AddRange(Enumerable.Range(0, people).Select(person => new Membership(
                LiveBook.PersonOf(person), Organisation.PlatformId(BookId.Live), Role.Investor)));
            await db.SaveChangesAsync();
        }

        var sessions = new ApiSessions(
            book.Database, new PeopleNow(book.Database, TimeProvider.System), TimeProvider.System);
        var tokens = new List<string>();
        for (var person = 0; person < people; person++)
        {
            var pair = await sessions.StartAsync(LiveBook.PersonOf(person), new SessionOrigin("127.0.0.1", "test"));
            tokens.Add(pair.AccessToken);
        }

        foreach (var some in Enumerable.Range(0, people).Chunk(FundedAtOnce))
        {
            await Task.WhenAll(some.Select(person => book.DepositAsync(person, 1_000_000_00)));
        }

        return new WebCrowd(tokens, await book.PublishAsync($"CROWD-{people}", capMinor));
    }

    /// <summary>Invests once, and knows nothing where the connection breaks.</summary>
    public async Task<Sent> InvestAsync(OffersServer server, Sent sent)
    {
        var address = new Uri(server.Address, $"/api/v1/investment-offers/{_offer}/invest");
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(
                $$"""{"amount":"{{AmountText.Of(new Money(sent.Minor, Currency.Aed)).Text}}"}""",
                Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[sent.Person]);
        request.Headers.Add("Idempotency-Key", sent.Key);
        try
        {
            using var response = await _http.SendAsync(request);
            return sent with
            {
                Status = (int)response.StatusCode,
                Body = await response.Content.ReadAsByteArrayAsync(),
                Replayed = response.Headers.Contains("Idempotency-Replayed"),
            };
        }
        // A connection that is cut in the moment in which it is made says so by the bare error of its socket.
        catch (Exception error) when (error is HttpRequestException or SocketException)
        {
            return sent with { Status = null };
        }
    }

    /// <summary>Invests, and asks again while the server is busy.</summary>
    public async Task<Sent> InvestWithPatienceAsync(OffersServer server, Sent sent)
    {
        for (var tries = 0; tries < TriesAtMost; tries++)
        {
            sent = await InvestAsync(server, sent);
            if (sent.Status != 503) break;
        }

        return sent;
    }

    /// <summary>Invests again and again until the server is gone; kills it after so many answers.</summary>
    public async Task LoadUntilKilledAsync(OffersServer server, int callers, int answers)
    {
        var left = answers;
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var load = Enumerable.Range(0, callers).Select(async person =>
        {
            Sent sent;
            do
            {
                var next = new Sent(person, $"load-{Guid.NewGuid():N}", Random.Shared.NextInt64(1, 50_00));
                All.Enqueue(sent = await InvestAsync(server, next));
                if (Interlocked.Decrement(ref left) == 0) enough.TrySetResult();
            }
            while (sent.Status is not null);
        }).ToList();
        await enough.Task;
        await server.KillAsync();
        await Task.WhenAll(load);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
