using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>
/// The messages that wait to be sent: each is taken by one node, which has it for five minutes. A node that says
/// nothing in that time has died, and another one sends it.
/// </summary>
public sealed class MessageQueue(OffersDatabase database, TimeProvider time)
{
    /// <summary>How many are taken at once.</summary>
    public const int AtOnce = 20;

    private static readonly TimeSpan _lease = TimeSpan.FromMinutes(5);

    /// <summary>Takes the oldest messages of a book that are due, so that no other node sends them.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> TakeAsync(BookId book)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);

        // One about a card that is still being bought or looked at waits for it.
        var due = await db.RewardMessages.Where(x => x.Status == MessageStatus.Queued && x.DueAt <= now
                && !db.Redemptions.Any(y => y.Id == x.Redemption && (y.Status == RedemptionStatus.Pending
                    || y.Status == RedemptionStatus.Provisioning || y.Status == RedemptionStatus.Unknown)))
            .OrderBy(x => x.DueAt).ThenBy(x => x.Id).Take(AtOnce).ToListAsync();
        if (due.Count == 0)
        {
            return [];
        }

        var mine = await LeaseAsync(book, due, now + _lease);
        return await ReadAsync(db, [.. due.Where(x => mine.Contains(x.Id))], now);
    }

    // One by one, so that of two nodes each gets those that it moved itself; in one commit.
    private Task<HashSet<Id<RewardMessage>>> LeaseAsync(
        BookId book, IReadOnlyList<RewardMessage> due, DateTimeOffset until) =>
        database.WriteOutsideAsync(async db =>
        {
            db.Book = book;
            await using var transaction = await db.Database.BeginTransactionAsync();
            var mine = new HashSet<Id<RewardMessage>>();
            foreach (var message in due)
            {
                var (id, seen) = (message.Id, message.DueAt);
                if (await db.RewardMessages
                    .Where(x => x.Id == id && x.DueAt == seen && x.Status == MessageStatus.Queued)
                    .ExecuteUpdateAsync(set => set.SetProperty(x => x.DueAt, until)) == 1)
                {
                    mine.Add(id);
                }
            }

            await transaction.CommitAsync();
            return mine;
        });

    private static async Task<IReadOnlyList<OutgoingMessage>> ReadAsync(
        OffersDb db, IReadOnlyList<RewardMessage> messages, DateTimeOffset now)
    {
        var about = await MessageContext.ReadAsync(db, messages);
        return [.. messages.Select(x => about.Outgoing(x, now))];
    }
}

/// <summary>What the words of messages need, read for some of them together.</summary>
internal sealed class MessageContext
{
    private Dictionary<Id<Recipient>, Recipient> _recipients = [];
    private Dictionary<Id<Campaign>, Campaign> _campaigns = [];
    private Dictionary<Id<Redemption>, Redemption> _redemptions = [];
    private Dictionary<(Id<Campaign> Campaign, int Number), string?> _conditions = [];
    private Dictionary<Id<Brand>, Brand> _brands = [];
    private Dictionary<Id<Organisation>, string> _clients = [];

    internal static async Task<MessageContext> ReadAsync(OffersDb db, IReadOnlyList<RewardMessage> messages)
    {
        var recipients = messages.Select(x => x.Recipient).OfType<Id<Recipient>>().Distinct().ToList();
        var campaigns = messages.Select(x => x.Campaign).Distinct().ToList();
        var redemptions = messages.Select(x => x.Redemption).OfType<Id<Redemption>>().Distinct().ToList();
        var found = await db.Campaigns.Where(x => campaigns.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
        var brands = found.Values.Select(x => x.Brand).Distinct().ToList();
        var clients = found.Values.Select(x => x.ClientOrganisation).Distinct().ToList();
        return new MessageContext
        {
            _campaigns = found,
            _recipients = await db.Recipients.Where(x => recipients.Contains(x.Id)).ToDictionaryAsync(x => x.Id),
            _redemptions = await db.Redemptions.Where(x => redemptions.Contains(x.Id)).ToDictionaryAsync(x => x.Id),
            _conditions = (await db.CampaignConditions.Where(x => campaigns.Contains(x.Campaign)).ToListAsync())
                .ToDictionary(x => (x.Campaign, x.Number), x => x.Message),
            _brands = await db.Brands.Where(x => brands.Contains(x.Id)).ToDictionaryAsync(x => x.Id),
            _clients = await db.Organisations.IgnoreQueryFilters([OffersDb.BookFilter])
                .Where(x => clients.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name),
        };
    }

    internal OutgoingMessage Outgoing(RewardMessage message, DateTimeOffset now)
    {
        var campaign = _campaigns[message.Campaign];
        var recipient = message.Recipient is { } id ? _recipients[id] : null;
        var redemption = message.Redemption is { } what ? _redemptions.GetValueOrDefault(what) : null;
        var (brand, language) = (_brands[campaign.Brand], recipient?.Language ?? campaign.Language);
        return new OutgoingMessage
        {
            Book = message.Book, Id = message.Id, Attempts = message.Attempts, Kind = message.Kind,
            Channel = message.Channel, Address = message.Address, Recipient = message.Recipient,
            Name = recipient?.Name ?? "", Code = recipient?.Code, Redemption = redemption?.Id,
            Language = language,
            Client = _clients[campaign.ClientOrganisation],
            Brand = language == "ar" ? brand.NameArabic ?? brand.Name : brand.Name, Value = redemption?.Value,
            Text = TextOf(message, campaign, redemption),
            AsksForConsent = recipient is { Phone: not null, Consent: SmsConsent.None or SmsConsent.Pending },
            WhyNot = WhyNot(message, (campaign, recipient, redemption), now),
        };
    }

    private string? TextOf(RewardMessage message, Campaign campaign, Redemption? redemption) =>
        message.Kind == MessageKind.Reward && redemption is { Condition: > 0 } of
            ? _conditions.GetValueOrDefault((campaign.Id, of.Condition)) ?? campaign.Message
            : campaign.Message;

    // What was queued may not be wished, allowed or true any more when its turn comes.
    private static string? WhyNot(
        RewardMessage message, (Campaign Campaign, Recipient? Recipient, Redemption? Redemption) about,
        DateTimeOffset now) => about switch
        {
            { Recipient.Status: RecipientStatus.Removed } => "The recipient was taken off the list.",
            { Recipient.Consent: SmsConsent.Out } => "The recipient does not wish messages.",
            _ when message.Channel == MessageChannel.Sms && about.Recipient is { } recipient && !recipient.MaySms(now)
                => "The recipient has not agreed to SMS, or longer than 180 days ago.",
            _ when message.Kind == MessageKind.Reward && about.Redemption is not { HasCard: true } =>
                "The reward was taken back.",
            _ when message.Kind == MessageKind.Invitation
                && about.Campaign.EffectiveStatus(now) == CampaignStatus.Ended => "The campaign has ended.",
            _ => null,
        };
}
