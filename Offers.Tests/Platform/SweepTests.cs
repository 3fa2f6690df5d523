using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Web.Investments;
using Offers.Web.Ledger.Jobs;
using Offers.Web.Platform.Jobs;

namespace Offers.Tests.Platform;

public sealed class SweepTests
{
    private static readonly Caller _caller = Caller.System(BookId.Live, "test");

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_hold_whose_time_is_over_is_given_back_once_by_two_nodes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var clock = new FakeClock();
        await using var here = new Node(database, clock);
        await using var there = new Node(database, clock);
        var owner = Owner.Of(BookId.Live, await here.AddPersonAsync("leila@offers.example"));
        await here.DepositAsync(new Id<IPerson>(owner.Id));
        await here.UnitOfWork.SubmitAsync(
            new PlaceHold(
                owner, new Money(60, Currency.Aed), new HoldFacts("test", "one", clock.GetUtcNow().AddHours(1))),
            CommandRequest.Once(_caller));
        var early = await RunAsync(here, HoldExpiry(here));
        clock.Advance(TimeSpan.FromHours(2));
        var runs = await Task.WhenAll(RunAsync(here, HoldExpiry(here)), RunAsync(there, HoldExpiry(there)));
        var late = await RunAsync(here, HoldExpiry(here));
        Assert.Equal((0, 0), (early.Found, late.Found));
        Assert.All(runs, run => Assert.Equal((JobRunState.Succeeded, 0), (run.State, run.Failed)));
        var wallet = await new WalletQueries(here.Database, []).GetAsync(owner, Currency.Aed);
        Assert.Equal((100, 0), (wallet.Available.Minor, wallet.Held.Minor));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Offers_open_and_close_by_the_clock_and_are_told_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var clock = new FakeClock();
        await using var node = new Node(database, clock);
        var desk = new OfferDesk(node.UnitOfWork);
        var made = await desk.CreateAsync(CommandRequest.Once(_caller), new OfferBody
        {
            Code = "NEST-1", Name = "Nest", MaxAmount = new AmountText("1000.00"),
            OpensAt = clock.GetUtcNow().AddHours(1), ClosesAt = clock.GetUtcNow().AddHours(3),
        });
        var id = made.Read<Made>().Id;
        await desk.MoveAsync(CommandRequest.Once(_caller), id, "publish");
        Assert.Equal(0, (await RunAsync(node, OfferTimes(node))).Found);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await RunAsync(node, OfferTimes(node))).Done);
        Assert.Equal(0, (await RunAsync(node, OfferTimes(node))).Found);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await RunAsync(node, OfferTimes(node))).Done);
        Assert.Equal(0, (await RunAsync(node, OfferTimes(node))).Found);
        var types = (await node.Events.AfterAsync(BookId.Live, 0)).Select(x => x.Type["investments.offer.".Length..]);
        Assert.Equal(["created", "published", "opened", "closed"], types);
    }

    private static HoldExpiryJob HoldExpiry(Node node) => new(
        new HoldQueries(node.Database, []), new WalletDesk(node.Database, node.UnitOfWork),
        new BookTimes(node.Database, node.Time));

    private static OfferTimesJob OfferTimes(Node node) => new(
        new OfferTimes(node.Database, node.UnitOfWork, node.Time), new OfferDesk(node.UnitOfWork));

    // Each run has a planned time of its own, so that both nodes run and meet at the items.
    private static async Task<JobRun> RunAsync(Node node, ScheduledJob job)
    {
        var runner = new JobRunner([job], node.Jobs, node.Time, NullLogger<JobRunner>.Instance);
        var due = DateTimeOffset.UnixEpoch.AddTicks(Random.Shared.NextInt64(TimeSpan.TicksPerDay * 365));
        return (await runner.RunAsync(job, due, CancellationToken.None))!;
    }

    private sealed record Made(Id<InvestmentOffer> Id);
}
