using Offers.Data.Investments;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Investments;

/// <summary>Closes offers whose time is over, and tells of those that have opened.</summary>
public sealed class OfferTimesJob(OfferTimes times, OfferDesk desk) : ScheduledJob
{
    private const int AtMost = 500;

    /// <inheritdoc/>
    public override string Name => "offer-times";

    /// <inheritdoc/>
    public override string Purpose => "Closes offers at their closing time and tells of those that open.";

    /// <inheritdoc/>
    public override string Schedule => "5 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await times.ClosingAsync(book, AtMost), offer => desk.MoveAsync(
                context.Command(book, "close " + offer.Id, offer.Due), offer.Id, "close"));
            await context.EachAsync(await times.OpeningAsync(book, AtMost), offer => times.OpenAsync(
                context.Command(book, "open " + offer.Id, offer.Due), offer.Id));
        }
    }
}
