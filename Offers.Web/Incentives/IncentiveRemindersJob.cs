using Offers.Data.Incentives;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives;

/// <summary>Tells agents of incentives that end in seven, three days or one day, once each.</summary>
public sealed class IncentiveRemindersJob(IncentiveReminders reminders) : ScheduledJob
{
    private const int AtMost = 500;

    /// <inheritdoc/>
    public override string Name => "incentive-reminders";

    /// <inheritdoc/>
    public override string Purpose => "Tells agents of incentives that end soon, once for each step.";

    /// <inheritdoc/>
    public override string Schedule => "0 5 * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await reminders.DueAsync(book, AtMost), ending => reminders.TellAsync(
                context.Command(book, $"ending {ending.Id} {ending.Days}", ending.EndsAt), ending));
        }
    }
}
