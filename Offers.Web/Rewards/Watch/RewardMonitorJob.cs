using Offers.Data.Rewards.Watch;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Rewards.Watch;

/// <summary>Looks at pools, campaigns, credit, rewards and suppliers of every book.</summary>
public sealed class RewardMonitorJob(RewardMonitor monitor) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "reward-monitor";

    /// <inheritdoc/>
    public override string Purpose =>
        "Opens, raises and resolves alerts about cards, credit, campaigns, rewards and suppliers.";

    /// <inheritdoc/>
    public override string Schedule => "40 0/5 * * * ?";

    /// <inheritdoc/>
    public override Task RunAsync(JobContext context) => context.EachAsync(
        context.Books, book => monitor.RunAsync(context.Command(book, "monitor", context.Due)));
}
