using Offers.Data.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>Questions about messages that several places ask.</summary>
internal static class MessageRows
{
    /// <summary>Messages that came back or could not be sent, where nothing was sent to the recipient since.</summary>
    internal static IQueryable<RewardMessage> Undelivered(this IQueryable<RewardMessage> messages, OffersDb db) =>
        messages.Where(x => (x.Status == MessageStatus.Bounced || x.Status == MessageStatus.Failed)
            && ((x.Recipient != null
                    && !db.RewardMessages.Any(later => later.Recipient == x.Recipient && later.Id > x.Id))
                || (x.Recipient == null
                    && !db.RewardMessages.Any(later => later.Redemption == x.Redemption && later.Id > x.Id))));

    /// <summary>The last message of each recipient.</summary>
    internal static IQueryable<RewardMessage> Last(this IQueryable<RewardMessage> messages, OffersDb db) =>
        messages.Where(x => x.Recipient != null
            && !db.RewardMessages.Any(later => later.Recipient == x.Recipient && later.Id > x.Id));
}
