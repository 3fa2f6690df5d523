using System.Diagnostics;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Benchmarks.Ours;

/// <summary>Measures how long it takes to pay all investors of a large offer.</summary>
/// <param name="options">Its database.</param>
public sealed class DistributionBenchmark(DatabaseOptions options)
{
    private const int Investors = 10_000;
    private const int AtOnce = 100;
    private const int GoalMs = 10_000;
    private readonly BenchmarkBook _book = new(options);

    private static CommandRequest Once => CommandRequest.Once(Caller.System(BookId.Live, "benchmark"));

    /// <summary>Pays interest so many times, each time with a total that does not divide.</summary>
    public async Task<IReadOnlyList<Wait>> RunAsync(int rounds)
    {
        await _book.MakeAsync();
        await using var writer = _book.Open();
        await FillAsync(writer);
        var money = new OfferMoneyDesk(writer);
        var runs = new OfferRuns(_book.Database, writer);
        (await new OfferDesk(writer).MoveAsync(Once, _book.Offer, "close")).Check();
        var clock = Stopwatch.StartNew();
        (await money.SettleAsync(Once, _book.Offer)).Check();
        await FinishAsync(runs);
        var settled = clock.Elapsed.TotalMilliseconds;
        var paid = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            (await money.FundAsync(Once, _book.Offer, new PoolBody(new AmountText("12345.67"), "By bank."))).Check();
            clock.Restart();
            var interest = new DistributionBody(DistributionKind.Interest, new AmountText("12345.67"));
            (await new DistributionDesk(writer, DistributionLimits.None)
                .ProposeAsync(Once, _book.Offer, interest)).Check();
            await FinishAsync(runs);
            paid.Add(clock.Elapsed.TotalMilliseconds);
        }

        return
        [
            new Wait($"settling an offer of {Investors:#,##0} investors, {options.Provider}", [settled], GoalMs),
            new Wait($"a distribution to {Investors:#,##0} investors, {options.Provider}", paid, GoalMs),
        ];
    }

    private async Task FillAsync(UnitOfWork writer)
    {
        var people = Enumerable.Range(1, Investors)
            .Select(n => new Id<IPerson>(new Guid(n, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1)));
        foreach (var some in people.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(person => BenchmarkBook.FundAsync(writer, person, 1_000_00)));
            await Task.WhenAll(some.Select(person => InvestAsync(writer, person)));
        }
    }

    private async Task InvestAsync(UnitOfWork writer, Id<IPerson> person)
    {
        var amount = AmountText.Of(new Money(Random.Shared.Next(1, 1_000_00), Currency.Aed));
        var invest = new Invest(
            _book.Offer, Owner.Of(BookId.Live, person), new HashSet<Id<Organisation>>(), new InvestBody(amount));
        (await writer.SubmitAsync(invest, Once)).Check();
    }

    private static async Task FinishAsync(OfferRuns runs)
    {
        foreach (var run in await runs.UnfinishedAsync(BookId.Live)) await runs.FinishAsync(BookId.Live, run);
    }
}
