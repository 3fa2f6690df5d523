using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>Server processes that are killed while many invest.</summary>
public sealed class KillTests
{
    private const int Investors = 32;
    private const long Endless = 1_000_000_000_00;

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_that_was_answered_is_lost_or_doubled_when_the_server_is_killed(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        using var crowd = await WebCrowd.OfAsync(book, Investors, Endless);
        var random = new Random(1);
        for (var kill = 0; kill < TestScale.Current.Kills; kill++)
        {
            await using (var server = await StartAsync(book))
            {
                await crowd.LoadUntilKilledAsync(server, Investors, answers: random.Next(1, 400));
            }

            await BookCheck.AssertAsync(book.Database);
        }

        await using var last = await StartAsync(book);
        await AssertRememberedAsync(book, crowd, last);
    }

    [PostgresFact]
    public async Task Two_servers_on_one_database_take_exactly_the_cap_although_one_is_killed()
    {
        for (var round = 0; round < TestScale.Current.Kills; round++)
        {
            await using var book = await LiveBook.OpenAsync(DatabaseProvider.PostgreSql);
            var callers = TestScale.Current.RaceCallers;
            var random = new Random(round);
            var bids = Enumerable.Range(0, callers)
                .Select(n => new Sent(n, $"bid-number-{round}-{n}-of-all", random.NextInt64(1, 100_00))).ToList();
            var cap = bids.Sum(bid => bid.Minor) * 2 / 3;
            using var crowd = await WebCrowd.OfAsync(book, callers, cap);
            var answers = await RaceAsync(book, crowd, bids);
            Assert.Equal(cap, answers.Sum(answer => answer.AcceptedMinor));
            Assert.All(answers, x => Assert.True(x.Status == 201 || x.Code == "offer_full", $"{x.Status} {x.Code}"));
            Assert.Equal(callers, await book.CountAsync<Investment>());
            await BookCheck.AssertAsync(book.Database);
        }
    }

    // One server is killed as soon as it has answered somebody, and whoever got no answer asks the other. Every fourth
    // caller comes only then, so that there is always somebody whom the killed one left without an answer.
    private static async Task<IReadOnlyList<Sent>> RaceAsync(LiveBook book, WebCrowd crowd, List<Sent> bids)
    {
        await using var doomed = await StartAsync(book);
        await using var other = await StartAsync(book);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var killed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var race = bids.Select(async (bid, n) =>
        {
            if (n % 4 == 2) await killed.Task;
            var sent = await crowd.InvestAsync(n % 2 == 0 ? doomed : other, bid);
            if (n % 2 == 0) answered.TrySetResult();
            return sent;
        }).ToList();
        await answered.Task;
        var death = doomed.KillAsync();
        killed.SetResult();
        await death;
        var first = await Task.WhenAll(race);
        Assert.Contains(first, sent => sent.Status is null);
        return await Task.WhenAll(first.Select(sent =>
            sent.IsAnswered ? Task.FromResult(sent) : crowd.InvestWithPatienceAsync(other, sent)));
    }

    private static async Task AssertRememberedAsync(LiveBook book, WebCrowd crowd, OffersServer server)
    {
        var told = new List<Sent>();
        foreach (var sent in crowd.All)
        {
            var again = await crowd.InvestAsync(server, sent);
            Assert.Equal(201, again.Status);
            if (sent.IsAnswered)
            {
                Assert.Equal((sent.Status, true), (again.Status, again.Replayed));
                Assert.Equal(sent.Body, again.Body);
            }

            told.Add(again);
        }

        Assert.Contains(crowd.All, sent => sent.Status == 201);
        Assert.Equal(told.Count, await book.CountAsync<Investment>());
        Assert.Equal(
            told.Sum(sent => sent.AcceptedMinor),
            await book.ReadAsync(db => db.OfferTotals.Select(x => x.CommittedMinor).SingleAsync()));
        await BookCheck.AssertAsync(book.Database);
    }

    private static Task<OffersServer> StartAsync(LiveBook book) => OffersServer.StartAsync(book.Settings);
}
