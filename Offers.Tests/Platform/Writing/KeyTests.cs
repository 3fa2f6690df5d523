using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>A key happens once, and its answer is the same bytes for ever.</summary>
public sealed class KeyTests
{
    private const string Key = "the-same-key-each-time";
    private const int Callers = 100;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_key_sent_many_times_at_once_has_one_effect(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await using var other = book.NewWriter();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Callers).Select(n => Task.Run(() =>
            Outcome.OfAsync(() => (n % 2 == 0 ? book.Writer : other).SubmitAsync(Gift(), LiveBook.From(1, Key))))));
        AssertOneEffect(outcomes);
        Assert.Equal(1, await book.CountAsync<Operation>());
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_key_of_a_closure_sent_many_times_at_once_has_one_effect(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        await using var other = book.NewWriter();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Callers).Select(n => Task.Run(() =>
            Outcome.OfAsync(() => (n % 2 == 0 ? book.Writer : other).RunAsync(
                LiveBook.From(1, Key), new Deed("test.gift", ""), work => work.DoAsync(Gift()))))));
        AssertOneEffect(outcomes);
        Assert.Equal(1, await book.CountAsync<Operation>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_key_with_another_request_is_refused(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        await book.Writer.SubmitAsync(Gift(), LiveBook.From(1, Key, "one"));
        var batch = await Outcome.OfAsync(() => book.Writer.SubmitAsync(Gift(), LiveBook.From(1, Key, "two")));
        var closure = await Outcome.OfAsync(() => book.Writer.RunAsync(
            LiveBook.From(1, Key, "three"), new Deed("test.gift", ""), work => work.DoAsync(Gift())));
        Assert.Equal(["idempotency_key_reused", "idempotency_key_reused"], [batch.Code!, closure.Code!]);
        Assert.Equal(1, await book.CountAsync<Operation>());
        Assert.Equal(1, await book.CountAsync<AuditEntry>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_answer_is_the_same_bytes_after_a_restart(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var offer = await book.PublishAsync("SAME", 500_00);
        await book.DepositAsync(1, 100_00);
        Task<Answer> InvestAsync(string key) =>
            book.Writer.SubmitAsync(LiveBook.InvestOf(offer, 1, 60_00), LiveBook.From(1, key));
        var taken = await InvestAsync("a-good-one-of-mine");
        var refused = await InvestAsync("too-much-for-me-now");
        Assert.Equal((201, 402), (taken.Status, refused.Status));
        await book.RestartAsync();
        var again = await InvestAsync("a-good-one-of-mine");
        await book.DepositAsync(1, 100_00);
        var still = await InvestAsync("too-much-for-me-now");
        AssertReplay(taken, again);
        AssertReplay(refused, still);
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_refusal_that_is_not_recorded_leaves_the_key_free(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        var nowhere = LiveBook.InvestOf(new(Guid.CreateVersion7()), 1, 60_00);
        var refused = await Outcome.OfAsync(() => book.Writer.SubmitAsync(nowhere, LiveBook.From(1, Key)));
        Assert.Equal("investment_offer_not_found", refused.Refusal?.Code.Code);
        var done = await book.Writer.SubmitAsync(Gift(), LiveBook.From(1, Key, "another"));
        Assert.Equal((201, false), (done.Status, done.Replayed));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Keys_of_two_people_are_two_keys(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        await book.Writer.SubmitAsync(Gift(), LiveBook.From(1, Key));
        var second = await book.Writer.SubmitAsync(Gift(), LiveBook.From(2, Key));
        Assert.False(second.Replayed);
        Assert.Equal(2, await book.CountAsync<Operation>());
    }

    private static Deposit Gift() =>
        new(new CashRequest(LiveBook.WalletOf(1), new Money(5_00, Currency.Aed), null, "Gift"));

    private static void AssertOneEffect(Outcome[] outcomes)
    {
        var answers = outcomes.Select(x => x.Answer).OfType<Answer>().ToList();
        Assert.Single(answers, answer => !answer.Replayed);
        Assert.All(answers, answer => Assert.Equal(answers[0].Body, answer.Body));
        Assert.All(answers, answer => Assert.Equal((201, answers[0].Location), (answer.Status, answer.Location)));
        Assert.All(
            outcomes.Where(x => x.Answer is null), x => Assert.Equal("idempotency_in_progress", x.Refusal?.Code.Code));
    }

    private static void AssertReplay(Answer first, Answer second)
    {
        Assert.True(second.Replayed);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal((first.Status, first.Location, first.ETag), (second.Status, second.Location, second.ETag));
    }
}
