using Offers.Domain.Platform;
using Offers.Domain.Rewards;

namespace Offers.Web.Rewards.Redemptions.Public;

/// <summary>What recipients read instead of the reasons that staff read: kind, and what to do.</summary>
internal static class GiftWords
{
    /// <summary>A heading and a sentence about a refusal.</summary>
    internal static (string Title, string Sentence) Of(RefusalCode code) =>
        IsDelay(code) ? (T("Your gift is on its way"), T("It takes a little longer than usual. Nothing is lost: "
            + "come back to this page later, and your card will be here."))
        : IsUnknown(code) ? (T("We do not know this code"), T("Please look at it again in your message. It has "
            + "letters and digits; spaces and hyphens do not matter."))
        : code == RewardCodes.CodeExpired ? (T("The time of this gift is over"),
            T("It could be had until a certain day, which has passed. Please ask whoever sent you the code."))
        : code == RewardCodes.CampaignInactive ? (T("This gift is not open now"),
            T("It has not begun yet, or has ended. Please ask whoever sent you the code."))
        : code == RewardCodes.ConditionNotFound || code == RewardCodes.ConditionOutOfOrder
            ? (T("Your gift is not ready yet"), T("There is a step to be done before. You will get a message."))
        : code == RewardCodes.OptOut ? (T("You asked not to get gifts"),
            T("If you have changed your mind, please tell whoever sent you the code."))
        : code == RewardCodes.AlreadyRedeemed || code == RewardCodes.RecipientLimit
            ? (T("This code was used"), T("There is no further card for it. Please ask whoever sent you the code."))
        : code == PlatformCodes.RateLimited ? (T("Please wait a minute"),
            T("This page was asked for very often. Then try again."))
        : (T("This gift cannot be shown here"), T("Please ask whoever sent you the code; they can help you."));

    private static bool IsUnknown(RefusalCode code) => code == RewardCodes.CodeNotFound
        || code == RewardCodes.CampaignNotFound || code == RewardCodes.RedemptionNotFound
        || code == PlatformCodes.ValidationFailed;

    private static bool IsDelay(RefusalCode code) => code == RewardCodes.CampaignPaused
        || code == RewardCodes.InsufficientCredit || code == RewardCodes.NoCardsAvailable || code.IsOpen
        || code == PlatformCodes.ActionNotAllowed;
}
