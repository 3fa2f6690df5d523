using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Rewards.Watch;

/// <summary>
/// The alerts of the demo's year: the monitor looked now and then, and opened and resolved what it found; the
/// administrator looked after one of them, put one off and ended one.
/// </summary>
public sealed class WatchDemo : IDemoSource
{
    private const int Evening = 13;

    // Once a month, and more often as the story comes to its end.
    private static readonly int[] _days = [330, 300, 270, 240, 210, 180, 150, 120, 90, 60, 45, 30, 21, 14, 7, 3, 2, 1];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var monitor = new RewardMonitor(world.Writes, world.Database, new MonitorSettings(), world.Clock);
        var desk = new AlertDesk(world.Writes);
        foreach (var at in _days.Select(day => world.DaysAgo(day, Evening)).Append(world.Now.AddMinutes(-5)))
        {
            yield return new DemoStep(at, () => monitor.RunAsync(
                CommandRequest.Once(Caller.System(BookId.Live, "reward-monitor"))));
        }

        yield return Verb(world, 120, alert => desk.ResolveAsync(
            world.ByAdmin(), alert, new AlertNoteBody("More cards are ordered; they come next week.")));
        yield return Verb(world, 7, alert => desk.AcknowledgeAsync(world.ByAdmin(), alert));
        yield return Verb(world, 1, alert => desk.SnoozeAsync(
            world.BySecondAdmin(), alert, new SnoozeBody(world.Now.AddDays(3))));
    }

    // The oldest that nobody looks after; where there is none, nothing happens.
    private static DemoStep Verb(DemoWorld world, int day, Func<Id<Alert>, Task> act) =>
        new(world.DaysAgo(day, Evening + 1), async () =>
        {
            await using var db = world.Database.Read(BookId.Live);
            var open = await db.Alerts.Where(x => x.State == AlertState.Open && x.Severity != AlertSeverity.Critical)
                .OrderBy(x => x.Id).Select(x => x.Id).Take(1).ToListAsync();
            foreach (var alert in open)
            {
                await act(alert);
            }
        });
}
