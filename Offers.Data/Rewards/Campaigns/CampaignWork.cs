using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>What happened to a campaign, for audit and events.</summary>
/// <param name="Verb">The action, for example <c>activate</c>.</param>
/// <param name="Happened">The event, for example <c>activated</c>.</param>
internal sealed record CampaignDeed(string Verb, string Happened)
{
    /// <summary>What it was before; JSON.</summary>
    internal string? Before { get; init; }

    /// <summary>What it is now; JSON.</summary>
    internal string? After { get; init; }

    /// <summary>Why.</summary>
    internal string? Reason { get; init; }
}

/// <summary>What the desks of campaigns do alike inside their units of work.</summary>
internal static class CampaignWork
{
    /// <summary>A campaign that a scope reaches, found by its row and never tracked.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>.</exception>
    internal static async Task<Campaign> CampaignAsync(this ClosureWork work, RewardScope scope, Id<Campaign> id) =>
        await work.CampaignAsync(id) is { } campaign && scope.Reaches(campaign)
            ? campaign
            : throw RewardCodes.CampaignNotFound.Because();

    /// <summary>A campaign of this book; null where there is none.</summary>
    internal static async Task<Campaign?> CampaignAsync(this ClosureWork work, Id<Campaign> id)
    {
        await work.LoadAsync(new RowNames().Need(RewardRows.Campaign, id));
        return work.Find(RewardRows.Campaign, id) is { } campaign && campaign.Book == work.Caller.Book
            ? campaign
            : null;
    }

    /// <summary>Judges the credit of a client's campaigns, of one that begins or goes on among them.</summary>
    internal static async Task JudgeCreditAsync(this ClosureWork work, Campaign campaign)
    {
        var stops = await CreditStops.ReadAsync(
            work.Db, campaign.Client, campaign.Currency, work.Now, campaign.Id);
        await work.LoadAsync(new RowNames().NeedStops(stops));
        CreditStops.Judge(work, stops);
    }

    /// <summary>Refuses what a suspended client, or one of a suspended agency, may not do.</summary>
    /// <exception cref="Refusal"><c>credit_suspended</c> with <c>suspended</c>.</exception>
    internal static async Task CheckNotSuspendedAsync(this ClosureWork work, Campaign campaign)
    {
        var agency = await work.Db.Agencies.AsNoTracking().SingleAsync(x => x.Id == campaign.Agency);
        var client = await work.Db.Clients.AsNoTracking().SingleAsync(x => x.Id == campaign.Client);
        if (agency.Status == CreditStatus.Suspended)
        {
            throw RewardCodes.CreditSuspended.Because(null, ("suspended", agency.ObjectId));
        }

        if (client.Status == CreditStatus.Suspended)
        {
            throw RewardCodes.CreditSuspended.Because(null, ("suspended", client.ObjectId));
        }
    }

    /// <summary>Audits what was done with a campaign and tells of it.</summary>
    internal static void Tell(this Work work, Campaign campaign, CampaignDeed deed)
    {
        work.Audit(new AuditFact(
            "rewards.campaign." + deed.Verb, campaign.ObjectId, deed.Before, deed.After, deed.Reason));
        work.Raise(campaign, "rewards.campaign." + deed.Happened, new
        {
            id = campaign.ObjectId, name = campaign.Name, owner = campaign.ClientOrganisation,
            clientId = campaign.Client, agencyId = campaign.Agency, brandId = campaign.Brand,
            status = campaign.Status, pauseReason = campaign.PausedBy, budgetMode = campaign.BudgetMode,
            currency = campaign.Currency, note = deed.Reason,
        });
    }
}
