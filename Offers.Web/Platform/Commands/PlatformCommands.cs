using System.CommandLine;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Platform.Commands;

/// <summary><c>db migrate</c> and <c>jobs run NAME</c>.</summary>
public sealed class PlatformCommands(OffersDatabase database, JobRunner runner, TimeProvider time) : ICommandSource
{
    /// <inheritdoc/>
    public IEnumerable<Command> Commands()
    {
        yield return new Command("db", "The database.")
            .With("migrate", "Bring the database to this version", async (_, output) =>
            {
                await DatabaseStart.MigrateAsync(database);
                await output.WriteLineAsync($"The {database.Options.Provider} database is up to date.");
                return 0;
            });
        var name = new Argument<string>("NAME")
        {
            Description = $"One of {string.Join(", ", runner.Jobs.Select(job => job.Name))}.",
        };
        var run = new Command("run", "Run a job now and wait for its end") { name };
        run.SetAction((parsed, stop) => database.OnDatabaseAsync(() => RunAsync(
            parsed.GetRequiredValue(name), parsed.InvocationConfiguration.Output, stop)));
        yield return new Command("jobs", "The scheduled jobs.") { run };
    }

    private async Task<int> RunAsync(string name, TextWriter output, CancellationToken stop)
    {
        var job = runner.Find(name) ?? throw PlatformCodes.JobNotFound.Because(
            $"'{name}' is not a job; there are {string.Join(", ", runner.Jobs.Select(x => x.Name))}.");
        var run = await runner.RunAsync(job, time.GetUtcNow(), stop);
        await output.WriteLineAsync(run is null
            ? $"{job.Name}: another node runs it."
            : $"{job.Name}: {Words.Plain(run.State.ToString())}; found {run.Found}, done {run.Done}, "
                + $"failed {run.Failed}. {run.Note}".TrimEnd());
        return run is { State: JobRunState.Succeeded, Failed: 0 } ? 0 : 1;
    }
}
