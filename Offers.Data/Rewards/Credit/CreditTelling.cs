using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Data.Rewards.Credit;

/// <summary>Audit and events of what happens to credit and to campaigns for its sake.</summary>
internal static class CreditTelling
{
    /// <summary>Audits and tells that a campaign was paused or resumed, or spends other credit.</summary>
    internal static void TellCampaign(this Work work, Campaign campaign, string happened, string? reason)
    {
        var payload = new
        {
            id = campaign.ObjectId, name = campaign.Name, clientId = campaign.Client, agencyId = campaign.Agency,
            status = campaign.Status, pauseReason = campaign.PausedBy, budgetMode = campaign.BudgetMode,
            currency = campaign.Currency, note = reason,
        };
        work.Audit(new AuditFact(
            "rewards.campaign." + happened, campaign.ObjectId, null, OffersJson.Text(payload), reason));
        work.Raise(campaign, "rewards.campaign." + happened, payload);
    }
}
