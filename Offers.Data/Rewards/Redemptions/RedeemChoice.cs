using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Which condition and which face value a request means.</summary>
internal static class RedeemChoice
{
    /// <summary>The condition that is completed: the one that was named, else the one that entering a code
    /// completes.</summary>
    /// <returns>0 where the campaign has no conditions.</returns>
    /// <exception cref="Refusal"><c>condition_not_found</c>.</exception>
    internal static int ConditionOf(RedeemGround ground, RedeemBody body)
    {
        if (ground.Conditions.Count == 0 && body.Condition == 0)
        {
            return 0;
        }

        var found = body.Condition > 0
            ? ground.Conditions.FirstOrDefault(x => x.Number == body.Condition)
            : ground.Conditions.FirstOrDefault(x => x.Trigger == ConditionTrigger.CodeEntered);
        return found?.Number ?? throw RewardCodes.ConditionNotFound.Because(
            "Entering the code completes no condition of this campaign.");
    }

    /// <summary>The face value: the condition's, the one that was named, else the only one that is offered.</summary>
    /// <returns>Null where the brand has none of this value, or the condition gives another.</returns>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>.</exception>
    internal static Denomination? DenominationOf(
        RedeemGround ground, IReadOnlyList<Denomination> all, RedeemBody body, int condition)
    {
        if (body.BrandId is { } brand && brand != ground.Campaign.Brand)
        {
            return null;
        }

        var named = body.Denomination?.PositiveIn(ground.Campaign.Currency);
        if (condition > 0)
        {
            var given = ground.Conditions.First(x => x.Number == condition).Denomination;
            return all.FirstOrDefault(x => x.Id == given && (named is null || x.Value == named));
        }

        if (named is { } value)
        {
            return all.FirstOrDefault(x => x.Value == value);
        }

        return ground.Offered is [var only]
            ? all.FirstOrDefault(x => x.Id == only)
            : throw Refusal.OfField("denomination", "'denomination' is one of the face values that are offered.");
    }
}
