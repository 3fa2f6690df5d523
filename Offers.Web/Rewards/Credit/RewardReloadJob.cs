using Offers.Data.Rewards.Credit;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Rewards.Credit;

/// <summary>Asks for credit by itself where it is below the level that its owner set.</summary>
public sealed class RewardReloadJob(ReloadDesk desk) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "reward-reload";

    /// <inheritdoc/>
    public override string Purpose => "Asks parents for credit where automatic reload is set and little is left.";

    /// <inheritdoc/>
    public override string Schedule => "35 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await desk.DueAsync(book), due => desk.AskAsync(
                context.Command(book, $"reload {due.Owner} {due.Currency}", context.Due), due));
        }
    }
}
