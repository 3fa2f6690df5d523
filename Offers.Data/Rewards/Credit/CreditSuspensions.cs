using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>What happens to campaigns where the credit of their client or agency is stopped and let go again.</summary>
internal static class CreditSuspensions
{
    /// <summary>Stops the campaigns of clients, in the commit that suspends them.</summary>
    internal static async Task SuspendCampaignsAsync(
        this ClosureWork work, IReadOnlyCollection<Id<Client>> clients, string why)
    {
        foreach (var campaign in await work.CampaignsAsync(clients))
        {
            if (campaign.Suspend(why, work.Now))
            {
                work.TellCampaign(campaign, "paused", why);
            }
        }
    }

    /// <summary>Lets the campaigns of clients go on that stopped for it; those that are short stay paused.</summary>
    internal static async Task ResumeCampaignsAsync(this ClosureWork work, IReadOnlyCollection<Id<Client>> clients)
    {
        var stopped = (await work.CampaignsAsync(clients))
            .Where(x => x.PausedBy == PauseReason.Suspended).ToList();
        foreach (var campaign in stopped)
        {
            campaign.Activate(work.Now);
            work.TellCampaign(campaign, "resumed", "The suspension is over.");
        }

        foreach (var credit in stopped.GroupBy(x => (x.Client, x.Currency)))
        {
            await work.JudgeAsync(credit.Key.Client, credit.Key.Currency, [.. credit.Select(x => x.Id)]);
        }

        foreach (var campaign in stopped.Where(x => x.Status == CampaignStatus.Active))
        {
            work.Calm(CreditStops.AlertFamily, campaign.ObjectId);
        }
    }

    private static async Task<IReadOnlyList<Campaign>> CampaignsAsync(
        this ClosureWork work, IReadOnlyCollection<Id<Client>> clients)
    {
        var names = new RowNames();
        foreach (var client in clients)
        {
            names.Need(RewardRows.CampaignsOf, client);
        }

        await work.LoadAsync(names);
        return [.. clients.SelectMany(client => work.FindAll(RewardRows.CampaignsOf, client))
            .Where(x => x.EffectiveStatus(work.Now) != CampaignStatus.Ended)];
    }
}
