using Offers.Domain.Platform;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>Which events move the figures of pages about campaigns.</summary>
public static class CampaignEvents
{
    private static readonly string[] _starts =
        ["rewards.campaign.", "rewards.recipient.", "rewards.message.", "rewards.redemption.", "rewards.credit."];

    /// <summary>Anything about campaigns, their recipients, messages, redemptions and credit.</summary>
    public static bool Any(Event happening) =>
        _starts.Any(start => happening.Type.StartsWith(start, StringComparison.Ordinal));
}
