using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Investments;

/// <summary>Gives room that became free to those who wait, and ends the waiting where an offer is over.</summary>
public sealed class WaitlistJob(WaitlistQueries waitlists, WaitlistDesk desk) : ScheduledJob
{
    private const int AtMost = 500;

    /// <inheritdoc/>
    public override string Name => "waitlist";

    /// <inheritdoc/>
    public override string Purpose => "Promotes who waits where an offer has room; ends the waiting where it is over.";

    /// <inheritdoc/>
    public override string Schedule => "35 * * * * ?";

    /// <inheritdoc/>
    public override bool FollowsBookTime => true;

    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        foreach (var book in context.Books)
        {
            await context.EachAsync(await waitlists.EndingAsync(book, AtMost), entry => desk.EndAsync(
                context.Command(book, "end " + entry, context.Due), entry));
            await context.EachAsync(
                await waitlists.PromotableAsync(book, AtMost), offer => PromoteAsync(context, book, offer));
        }
    }

    // Each commit tries so many places; who cannot get a part is passed, and the next ones are tried.
    private async Task<Answer> PromoteAsync(JobContext context, BookId book, Id<InvestmentOffer> offer)
    {
        var place = 0;
        while (true)
        {
            var request = context.Command(book, $"promote {offer} {place}", context.Due);
            var answer = await desk.PromoteAsync(request, offer, place);
            if (answer.IsRefusal || answer.Read<PromoteAnswer>().Place is not (> 0 and var last))
            {
                return answer;
            }

            place = last;
        }
    }
}
