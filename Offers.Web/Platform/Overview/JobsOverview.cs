using Offers.Data.Platform.Jobs;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Overview;

/// <summary>Puts jobs whose latest run failed into the queue.</summary>
public sealed class JobsOverview(JobLog history, Jobs.JobRunner runner) : IOverviewSource
{
    /// <inheritdoc/>
    public async Task FillAsync(Overview overview)
    {
        var latest = await history.LatestAsync([.. runner.Jobs.Select(job => job.Name)]);
        overview.Queue.AddRange(latest.Values.Where(run => run.State == JobRunState.Failed).Select(run => new QueueItem(
            Glyph.Jobs, T("The job {0} failed", run.Job), run.Note ?? "", run.EndedAt ?? run.StartedAt,
            $"/admin/jobs/{run.Job}", T("See its runs"))));
    }
}
