using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>What happened to a recipient, for audit and events.</summary>
/// <param name="Verb">The action, for example <c>add</c>.</param>
/// <param name="Happened">The event, for example <c>added</c>.</param>
internal sealed record RecipientDeed(string Verb, string Happened)
{
    /// <summary>What changed; never an address or a number, since the audit is kept for ever.</summary>
    internal object? What { get; init; }

    /// <summary>Why.</summary>
    internal string? Reason { get; init; }
}

/// <summary>What the desks of recipients do alike inside their units of work.</summary>
internal static class RecipientWork
{
    private const int MostTries = 8;

    /// <summary>A recipient of a campaign that a scope reaches, found by their rows and never tracked.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>recipient_not_found</c>.</exception>
    internal static async Task<(Campaign Campaign, Recipient Recipient)> RecipientAsync(
        this ClosureWork work, RecipientPlace place)
    {
        var campaign = await work.CampaignAsync(place.Scope, place.Campaign);
        await work.LoadAsync(new RowNames().Need(RewardRows.Recipient, place.Id));
        return work.Find(RewardRows.Recipient, place.Id) is { } recipient && recipient.Campaign == campaign.Id
            ? (campaign, recipient)
            : throw RewardCodes.RecipientNotFound.Because();
    }

    /// <summary>Refuses a person who is on the campaign's list already.</summary>
    /// <exception cref="Refusal"><c>recipient_exists</c> with <c>recipientId</c>.</exception>
    internal static async Task CheckNewAsync(
        this ClosureWork work, Campaign campaign, RecipientFacts facts, Id<Recipient>? self = null)
    {
        var key = KeyOf(campaign, facts);
        await work.LoadAsync(new RowNames().Need(RewardRows.People, key));
        var other = work.FindAll(RewardRows.People, key)
            .FirstOrDefault(x => x.Status != RecipientStatus.Removed && x.Id != self);
        if (other is not null)
        {
            throw RewardCodes.RecipientExists.Because(null, ("recipientId", other.Id));
        }
    }

    /// <summary>The key of a person on a campaign's list.</summary>
    internal static PersonKey KeyOf(Campaign campaign, RecipientFacts facts) =>
        new(campaign.Id, Convert.ToHexString(RecipientRule.HashOf(facts)));

    /// <summary>Codes that nobody has, so many.</summary>
    internal static async Task<IReadOnlyList<string>> NewCodesAsync(this ClosureWork work, int count)
    {
        var codes = new HashSet<string>(count, StringComparer.Ordinal);
        for (var i = 0; i < MostTries; i++)
        {
            while (codes.Count < count)
            {
                codes.Add(RedemptionCode.New());
            }

            var wanted = codes.ToList();
            var taken = await work.Db.Recipients.Where(x => wanted.Contains(x.Code)).Select(x => x.Code).ToListAsync();
            if (taken.Count == 0)
            {
                return wanted;
            }

            codes.ExceptWith(taken);
        }

        throw new InvalidOperationException("No new codes could be found; the random numbers are not random.");
    }

    /// <summary>Audits what was done with a recipient and tells of it.</summary>
    internal static void Tell(this Work work, Campaign campaign, Recipient recipient, RecipientDeed deed)
    {
        work.Audit(new AuditFact(
            "rewards.recipient." + deed.Verb, recipient.ObjectId, null,
            deed.What is null ? null : OffersJson.Text(deed.What), deed.Reason));
        work.Raise(recipient, "rewards.recipient." + deed.Happened, new
        {
            id = recipient.ObjectId, campaignId = campaign.Id, owner = campaign.ClientOrganisation,
            clientId = recipient.Client, reference = recipient.Reference, status = recipient.Status,
            consent = recipient.Consent, what = deed.What,
        });
    }

    /// <summary>Audits a message and tells that it waits to be sent.</summary>
    internal static void TellQueued(this Work work, Campaign campaign, RewardMessage message)
    {
        work.Audit(new AuditFact(
            "rewards.message.queue", message.ObjectId, null,
            OffersJson.Text(new { message.Kind, message.Channel, message.Recipient, message.Redemption }), null));
        work.Tell(message, campaign, "queued");
    }

    /// <summary>Tells what happened to a message; never its address.</summary>
    internal static void Tell(this Work work, RewardMessage message, Campaign campaign, string happened) =>
        work.Raise(message, "rewards.message." + happened, new
        {
            id = message.ObjectId, campaignId = campaign.Id, campaign = campaign.Name,
            owner = campaign.ClientOrganisation, recipientId = message.Recipient, redemptionId = message.Redemption,
            kind = message.Kind, channel = message.Channel, status = message.Status, fault = message.Fault,
        });
}
