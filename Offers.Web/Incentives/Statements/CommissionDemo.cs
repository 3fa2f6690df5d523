using Offers.Data.Incentives.Statements;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives.Statements;

/// <summary>Issues the statements of the demo's agents as the year goes on, on the first day of each month.</summary>
public sealed class CommissionDemo : IDemoSource
{
    private const int Months = 12;
    private static readonly TimeZoneInfo _widest = TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world)
    {
        var desk = new CommissionDesk(world.Writes, world.Database, world.Clock);
        var running = CommissionMonth.At(world.Now, _widest);
        return Enumerable.Range(0, Months)
            .Select(i => CommissionMonth.Of(running.FirstDay.AddMonths(-i)).From(_widest).AddHours(4))
            .Where(at => at <= world.Now)
            .Select(at => new DemoStep(at, () => desk.RunAsync(BookId.Live)));
    }
}
