using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>The state table of campaigns.</summary>
public static class CampaignLife
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Campaign, CampaignStatus> Machine = new(x => x.Status,
    [
        new(CampaignStatus.Draft, "activate", CampaignStatus.Active, "Client", FaultOfTime),
        new(CampaignStatus.Paused, "activate", CampaignStatus.Active, "Client", FaultOfTime),
        new(CampaignStatus.Active, "pause", CampaignStatus.Paused, "Client"),
        new(CampaignStatus.Active, "end", CampaignStatus.Ended, "Client"),
        new(CampaignStatus.Paused, "end", CampaignStatus.Ended, "Client"),
        new(CampaignStatus.Draft, "end", CampaignStatus.Ended, "Client"),
    ]);

    private static Refusal? FaultOfTime(Campaign campaign, DateTimeOffset now) => campaign.EndsAt <= now
        ? PlatformCodes.ActionNotAllowed.Because("Its end has passed; set a later one first.")
        : null;
}
