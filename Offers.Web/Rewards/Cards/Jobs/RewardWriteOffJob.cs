using Offers.Data.Rewards.Cards.Imports;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Rewards.Cards.Jobs;

/// <summary>Asks that expired cards be written off, and lets go of sealed files that nobody enters any more.</summary>
public sealed class RewardWriteOffJob(WriteOffDesk desk, CardImportQueries imports, TimeProvider time) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "reward-write-off";

    /// <inheritdoc/>
    public override string Purpose =>
        "Asks that expired cards be written off, and removes sealed files of cards that nobody enters any more.";

    /// <inheritdoc/>
    public override string Schedule => "0 5 20 * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await desk.DueAsync(book), pool =>
                desk.AskAsync(context.Command(book, pool.ToString(), context.Due), pool));
        }

        context.Done(await imports.SweepAsync(time.GetUtcNow()));
    }
}
