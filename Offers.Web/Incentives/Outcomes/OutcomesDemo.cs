using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>
/// Who read which incentives over the past weeks, and two leaderboards of ABC Builders: one that begins anew and was
/// locked every month, and one over all that the ladder earned.
/// </summary>
public sealed class OutcomesDemo : IDemoSource
{
    private const string Sunrise = "Sunrise Apartments";
    private const string Lakeview = "Lakeview Residences";
    private const string Ladder = "Festive ladder";
    private const int OpenedDay = 320;
    private const int LadderDay = 59;

    // Which agents read on a day, over and over; none on some.
    private static readonly int[][] _readers = [[0, 1, 2], [0], [3], [], [0, 3], [1], [2, 0], []];

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world) =>
        Reading(world, Sunrise, "Early Bird Bonus - First 20 Units", 140)
            .Concat(Reading(world, Lakeview, Ladder, LadderDay))
            .Concat(Boards(world)).Concat(Locks(world));

    private static IEnumerable<DemoStep> Reading(DemoWorld world, string project, string title, int since)
    {
        var readings = new IncentiveReadings(
            world.Database, world.Clock, NullLogger<IncentiveReadings>.Instance);
        for (var day = since; day >= 1; day--)
        {
            var readers = _readers[day % _readers.Length];
            yield return new DemoStep(world.DaysAgo(day, 11), async () =>
            {
                await using var db = world.Database.Read(BookId.Live);
                var incentive = await IncentiveAsync(world, title);
                var now = world.Clock.GetUtcNow();
                foreach (var agent in readers.Select(reader => world.Agents[reader]))
                {
                    var sold = db.SoldBy(world.People[agent], now);
                    if (await db.Projects.AnyAsync(x => x.Name == project && sold.Contains(x.Id)))
                    {
                        await readings.CountAsync(world.ByAgent(agent).Caller, incentive);
                    }
                }
            });
        }
    }

    private static IEnumerable<DemoStep> Boards(DemoWorld world)
    {
        var desk = new LeaderboardDesk(world.Writes);
        DemoStep Open(int day, string project, Func<LeaderboardBody, Task<LeaderboardBody>> with) =>
            new(world.DaysAgo(day, 5), async () =>
            {
                await using var db = world.Database.Read(BookId.Live);
                var id = await db.Projects.Where(x => x.Name == project).Select(x => x.Id).SingleAsync();
                var ask = world.ByBuilder(IncentivesDemoMoney.Person, IncentivesDemoMoney.Builder);
                await desk.OpenAsync(ask, ProjectScope.OfBuilder(ask.Caller), await with(new LeaderboardBody(id)));
            });

        yield return Open(OpenedDay, Sunrise, Task.FromResult);
        yield return Open(LadderDay, Lakeview, async body => body with
        {
            IncentiveId = await IncentiveAsync(world, Ladder), Period = BoardPeriod.Whole,
            Metric = BoardMetric.Earned,
        });
        foreach (var (agent, shown) in new[] { (1, NameShown.Name), (2, NameShown.Hidden) })
        {
            yield return new DemoStep(world.DaysAgo(OpenedDay - 1, agent), () => desk.ChooseNameAsync(
                world.ByAgent(world.Agents[agent]), new LeaderboardNameBody(shown)));
        }
    }

    private static IEnumerable<DemoStep> Locks(DemoWorld world)
    {
        var (desk, freezing) = (new LeaderboardDesk(world.Writes), new BoardFreezing(world.Database, world.Clock));
        var today = world.DaysAgo(0);
        for (var first = new DateOnly(today.Year, today.Month, 1); first > ResultPeriod.DayOf(world.DaysAgo(OpenedDay));
             first = first.AddMonths(-1))
        {
            yield return new DemoStep(new DateTimeOffset(first, new TimeOnly(0, 30), TimeSpan.Zero), async () =>
            {
                foreach (var due in await freezing.DueAsync(BookId.Live))
                {
                    await desk.FreezeAsync(world.ByAdmin(), due.Id);
                }
            });
        }
    }

    private static async Task<Id<Incentive>> IncentiveAsync(DemoWorld world, string title)
    {
        await using var db = world.Database.Read(BookId.Live);
        return await db.Incentives.Where(x => x.Title == title).Select(x => x.Id).SingleAsync();
    }
}
