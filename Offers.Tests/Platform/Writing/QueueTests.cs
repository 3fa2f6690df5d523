using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Tests.Infrastructure;
using Offers.Tests.Rewards;

namespace Offers.Tests.Platform.Writing;

/// <summary>Commands of one batch that take the first free rows of a line.</summary>
public sealed class QueueTests
{
    private static readonly RowQueue<Card, Id<CardPool>> _free =
        new([nameof(Card.Pool)], nameof(Card.Turn), x => x.Turn, id => [id]);

    [Theory, OnSqlite, OnPostgres]
    public async Task Commands_of_a_batch_take_different_rows_in_the_order_of_the_line(DatabaseProvider provider)
    {
        await using var book = await RewardBook.OpenAsync(provider);
        var pool = await book.PoolAsync("A", 25, "0.00", 5);
        var taken = new List<long>();
        var outcomes = await Jam.TogetherAsync(
            book.Writer, Enumerable.Range(0, 7).Select(n => Take(pool, $"take-a-card-{n}", taken)));
        Assert.Equal(5, outcomes.Count(x => x.Code is null && x.Error is null));
        Assert.Equal([1, 2, 3, 4, 5], taken);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_refused_command_took_goes_to_the_next(DatabaseProvider provider)
    {
        await using var book = await RewardBook.OpenAsync(provider);
        var pool = await book.PoolAsync("A", 25, "0.00", 2);
        var taken = new List<long>();
        var outcomes = await Jam.TogetherAsync(book.Writer,
        [
            Take(pool, "refused-after-taking", taken, work => throw RewardCodes.OptOut.Because()),
            Take(pool, "takes-the-first-row", taken),
            Take(pool, "takes-the-second-row", taken),
        ]);
        Assert.Equal(["opt_out", null, null], outcomes.Select(x => x.Code));
        Assert.Equal([1, 1, 2], taken);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_line_that_was_not_named_is_a_mistake_of_the_program(DatabaseProvider provider)
    {
        await using var book = await RewardBook.OpenAsync(provider);
        var pool = await book.PoolAsync("A", 25, "0.00", 1);
        var command = new Scripted(null, work =>
        {
            work.First(_free, pool.Id, 0);
            return Answer.None();
        });
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => book.Writer.SubmitAsync(command, CommandRequest.Once(RewardBook.Admin)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_closure_that_reads_a_line_again_gets_the_next_rows(DatabaseProvider provider)
    {
        await using var book = await RewardBook.OpenAsync(provider);
        var pool = await book.PoolAsync("A", 25, "0.00", 3);
        var taken = new List<long>();
        (await book.Writer.RunAsync(RewardBook.Once(RewardBook.Admin), new Deed("test.take", ""), async work =>
        {
            for (var i = 0; i < 4; i++)
            {
                await work.LoadAsync(new RowNames().NeedFirst(_free, pool.Id, 0));
                if (work.First(_free, pool.Id, 0) is { } card)
                {
                    taken.Add(card.Number);
                    card.Deliver(Id<Redemption>.New(), work.Now);
                }
            }

            return Answer.None();
        })).Check();
        Assert.Equal([1, 2, 3], taken);
    }

    private static (BatchCommand Command, CommandRequest Request) Take(
        CardPool pool, string key, List<long> taken, Action<Work>? then = null) => (
        new Scripted(names => names.NeedFirst(_free, pool.Id, 0), work =>
        {
            var card = work.First(_free, pool.Id, 0) ?? throw RewardCodes.NoCardsAvailable.Because();
            taken.Add(card.Number);
            card.Deliver(Id<Redemption>.New(), work.Now);
            then?.Invoke(work);
            return Answer.None();
        }),
        LiveBook.From(1, key));
}
