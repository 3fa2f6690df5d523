using Offers.Data.Investments;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Investments;

/// <summary>Tells investors of payments that come, and administrators of those that are due.</summary>
public sealed class DueNoticesJob(PaymentNotices notices) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "due-notices";

    /// <inheritdoc/>
    public override string Purpose => "Tells of planned payments: seven days and a day before, and on the day.";

    /// <inheritdoc/>
    public override string Schedule => "0 2 * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await notices.DueAsync(book), notice => notices.TellAsync(
                context.Command(book, $"tell {notice.Offer} {notice.Date:O} {notice.Step}", notice.At), notice));
        }
    }
}
