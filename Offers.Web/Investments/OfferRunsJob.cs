using Offers.Data.Investments;
using Offers.Domain.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Investments;

/// <summary>Goes on with what was begun for all investors of an offer and was interrupted.</summary>
public sealed class OfferRunsJob(OfferRuns runs) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "offer-runs";

    /// <inheritdoc/>
    public override string Purpose => "Goes on with settling, cancelling and paying that was interrupted.";

    /// <inheritdoc/>
    public override string Schedule => "35 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await runs.UnfinishedAsync(book), async run =>
            {
                await runs.FinishAsync(book, run, context.Stopping);
                return Answer.None();
            });
        }
    }
}
