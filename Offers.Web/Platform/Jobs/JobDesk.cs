using Offers.Data.Platform.Jobs;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Jobs;

/// <summary>What administrators see of jobs, and running one by hand.</summary>
public sealed class JobDesk(
    JobRunner runner, JobTimes times, JobLog history, UnitOfWork writes, IHostApplicationLifetime life,
    TimeProvider time)
{
    /// <summary>Every job with its next and its latest run.</summary>
    public async Task<IReadOnlyList<JobView>> ListAsync()
    {
        var now = time.GetUtcNow();
        var latest = await history.LatestAsync([.. runner.Jobs.Select(job => job.Name)]);
        return
        [
            .. runner.Jobs.Select(job => new JobView(
                job.Name, job.Purpose, times.CronOf(job), times.NextOf(job, now),
                latest.TryGetValue(job.Name, out var run) ? JobRunView.Of(run) : null)),
        ];
    }

    /// <summary>The runs of a job, or of all, newest first.</summary>
    /// <exception cref="Refusal"><c>job_not_found</c>, <c>paging_invalid</c>.</exception>
    public async Task<Page<JobRunView>> RunsAsync(string? name, JobRunState? state, PageRequest page)
    {
        var job = name is null ? null : Find(name).Name;
        return (await history.RunsAsync(job, state, page)).Select(JobRunView.Of);
    }

    /// <summary>Records who asks for a run, and begins it; answers 202 without waiting for its end.</summary>
    /// <exception cref="Refusal"><c>job_not_found</c>.</exception>
    public async Task<Answer> RunAsync(CommandRequest request, string name)
    {
        var job = Find(name);
        var answer = await writes.RunAsync(request.OnlyLive(), new Deed("platform.run_job", job.Name), work =>
        {
            work.Audit(new AuditFact("platform.run_job", job.Name, null, null, null));
            var body = OffersJson.Bytes(new JobRequested(job.Name, work.RecordedAt));
            return Task.FromResult(new Answer(StatusCodes.Status202Accepted, body)
            {
                Location = $"/api/v1/admin/jobs/{job.Name}/runs",
            });
        });
        if (!answer.IsRefusal && !answer.Replayed && request.Mode == RunMode.Commit)
        {
            await runner.BeginAsync(job, life.ApplicationStopping);
        }

        return answer;
    }

    private ScheduledJob Find(string name) => runner.Find(name)
        ?? throw PlatformCodes.JobNotFound.Because($"'{name}' is not a job.");
}
