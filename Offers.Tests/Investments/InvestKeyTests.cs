using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Investments;

/// <summary>One key is one investment, whoever sends it how often.</summary>
public sealed class InvestKeyTests
{
    private const string Key = "the-key-of-this-investment";

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_key_twice_is_the_same_investment_with_one_hold(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("1000.00", 10);

        var first = await SendAsync(book, offer, 5_000);
        var second = await SendAsync(book, offer, 5_000);

        Assert.Equal((false, true), (first.Replayed, second.Replayed));
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.Location, second.Location);
        Assert.Single(await book.InvestmentsAsync(offer));
        Assert.Equal(1, await book.CountAsync<Hold>());
        Assert.Equal(("950.00", "50.00"), await book.WalletAsync(10));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_key_for_another_amount_is_refused_and_moves_nothing(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("1000.00", 10);
        await SendAsync(book, offer, 5_000);

        var refusal = await Assert.ThrowsAsync<Refusal>(() => SendAsync(book, offer, 5_001));

        Assert.Equal((422, "idempotency_key_reused"), (refusal.Code.Status, refusal.Code.Code));
        Assert.Equal(("950.00", "50.00"), await book.WalletAsync(10));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_key_many_times_at_once_makes_one_investment(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("1000.00", 10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await SendAsync(book, offer, 5_000)).Status;
            }
            catch (Refusal refusal) when (refusal.Code == PlatformCodes.IdempotencyInProgress)
            {
                return refusal.Code.Status;
            }
        })));

        Assert.All(outcomes, status => Assert.True(status is 201 or 409));
        Assert.Contains(201, outcomes);
        Assert.Single(await book.InvestmentsAsync(offer));
        Assert.Equal(("950.00", "50.00"), await book.WalletAsync(10));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_refusal_is_kept_and_answered_again_although_it_would_now_be_taken(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("10.00", 10);

        var refused = await SendAsync(book, offer, 5_000);
        await book.FundAsync("1000.00", 10);
        var again = await SendAsync(book, offer, 5_000);

        Assert.Equal((402, 402, true), (refused.Status, again.Status, again.Replayed));
        Assert.Equal(refused.Body, again.Body);
        Assert.Single(await book.InvestmentsAsync(offer));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_dry_run_shows_the_entries_and_stores_nothing(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.OfferAsync("1000.00");
        await book.FundAsync("1000.00", 10);
        var request = LiveBook.From(10, Key) with { Mode = Data.Platform.Writing.RunMode.DryRun };

        var shown = await book.Writer.SubmitAsync(LiveBook.InvestOf(offer, 10, 5_000), request);

        var effects = shown.Read<Data.Platform.Writing.Preview>().Effects;
        Assert.Equal(
            [("Available", "-50.00", "1000.00", "950.00"), ("Held", "50.00", "0.00", "50.00")],
            effects.Select(x => (x.Purpose, x.Amount.Text!, x.Before.Text!, x.After.Text!)));
        Assert.Empty(await book.InvestmentsAsync(offer));
        Assert.Equal(("1000.00", "0.00"), await book.WalletAsync(10));
        Assert.False((await SendAsync(book, offer, 5_000)).Replayed);
    }

    private static Task<Answer> SendAsync(LiveBook book, Id<InvestmentOffer> offer, long minor) =>
        book.Writer.SubmitAsync(
            LiveBook.InvestOf(offer, 10, minor), LiveBook.From(10, Key, $"{offer} {minor}"));
}
