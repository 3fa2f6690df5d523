using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>Goes on with advances of sandboxes' clocks that were interrupted.</summary>
public sealed class ClockAdvancesJob(SandboxQueries sandboxes, IServiceProvider services) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "clock-advances";

    /// <inheritdoc/>
    public override string Purpose => "Goes on with advances of sandboxes' clocks that were interrupted.";

    /// <inheritdoc/>
    public override string Schedule => "50 * * * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        // The runner itself runs jobs, so that it cannot be there before all of them are.
        var runner = services.GetRequiredService<ClockRunner>();
        await context.EachAsync(await sandboxes.OpenAdvancesAsync(), async advance =>
        {
            await runner.RunAsync(advance.Book, advance.Id, context.Stopping);
            return Answer.None();
        });
    }
}
