using Offers.Data.Investments;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Investments;

/// <summary>Returns the principal of offers that mature; where the pool is short, the offer is in arrears.</summary>
public sealed class MaturityJob(OfferTimes times, DistributionDesk desk) : ScheduledJob
{
    private const int AtMost = 500;

    /// <inheritdoc/>
    public override string Name => "maturity";

    /// <inheritdoc/>
    public override string Purpose => "Returns the principal of offers that mature, or says that the pool is short.";

    /// <inheritdoc/>
    public override string Schedule => "0 5 * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            // A refusal, for example while a distribution is being paid, is no reason not to try in the next run.
            await context.EachAsync(await times.MaturedAsync(book, AtMost), offer => desk.RepayAsync(
                context.Command(book, "repay " + offer.Id, context.Due), offer.Id));
        }
    }
}
