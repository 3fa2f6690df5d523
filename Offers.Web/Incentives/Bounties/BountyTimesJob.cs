using Offers.Data.Incentives.Bounties;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives.Bounties;

/// <summary>Records the end of bounties whose time is over, and reminds agents before it.</summary>
public sealed class BountyTimesJob(BountyExpiry expiry, BountyReminders reminders) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "bounty-times";

    /// <inheritdoc/>
    public override string Purpose =>
        "Ends bounties whose time is over, gives back what nothing can need, and reminds agents before.";

    /// <inheritdoc/>
    public override string Schedule => "25 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await reminders.DueAsync(book), reminder => reminders.TellAsync(
                context.Command(book, $"remind {reminder.Bounty} {reminder.Step}", reminder.At), reminder));
            await context.EachAsync(await expiry.DueAsync(book), due => expiry.ExpireAsync(
                context.Command(book, "expire " + due.Id, due.Due), due));
        }
    }
}
