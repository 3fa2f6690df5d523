using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Jobs;

/// <summary>Jobs, as administrators work on them.</summary>
internal static class JobEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/admin/jobs").RequirePolicy(Policies.Admin).WithTags("Jobs");
        jobs.MapGet("", (JobDesk desk) => desk.ListAsync()).WithSummary("All jobs with their next and latest run");
        jobs.MapGet("/runs", (JobDesk desk, HttpContext http) => RunsAsync(desk, null, http))
            .WithSummary("The runs of all jobs, newest first").ListOf<JobRunView>(ListFilter.Status<JobRunState>())
            .Refuses(PlatformCodes.StatusInvalid);
        jobs.MapGet("/{name}/runs", (string name, JobDesk desk, HttpContext http) => RunsAsync(desk, name, http))
            .WithSummary("The runs of a job, newest first").ListOf<JobRunView>(ListFilter.Status<JobRunState>())
            .Refuses(PlatformCodes.StatusInvalid, PlatformCodes.JobNotFound);
        jobs.MapPost("/{name}/run", (string name, JobDesk desk, HttpContext http) =>
                desk.RunAsync(http.Command(), name).ToResultAsync())
            .WithSummary("Run a job now").Answers<JobRequested>(StatusCodes.Status202Accepted).TakesKey()
            .Refuses(PlatformCodes.JobNotFound);
    }

    private static Task<Page<JobRunView>> RunsAsync(JobDesk desk, string? name, HttpContext http)
    {
        var query = http.List();
        return desk.RunsAsync(name, query.Status<JobRunState>(), query.Page);
    }
}
