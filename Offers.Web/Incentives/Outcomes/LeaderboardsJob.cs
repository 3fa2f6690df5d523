using Offers.Data.Incentives.Outcomes;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>Locks the periods of leaderboards that are over.</summary>
public sealed class LeaderboardsJob(BoardFreezing freezing, LeaderboardDesk desk) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "leaderboards";

    /// <inheritdoc/>
    public override string Purpose => "Locks the periods of leaderboards that are over, so that places stay.";

    /// <inheritdoc/>
    public override string Schedule => "45 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await freezing.DueAsync(book), due => desk.FreezeAsync(
                context.Command(book, "freeze " + due.Id, due.Due), due.Id));
        }
    }
}
