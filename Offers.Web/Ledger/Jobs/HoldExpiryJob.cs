using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Ledger.Jobs;

/// <summary>
/// Gives back holds whose time is over, one command each; what was captured or voided meanwhile stays so.
/// </summary>
public sealed class HoldExpiryJob(HoldQueries holds, WalletDesk desk, BookTimes times) : ScheduledJob
{
    private const int AtMost = 1000;

    /// <inheritdoc/>
    public override string Name => "hold-expiry";

    /// <inheritdoc/>
    public override string Purpose => "Gives back holds whose time is over.";

    /// <inheritdoc/>
    public override string Schedule => "0 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            var due = await holds.DueAsync(book, await times.NowAsync(book), AtMost);
            await context.EachAsync(due, hold => desk.ExpireAsync(book, hold));
        }
    }
}
