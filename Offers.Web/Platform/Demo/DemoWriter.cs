using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Platform.Demo;

/// <summary>
/// Writes a year of made-up history into an empty database, once, in Development only: through the same services and
/// commands as people use, with a clock of its own that runs from a year ago to now.
/// </summary>
public sealed class DemoWriter(
    OffersDatabase database, DemoOptions options, IdentityDemo people, IEnumerable<IDemoSource> sources,
    DemoNotifications notifications, TimeProvider time, ILoggerFactory logs) : IHostedService
{
    /// <summary>How far back the story begins.</summary>
    public const int Days = 366;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.IsEnabled && await IsEmptyAsync())
        {
            var watch = Stopwatch.StartNew();
            await WriteAsync();
            logs.CreateLogger<DemoWriter>().LogInformation("Demo data written in {Ms} ms.", watch.ElapsedMilliseconds);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes the story.</summary>
    public async Task WriteAsync()
    {
        var now = time.GetUtcNow();
        var clock = new DemoClock(now.AddDays(-Days));
        await using var writes = new UnitOfWork(database, clock, logs.CreateLogger<UnitOfWork>());
        var world = new DemoWorld(database, writes, clock, now);
        await people.WriteAsync(world);
        var moments = sources.SelectMany(source => source.Steps(world)).Where(step => step.At <= now)
            .GroupBy(step => step.At).OrderBy(moment => moment.Key);
        foreach (var moment in moments)
        {
            clock.GoOnTo(moment.Key);
            await Task.WhenAll(moment.Select(step => step.Act()));
        }

        await notifications.WriteAsync(world);
    }

    private async Task<bool> IsEmptyAsync()
    {
        await using var db = database.Read(BookId.Live);
        return !await db.Users.AnyAsync() && !await db.Operations.AnyAsync();
    }
}
