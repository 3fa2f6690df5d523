using Offers.Data.Incentives.Statements;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Incentives.Statements;

/// <summary>Issues and locks the statements of agents once their month is over.</summary>
public sealed class CommissionJob(CommissionDesk desk) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "commission-statements";

    /// <inheritdoc/>
    public override string Purpose => "Issues the commission statements of agents whose month is over.";

    /// <inheritdoc/>
    public override string Schedule => "35 2/10 * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await desk.DueAsync(book), due => desk.IssueAsync(
                context.Command(book, "issue " + due.Item, due.Due), due));
        }
    }
}
