using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>A message as it is answered and shown.</summary>
public sealed record MessageView
{
    /// <summary>The identity.</summary>
    public required Id<RewardMessage> Id { get; init; }

    /// <summary>The campaign.</summary>
    public required Id<Campaign> CampaignId { get; init; }

    /// <summary>To whom; null for somebody who is on no list.</summary>
    public RecipientLink? Recipient { get; init; }

    /// <summary>The redemption that it brings.</summary>
    public Id<Redemption>? RedemptionId { get; init; }

    /// <summary>What it brings.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>By which way.</summary>
    public required MessageChannel Channel { get; init; }

    /// <summary>The address or the number.</summary>
    public required string Address { get; init; }

    /// <summary>How it stands.</summary>
    public required MessageStatus Status { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it failed or came back.</summary>
    public string? Fault { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it is tried next; null for one that is not to be sent.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    internal static MessageView Of(RewardMessage message, string? name) => new()
    {
        Id = message.Id, CampaignId = message.Campaign, RedemptionId = message.Redemption, Kind = message.Kind,
        Recipient = message.Recipient is { } recipient ? new RecipientLink(recipient, name ?? "") : null,
        Channel = message.Channel, Address = message.Address, Status = message.Status, Attempts = message.Attempts,
        Fault = message.Fault, QueuedAt = message.QueuedAt, SentAt = message.SentAt,
        DueAt = message.Status == MessageStatus.Queued ? message.DueAt : null,
    };
}

/// <summary>A recipient where another object names him.</summary>
/// <param name="Id">The recipient.</param>
/// <param name="Name">His name.</param>
public sealed record RecipientLink(Id<Recipient> Id, string Name);

/// <summary>What a list of messages is narrowed to.</summary>
/// <param name="Status">How they stand.</param>
/// <param name="Kind">What they bring.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Recipient">To whom.</param>
public sealed record MessageFilter(
    MessageStatus? Status = null, MessageKind? Kind = null, MessageChannel? Channel = null,
    Id<Recipient>? Recipient = null)
{
    internal IQueryable<RewardMessage> Narrow(IQueryable<RewardMessage> messages)
    {
        messages = Status is { } status ? messages.Where(x => x.Status == status) : messages;
        messages = Kind is { } kind ? messages.Where(x => x.Kind == kind) : messages;
        messages = Channel is { } channel ? messages.Where(x => x.Channel == channel) : messages;
        return Recipient is { } recipient ? messages.Where(x => x.Recipient == recipient) : messages;
    }
}

/// <summary>Reads the messages of campaigns.</summary>
public sealed class MessageQueries(OffersDatabase database)
{
    /// <summary>The messages of a campaign that a scope reaches, newest first.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>.</exception>
    public async Task<Page<MessageView>> ListAsync(
        RewardScope scope, Id<Campaign> id, MessageFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var campaign = await db.CampaignAsync(scope, id);
        var found = filter.Narrow(db.RewardMessages.Where(x => x.Campaign == campaign.Id));
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var ids = rows.Select(x => x.Recipient).OfType<Id<Recipient>>().Distinct().ToList();
        var names = await db.Recipients.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name);
        return Page<RewardMessage>.Of(rows, page, total, x => x.Id.ToString()).Select(x => MessageView.Of(
            x, x.Recipient is { } recipient ? names.GetValueOrDefault(recipient) : null));
    }
}
