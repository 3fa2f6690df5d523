using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Identity.Jobs;

/// <summary>Records the end of looks whose time is over; nobody sees anything by them since.</summary>
public sealed class ImpersonationEndJob(ImpersonationDesk desk) : ScheduledJob
{
    private const int AtMost = 1000;

    /// <inheritdoc/>
    public override string Name => "impersonation-end";

    /// <inheritdoc/>
    public override string Purpose => "Records the end of administrators' looks whose time is over.";

    /// <inheritdoc/>
    public override string Schedule => "30 * * * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context) => await context.EachAsync(
        await desk.DueAsync(AtMost),
        look => desk.EndAsync(
            context.Command(BookId.Live, look.Id.ToString(), look.EndsAt), look.Id, ImpersonationEnd.Expired));
}
