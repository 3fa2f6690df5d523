using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Writes to the owner of a code, as he asked on the public page.</summary>
public sealed class GiftMail(InvitationDesk messages)
{
    /// <summary>
    /// Sends the address of the page to the e-mail address that is known of the owner; the card is never in a message.
    /// </summary>
    /// <exception cref="Refusal"><c>redemption_not_found</c>; all of
    /// <see cref="InvitationDesk.MailCardAsync"/>.</exception>
    public async Task SendAsync(Caller caller, GiftView gift, Id<Redemption>? card)
    {
        if (gift.Mailbox is not { } recipient
            || gift.Items.FirstOrDefault(x => x.Redemption == card) is not { Redemption: { } id, HasCard: true })
        {
            throw RewardCodes.RedemptionNotFound.Because();
        }

        var place = new RecipientPlace(RewardScope.OfPlatform(caller), gift.Campaign, recipient);
        (await messages.MailCardAsync(CommandRequest.Once(caller), place, id)).Check();
    }
}
