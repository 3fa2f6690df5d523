using Offers.Data.Rewards.Supply;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Rewards.Supply;

/// <summary>Fills buffers of cards that run low by orders at their suppliers.</summary>
public sealed class RewardRefillJob(RefillDesk refill) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "reward-refill";

    /// <inheritdoc/>
    public override string Purpose => "Orders cards for buffers that run low, unless their supplier does not answer.";

    /// <inheritdoc/>
    public override string Schedule => "20 0/5 * * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await refill.LowAsync(book), pool => refill.RefillAsync(
                context.Command(book, "refill " + pool, context.Due), pool));
        }
    }
}
