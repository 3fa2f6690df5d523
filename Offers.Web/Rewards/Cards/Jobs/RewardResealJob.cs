using Offers.Data.Rewards.Cards.Pools;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Rewards.Cards.Jobs;

/// <summary>Seals all cards with the newest key of the ring.</summary>
public sealed class RewardResealJob(CardReseal reseal) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "reward-reseal";

    /// <inheritdoc/>
    public override string Purpose => "Seals cards with the newest key, so that older keys can be taken away.";

    /// <inheritdoc/>
    public override string Schedule => "0 40 3 * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            var done = (int)Math.Min(int.MaxValue, await reseal.RunAsync(book, context.Stopping));
            context.Found(done);
            context.Done(done);
        }
    }
}
