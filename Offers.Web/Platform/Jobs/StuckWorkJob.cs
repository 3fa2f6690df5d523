using Offers.Data.Platform.Jobs;
using Offers.Data.Platform.Notifications;
using Offers.Web.Platform.Notifications;

namespace Offers.Web.Platform.Jobs;

/// <summary>Closes runs whose process died, and sends e-mails that were left behind.</summary>
public sealed class StuckWorkJob(JobLog history, MailQueue mails, MailSender sender) : ScheduledJob
{
    /// <inheritdoc/>
    public override string Name => "stuck-work";

    /// <inheritdoc/>
    public override string Purpose => "Closes runs without a sign of life and sends e-mails that were left behind.";

    /// <inheritdoc/>
    public override string Schedule => "30 * * * * ?";

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        var dead = await history.CloseDeadAsync();
        var left = await mails.FreeAsync();
        var sent = await sender.SendSomeAsync(context.Stopping);
        context.Found(dead + Math.Max(left, sent));
        context.Done(dead + sent);
    }
}
