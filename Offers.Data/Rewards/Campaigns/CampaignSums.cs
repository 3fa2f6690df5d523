using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>Counts and credit of campaigns, read for a page of them together.</summary>
internal sealed class CampaignSums
{
    private List<RecipientSum> _recipients = [];
    private List<RedemptionSum> _redemptions = [];
    private Dictionary<(Id<Campaign> Campaign, int Number), int> _steps = [];
    private Dictionary<Id<Campaign>, int> _undelivered = [];
    private Dictionary<(OwnerKind Kind, Guid Owner, Currency Currency), long> _available = [];

    /// <summary>Reads them.</summary>
    internal static async Task<CampaignSums> ReadAsync(OffersDb db, IReadOnlyList<Campaign> campaigns)
    {
        var ids = campaigns.Select(x => x.Id).ToList();
        return new CampaignSums
        {
            _recipients = await db.Recipients.Where(x => ids.Contains(x.Campaign))
                .GroupBy(x => new { x.Campaign, x.Status })
                .Select(x => new RecipientSum(x.Key.Campaign, x.Key.Status, x.Count())).ToListAsync(),
            _redemptions = await db.Redemptions.Where(x => ids.Contains(x.Campaign))
                .GroupBy(x => new { x.Campaign, x.Status, Seen = x.RevealedAt != null })
                .Select(x => new RedemptionSum(
                    x.Key.Campaign, x.Key.Status, x.Key.Seen, x.Count(), x.Sum(one => one.ChargedMinor)))
                .ToListAsync(),
            _steps = await StepsAsync(db, ids),
            _undelivered = await db.RewardMessages.Undelivered(db).Where(x => ids.Contains(x.Campaign))
                .GroupBy(x => x.Campaign).Select(x => new { x.Key, Count = x.Count() })
                .ToDictionaryAsync(x => x.Key, x => x.Count),
            _available = await AvailableAsync(db, campaigns),
        };
    }

    /// <summary>How many have completed a condition.</summary>
    internal int Completed(Id<Campaign> campaign, int number) => _steps.GetValueOrDefault((campaign, number));

    /// <summary>The recipients of a campaign.</summary>
    internal RecipientCounts RecipientsOf(Id<Campaign> campaign)
    {
        int Of(RecipientStatus status) =>
            _recipients.Where(x => x.Campaign == campaign && x.Status == status).Sum(x => x.Count);
        return new RecipientCounts(
            Of(RecipientStatus.Listed), Of(RecipientStatus.Invited), Of(RecipientStatus.Rewarded),
            Of(RecipientStatus.Removed));
    }

    /// <summary>The redemptions of a campaign.</summary>
    internal RedemptionCounts RedemptionsOf(Id<Campaign> campaign)
    {
        var own = _redemptions.Where(x => x.Campaign == campaign).ToList();
        return new RedemptionCounts(
            own.Where(x => x.IsSpent).Sum(x => x.Count), own.Where(x => x.IsOpen).Sum(x => x.Count),
            own.Where(x => x.Status == RedemptionStatus.Failed).Sum(x => x.Count));
    }

    /// <summary>Messages of a campaign that did not arrive and were not followed by another.</summary>
    internal int UndeliveredOf(Id<Campaign> campaign) => _undelivered.GetValueOrDefault(campaign);

    /// <summary>The credit that a campaign spends.</summary>
    internal CampaignCredit CreditOf(Campaign campaign, Money? cheapest)
    {
        var own = _redemptions.Where(x => x.Campaign == campaign.Id).ToList();
        var payer = campaign.Payer;
        var available = _available.GetValueOrDefault((payer.Kind, payer.Id, campaign.Currency));
        return new CampaignCredit(
            new Money(available, campaign.Currency),
            new Money(own.Where(x => x.IsOpen).Sum(x => x.ChargedMinor), campaign.Currency),
            new Money(own.Where(x => x.IsSpent).Sum(x => x.ChargedMinor), campaign.Currency),
            cheapest is { Minor: > 0 } charge ? available / charge.Minor : null);
    }

    private static async Task<Dictionary<(Id<Campaign>, int), int>> StepsAsync(
        OffersDb db, List<Id<Campaign>> ids) =>
        (await (
            from step in db.RecipientSteps
            join recipient in db.Recipients on step.Recipient equals recipient.Id
            where ids.Contains(recipient.Campaign)
            group step by new { recipient.Campaign, step.Condition } into same
            select new { same.Key.Campaign, same.Key.Condition, Count = same.Count() }).ToListAsync())
        .ToDictionary(x => (x.Campaign, x.Condition), x => x.Count);

    private static async Task<Dictionary<(OwnerKind, Guid, Currency), long>> AvailableAsync(
        OffersDb db, IReadOnlyList<Campaign> campaigns)
    {
        var owners = campaigns.Select(x => x.Payer.Id).Distinct().ToList();
        return (await db.Accounts
            .Where(x => owners.Contains(x.OwnerId) && x.Purpose == Purpose.Available && x.Qualifier == "")
            .Select(x => new { x.OwnerKind, x.OwnerId, x.Currency, x.BalanceMinor }).ToListAsync())
            .ToDictionary(x => (x.OwnerKind, x.OwnerId, x.Currency), x => x.BalanceMinor);
    }

    private sealed record RecipientSum(Id<Campaign> Campaign, RecipientStatus Status, int Count);

    private sealed record RedemptionSum(
        Id<Campaign> Campaign, RedemptionStatus Status, bool Seen, int Count, long ChargedMinor)
    {
        internal bool IsOpen =>
            Status is RedemptionStatus.Pending or RedemptionStatus.Provisioning or RedemptionStatus.Unknown;

        // What was taken back before anybody saw it was given back, too.
        internal bool IsSpent => Status is RedemptionStatus.Provisioned or RedemptionStatus.Delivered
            || (Status == RedemptionStatus.Revoked && Seen);
    }
}
