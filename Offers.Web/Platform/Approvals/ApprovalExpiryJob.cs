using Offers.Data.Platform.Approvals;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Platform.Approvals;

/// <summary>Takes back what nobody approved in time.</summary>
public sealed class ApprovalExpiryJob(ApprovalQueries approvals, ApprovalDesk desk) : ScheduledJob
{
    private const int AtMost = 500;

    /// <inheritdoc/>
    public override string Name => "approval-expiry";

    /// <inheritdoc/>
    public override string Purpose => "Takes back what nobody approved within 72 hours, and gives held money back.";

    /// <inheritdoc/>
    public override string Schedule => "0 10 * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await approvals.DueAsync(book, AtMost), due =>
                desk.ExpireAsync(context.Command(book, due.Id.ToString(), due.ExpiresAt), due.Id));
        }
    }
}
