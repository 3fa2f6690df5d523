using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>Batches, closures and writes outside the pen at the same time, by one process and by two.</summary>
public sealed class SideBySideTests
{
    private const int Tasks = 8;
    private const int Crowd = 200;
    private const int People = 5;

    [Theory, OnSqlite, OnPostgres]
    public async Task Closures_and_batches_at_the_same_time_never_block_each_other(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        await using var other = book.NewWriter();
        var rounds = TestScale.Current.RaceRounds * 5;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(async () =>
        {
            var writer = task % 2 == 0 ? book.Writer : other;
            var random = new Random(task);
            var ends = new List<Outcome>();
            for (var round = 0; round < rounds; round++)
            {
                var request = LiveBook.From(task, $"side-by-side-{task}-{round}");
                ends.Add(await Outcome.OfAsync(() => task < Tasks / 2
                    ? writer.SubmitAsync(Gift(random.Next(People)), request)
                    : PassOnAsync(writer, request, random.Next(People), random.Next(People))));
            }

            return ends;
        })));
        var all = outcomes.SelectMany(x => x).ToList();
        Assert.All(all, x => Assert.True(x.IsDone || x.Code == "insufficient_balance", $"{x} {x.Error}"));
        Assert.Contains(all, x => x.IsDone);
        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Writes_outside_the_pen_get_through_while_the_writer_is_busy(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, Crowd).Select(task => Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                await book.Writer.SubmitAsync(Gift(task), LiveBook.From(task, $"keeps-it-busy-{task}-{n}"));
            }
        })).ToList();
        for (var run = 0; run < TestScale.Current.RaceRounds * 2; run++)
        {
            await using var db = book.Database.Outside();
            db.JobRuns.Add(new JobRun("test", LiveBook.Now.AddSeconds(run), "node", LiveBook.Now));
            await db.SaveChangesAsync();
            await db.JobRuns.ExecuteUpdateAsync(set => set.SetProperty(x => x.HeartbeatAt, LiveBook.Now));
        }

        await stop.CancelAsync();
        await Task.WhenAll(load);
        Assert.Equal(TestScale.Current.RaceRounds * 2, await book.CountAsync<JobRun>());
        await BookCheck.AssertAsync(book.Database);
    }

    private static Deposit Gift(int person) =>
        new(new CashRequest(LiveBook.WalletOf(person), new Money(5_00, Currency.Aed), null, "Gift"));

    // A closure that writes an entity of its own and moves money in the same commit.
    private static Task<Answer> PassOnAsync(UnitOfWork writer, CommandRequest request, int from, int to) =>
        writer.RunAsync(request, new Deed("test.pass", ""), async work =>
        {
            var organisation = new Organisation(BookId.Live, OrganisationKind.Agency, request.Caller.RequestId, null);
            work.Db.Add(organisation);
            var payer = LiveBook.WalletOf(from);
            var payee = Owner.Of(BookId.Live, organisation.Id);
            var target = new AccountKey(payee, Purpose.Available, Currency.Aed);
            await work.LoadAsync(new RowNames()
                .Need(LedgerRows.AccountsOf, payer).Need(LedgerRows.AccountByKey, target));
            work.Ledger.Transfer(
                (work.Ledger.Available(payer, Currency.Aed), work.Ledger.Account(target)),
                new Money(to + 1, Currency.Aed), new OperationFacts("test.pass", organisation.ObjectId, work.Now));
            work.Raise(organisation, "test.organisation.paid", new { to });
            work.Audit(new AuditFact("test.pass", organisation.ObjectId, null, null, null));
            return Answer.Ok(new { organisation.Id });
        });
}
