using System.Globalization;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Platform;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>Tells administrators that a rule asks them to look at a redemption.</summary>
public sealed class ReviewNotices(Recipients recipients) : INoticeSource
{
    private const string Questioned = "rewards.redemption.questioned";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var asked = events.Where(x => x.Type == Questioned).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var people = await recipients.AdministratorsAsync(cancellation);
        return
        [
            .. from happening in asked
               from person in people
               select new Message(person, new NotificationText(
                   happening.Type, happening.ObjectId, happening.Number.ToString(CultureInfo.InvariantCulture),
                   "A redemption waits for a look", "A rule asks for it; its money is held until somebody decides.",
                   "/admin/reviews")),
        ];
    }
}
