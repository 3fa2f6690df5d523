using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>Good, refused and throwing commands in one commit.</summary>
public sealed class MixedBatchTests
{
    private const long Cap = 5_000;
    private const int LargestBatch = 40;

    [Theory, OnSqlite, OnPostgres]
    public async Task Random_commands_in_batches_do_what_an_independent_model_says(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider, new FakeClock());
        var offer = await book.PublishAsync("PLAY", Cap);
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var model = new PlayModel(Cap);
        for (var number = 0; number < TestScale.Current.Operations / 10;)
        {
            var steps = Enumerable.Range(0, random.Next(1, LargestBatch))
                .Select(_ => Step.Random(random, number++)).ToList();
            var expected = steps.ConvertAll(model.Take);
            var outcomes = await Jam.TogetherAsync(book.Writer, steps.Select(step => step.On(offer)));
            var wrong = steps.Zip(expected, outcomes).Where(x => x.Second != End(x.Third)).ToList();
            Assert.True(wrong.Count == 0, $"seed {seed}: {string.Join('\n', wrong)}");
            await AssertLikeAsync(model, book, offer);
        }

        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_batch_equals_running_its_commands_one_by_one(DatabaseProvider provider)
    {
        for (var seed = 1; seed <= Math.Max(2, TestScale.Current.Seeds / 20); seed++)
        {
            await using var together = await LiveBook.OpenAsync(provider, new FakeClock());
            await using var alone = await LiveBook.OpenAsync(provider, new FakeClock());
            var steps = Steps(seed);
            var (first, second) = (await together.PublishAsync("PLAY", Cap), await alone.PublishAsync("PLAY", Cap));
            var atOnce = await Jam.TogetherAsync(together.Writer, steps.Select(step => step.On(first)));
            var oneByOne = new List<Outcome>();
            foreach (var step in steps)
            {
                var (command, request) = step.On(second);
                oneByOne.Add(await Outcome.OfAsync(() => alone.Writer.SubmitAsync(command, request)));
            }

            Assert.Equal(oneByOne.ConvertAll(x => x.ToString()), atOnce.Select(x => x.ToString()));
            Assert.Equal(await BookText.OfAsync(alone.Database), await BookText.OfAsync(together.Database));
            await BookCheck.AssertAsync(together.Database);
        }
    }

    private static List<Step> Steps(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 150).Select(number => Step.Random(random, number))];
    }

    private static string End(Outcome outcome) => outcome.Error is null ? outcome.Code ?? "done" : "failed";

    private static async Task AssertLikeAsync(PlayModel model, LiveBook book, Id<InvestmentOffer> offer)
    {
        var accounts = await book.ReadAsync(db => db.Accounts.ToListAsync());
        var positions = await book.ReadAsync(db => db.Positions.ToListAsync());
        var totals = await book.ReadAsync(db => db.OfferTotals.SingleAsync(x => x.Offer == offer));
        for (var person = 0; person < Step.People; person++)
        {
            var own = accounts.Where(account => account.Owner == LiveBook.WalletOf(person)).ToList();
            var has = (
                own.SingleOrDefault(account => account.Purpose == Purpose.Available)?.BalanceMinor ?? 0,
                own.SingleOrDefault(account => account.Purpose == Purpose.Held)?.BalanceMinor ?? 0,
                positions.SingleOrDefault(x => x.Investor == LiveBook.PersonOf(person))?.CommittedMinor ?? 0);
            Assert.Equal(model.Of(person), has);
        }

        Assert.Equal(model.Committed, totals.CommittedMinor);
        Assert.Equal(model.Operations, (await book.ReadAsync(db => db.Heads.SingleAsync())).LastOperation);
    }
}
