using Offers.Data.Rewards.Campaigns;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>Sends messages to recipients that were not sent at once, and tries again what failed.</summary>
public sealed class RewardMessagesJob(RewardMessageSender sender) : ScheduledJob
{
    private const int RoundsAtMost = 30;

    /// <inheritdoc/>
    public override string Name => "reward-messages";

    /// <inheritdoc/>
    public override string Purpose => "Sends invitations and rewards that wait, and tries again what failed.";

    /// <inheritdoc/>
    public override string Schedule => "35 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            for (var round = 0; round < RoundsAtMost; round++)
            {
                var sent = await sender.SendSomeAsync(book, context.Stopping);
                context.Found(sent);
                context.Done(sent);
                if (sent < MessageQueue.AtOnce)
                {
                    break;
                }
            }
        }
    }
}

/// <summary>Records the end of campaigns whose time is over.</summary>
public sealed class RewardCampaignsJob(CampaignEnding ending) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "reward-campaigns";

    /// <inheritdoc/>
    public override string Purpose => "Ends campaigns whose time is over; redemptions under way go on.";

    /// <inheritdoc/>
    public override string Schedule => "40 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await ending.DueAsync(book), due => ending.EndAsync(
                context.Command(book, "end " + due.Id, due.Due), due));
        }
    }
}

/// <summary>Gives rewards of completed conditions that are owed.</summary>
public sealed class RewardOwedJob(OwedRewards owed) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "reward-owed";

    /// <inheritdoc/>
    public override string Purpose =>
        "Gives rewards of completed conditions that could not be given when they were completed.";

    /// <inheritdoc/>
    public override string Schedule => "50 4/10 * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await owed.DueAsync(book), one => owed.GiveAsync(
                context.Command(book, $"reward {one.Recipient} {one.Number}", context.Due), one));
        }
    }
}
