using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Web.Platform.Jobs;

namespace Offers.Tests.Platform;

public sealed class JobTests
{
    private static readonly DateTimeOffset _due = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_fire_that_two_nodes_see_is_run_by_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var here = new Node(database);
        await using var there = new Node(database);
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            var due = _due.AddMinutes(round);
            var claims = await Task.WhenAll(
                here.Jobs.ClaimAsync("books-check", due, "here"), there.Jobs.ClaimAsync("books-check", due, "there"));
            Assert.Single(claims, claim => claim is not null);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_run_without_a_sign_of_life_for_a_minute_is_closed_as_failed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var clock = new FakeClock();
        await using var node = new Node(database, clock);
        var dead = await node.Jobs.ClaimAsync("dead", _due, "gone");
        var alive = await node.Jobs.ClaimAsync("alive", _due, "here");
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, await node.Jobs.CloseDeadAsync());
        await node.Jobs.BeatAsync(alive!.Id, new JobCount(3, 1, 0));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await node.Jobs.CloseDeadAsync());
        var late = await node.Jobs.EndAsync(dead!.Id, default, JobRunState.Succeeded, null);
        Assert.Equal(JobRunState.Failed, late.State);
        var other = await node.Jobs.EndAsync(alive.Id, new JobCount(3, 3, 0), JobRunState.Succeeded, null);
        Assert.Equal((JobRunState.Succeeded, 3), (other.State, other.Done));
    }

    [Theory]
    [OnSqlite]
    public async Task One_bad_item_is_counted_and_does_not_stop_the_others(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var node = new Node(database);
        var job = new Sweep(context => context.EachAsync([1, 2, 3], item => item == 2
            ? throw new InvalidOperationException("Bad item.")
            : Task.FromResult(Answer.None())));
        var run = await Runner(node, job).RunAsync(job, _due, CancellationToken.None);
        Assert.Equal(JobRunState.Succeeded, run!.State);
        Assert.Equal((3, 2, 1), (run.Found, run.Done, run.Failed));
    }

    [Theory]
    [OnSqlite]
    public async Task A_job_that_fails_is_recorded_with_its_reason(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var node = new Node(database);
        var job = new Sweep(_ => throw new InvalidOperationException("The books are wrong."));
        var run = await Runner(node, job).RunAsync(job, _due, CancellationToken.None);
        Assert.Equal((JobRunState.Failed, "The books are wrong."), (run!.State, run.Note));
        Assert.Null(await Runner(node, job).RunAsync(job, _due, CancellationToken.None));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Clean_up_forgets_what_is_over_and_nothing_else_however_often_it_runs(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var clock = new FakeClock();
        await using var node = new Node(database, clock);
        await KeepAsync(node, TimeSpan.FromHours(1));
        await KeepAsync(node, TimeSpan.FromDays(3));
        clock.Advance(TimeSpan.FromHours(2));
        var job = new CleanUpJob(node.Database, clock);
        var first = await Runner(node, job).RunAsync(job, _due, CancellationToken.None);
        var second = await Runner(node, job).RunAsync(job, _due.AddDays(1), CancellationToken.None);
        Assert.Equal((1, 0), (first!.Done, second!.Done));
        await using var db = node.Database.Read(BookId.Live);
        Assert.Equal(1, await db.IdempotencyRecords.CountAsync());
    }

    private static Task KeepAsync(Node node, TimeSpan keep) => node.UnitOfWork.RunAsync(
        new CommandRequest(Caller.System(BookId.Live, "test"), CommandKey.Fresh() with { Keep = keep }),
        new Deed("test.keep", ""), _ => Task.FromResult(Answer.None()));

    private static JobRunner Runner(Node node, ScheduledJob job) =>
        new([job], node.Jobs, node.Time, NullLogger<JobRunner>.Instance);

    private sealed class Sweep(Func<JobContext, Task> body) : ScheduledJob
    {
        public override string Name => "sweep";

        public override string Purpose => "For tests.";

        public override string Schedule => "0 * * * * ?";

        public override Task RunAsync(JobContext context) => body(context);
    }
}
