using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Tests.Platform.Demo;

public sealed class EventStreamTests(DemoApplication demo) : IClassFixture<DemoApplication>
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_administrator_resumes_exactly_behind_the_last_number()
    {
        using var admin = await demo.SignInAsync("admin");
        var first = await ReadAsync(admin, after: 10, count: 40);
        Assert.Equal(Enumerable.Range(11, 40).Select(i => (long)i), first);
        var second = await ReadAsync(admin, first[^1], count: 15);
        Assert.Equal(Enumerable.Range(51, 15).Select(i => (long)i), second);
    }

    [Fact]
    public async Task An_investor_hears_only_what_names_him()
    {
        using var investor = await demo.SignInAsync("investor");
        var heard = await ReadAsync(investor, after: 0, count: 10);
        await using var db = demo.Database.Read(BookId.Live);
        var me = await db.Users.SingleAsync(x => x.NormalizedEmail == "INVESTOR@OFFERS.EXAMPLE");
        var payloads = await db.Events.Where(x => heard.Contains(x.Number)).Select(x => x.Payload).ToListAsync();
        Assert.Equal(10, payloads.Count);
        Assert.All(payloads, payload => Assert.Contains(me.Id.ToString(), payload, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_happens_is_heard_within_moments()
    {
        using var investor = await demo.SignInAsync("investor");
        using var patience = new CancellationTokenSource(_patience);
        await using var stream = await OpenAsync(investor, null, patience.Token);
        var events = SseParser.Create(stream).EnumerateAsync(patience.Token).GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("ready", events.Current.EventType);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/wallets/AED/deposits")
        {
            Content = JsonContent.Create(new { amount = "1250.00", currency = "AED", reference = "TRF 1" }),
        };
        request.Headers.Add("Idempotency-Key", "event-stream-test-1");
        using var asked = await investor.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, asked.StatusCode);
        do
        {
            Assert.True(await events.MoveNextAsync());
        }
        while (events.Current.EventType == "ping");
        Assert.Equal("ledger.topup.requested", events.Current.EventType);
    }

    [Fact]
    public async Task A_bad_number_is_refused()
    {
        using var admin = await demo.SignInAsync("admin");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", "first");
        using var answer = await admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<List<long>> ReadAsync(HttpClient client, long after, int count)
    {
        using var patience = new CancellationTokenSource(_patience);
        await using var stream = await OpenAsync(client, after, patience.Token);
        var numbers = new List<long>();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(patience.Token))
        {
            if (item.EventId is { Length: > 0 } id)
            {
                numbers.Add(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
            }

            if (numbers.Count == count)
            {
                break;
            }
        }

        return numbers;
    }

    private static async Task<Stream> OpenAsync(HttpClient client, long? after, CancellationToken patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        if (after is { } number)
        {
            request.Headers.Add("Last-Event-ID", $"{number}");
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStreamAsync(patience);
    }
}
