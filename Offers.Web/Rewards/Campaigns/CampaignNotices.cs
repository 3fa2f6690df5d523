using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>
/// Tells a client's people of messages that did not arrive, once a day for each campaign, and of campaigns that ended.
/// </summary>
public sealed class CampaignNotices(OffersDatabase database, Recipients recipients) : INoticeSource
{
    private const string Bounced = "rewards.message.bounced";
    private const string Failed = "rewards.message.failed";
    private const string Ended = "rewards.campaign.ended";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var messages = new List<Message>();
        var lost = events.Where(x => x.Type is Bounced or Failed)
            .DistinctBy(x => (x.Read<MessageNews>().CampaignId, DayOf(x))).ToList();
        foreach (var happening in lost)
        {
            messages.AddRange(await LostAsync(happening, cancellation));
        }

        foreach (var happening in events.Where(x => x.Type == Ended))
        {
            messages.AddRange(await EndedAsync(happening, cancellation));
        }

        return messages;
    }

    private async Task<IEnumerable<Message>> LostAsync(Event happening, CancellationToken cancellation)
    {
        var news = happening.Read<MessageNews>();
        var people = await recipients.MembersAsync(news.Owner, Role.ClientManager, cancellation);
        return people.Select(person => new Message(person, new NotificationText(
            Bounced, news.CampaignId.ToString(), DayOf(happening), $"Messages came back: {news.Campaign}",
            "Put the addresses right and send them again; rewards stay the same.",
            $"/client/campaigns/{news.CampaignId}?part=recipients&message=bounced")));
    }

    private async Task<IEnumerable<Message>> EndedAsync(Event happening, CancellationToken cancellation)
    {
        await using var db = database.Read(happening.Book);
        var id = Id<Campaign>.Parse(happening.ObjectId);
        var campaign = await db.Campaigns.SingleAsync(x => x.Id == id, cancellation);
        var people = await recipients.MembersAsync(campaign.ClientOrganisation, Role.ClientManager, cancellation);
        return people.Select(person => new Message(person, new NotificationText(
            happening.Type, happening.ObjectId, "", $"It has ended: {campaign.Name}",
            campaign.BudgetMode == BudgetMode.Isolated
                ? "Its codes are good no more. Credit that it has left can be taken back."
                : "Its codes are good no more.",
            $"/client/campaigns/{campaign.Id}")));
    }

    private static string DayOf(Event happening) => happening.At.UtcDateTime.ToString(
        "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record MessageNews(Id<Campaign> CampaignId, string Campaign, Id<Organisation> Owner);
}
