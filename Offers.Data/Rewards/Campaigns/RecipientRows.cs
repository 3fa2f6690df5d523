using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>Turns recipients into what is answered, for queries and units of work alike.</summary>
internal static class RecipientRows
{
    /// <summary>Recipients of one campaign with what was sent to them and what they got, in their order.</summary>
    internal static async Task<IReadOnlyList<RecipientView>> ViewsAsync(
        this OffersDb db, Campaign campaign, IReadOnlyList<Recipient> recipients, DateTimeOffset now)
    {
        var ids = recipients.Select(x => (Id<Recipient>?)x.Id).ToList();
        var bare = recipients.Select(x => x.Id).ToList();
        var last = await db.RewardMessages.AsNoTracking().Last(db).Where(x => ids.Contains(x.Recipient))
            .ToDictionaryAsync(x => x.Recipient!.Value);
        var steps = (await db.RecipientSteps.AsNoTracking().Where(x => bare.Contains(x.Recipient)).ToListAsync())
            .ToLookup(x => x.Recipient, x => x.Condition);
        var rewards = (await db.Redemptions.AsNoTracking().Where(x => ids.Contains(x.Recipient))
            .OrderBy(x => x.Id).ToListAsync()).ToLookup(x => x.Recipient!.Value);
        return
        [
            .. recipients.Select(x => Of(x) with
            {
                SmsAllowed = x.MaySms(now), Completed = [.. steps[x.Id].Order()],
                Rewards = [.. rewards[x.Id].Select(RecipientReward.Of)],
                LastMessage = last.GetValueOrDefault(x.Id) is { } message ? LastMessage.Of(message) : null,
                AllowedActions = RecipientActions.Of(campaign, x, last.GetValueOrDefault(x.Id), now),
            }),
        ];
    }

    private static RecipientView Of(Recipient recipient) => new()
    {
        Id = recipient.Id, CampaignId = recipient.Campaign, Name = recipient.Name, Email = recipient.Email,
        Phone = recipient.Phone, Reference = recipient.Reference, Language = recipient.Language,
        Code = RedemptionCode.Grouped(recipient.Code), Status = recipient.Status, Consent = recipient.Consent,
        ConsentAt = recipient.ConsentAt, Taken = recipient.Taken, ListedAt = recipient.ListedAt,
        InvitedAt = recipient.InvitedAt, Revision = recipient.Revision, SmsAllowed = false, Completed = [],
        Rewards = [], AllowedActions = [],
    };
}
