using Offers.Data.Incentives;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives;

/// <summary>Records that the time of incentives is over, and gives back what nothing needs of their budgets.</summary>
public sealed class IncentiveExpiryJob(IncentiveQueries incentives, IncentiveDesk desk) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "incentive-expiry";

    /// <inheritdoc/>
    public override string Purpose => "Expires incentives whose time is over and gives back spare budgets.";

    /// <inheritdoc/>
    public override string Schedule => "15 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await incentives.ExpiringAsync(book, IncentiveExpiry.AtOnce), incentive =>
            {
                var command = context.Command(book, "expire " + incentive.Id, incentive.Due);
                return desk.MoveAsync(
                    command, ProjectScope.OfPlatform(command.Caller), incentive.Id, ("expire", null));
            });
        }
    }
}
