using Offers.Data.Platform.Approvals;
using Offers.Domain.Platform;
using Offers.Web.Platform.Overview;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Approvals;

/// <summary>What waits for a second person, in the administrators' work queue.</summary>
public sealed class ApprovalsOverview(ApprovalQueries approvals) : IOverviewSource
{
    private const int AtMost = 10;

    /// <inheritdoc/>
    public async Task FillAsync(Overview.Overview overview)
    {
        var system = Caller.System(overview.Book, "overview");
        var page = await approvals.ListAsync(
            system, new ApprovalFilter(ApprovalState.Waiting), new PageRequest(AtMost));
        overview.Queue.AddRange(page.Data.Select(x => new QueueItem(
            Glyph.Check,
            x.Amount.IsZero
                ? T("Approve: {0}", x.Summary)
                : T("Approve {0}: {1}", MoneyText.Plain(x.Amount), x.Summary),
            x.Maker is { } maker ? T("asked by {0}", maker.Name) : T("asked by the system"),
            x.RequestedAt, $"/admin/approvals?q={x.Id}", T("Decide"))));
    }
}
