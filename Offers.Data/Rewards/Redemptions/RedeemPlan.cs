using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>The parts of a redeem that do not depend on its command.</summary>
internal static class RedeemPlan
{
    private const string OldFact = "old";

    /// <summary>
    /// What was read before the pen was taken is old: it is read anew, and the command is tried again.
    /// </summary>
    internal static Refusal Old() => PlatformCodes.Busy.Because(null, (OldFact, true));

    /// <summary>Whether a command ended since what was read before was old.</summary>
    internal static bool IsOld(Refusal refusal) =>
        refusal.Code == PlatformCodes.Busy && refusal.Facts.ContainsKey(OldFact);

    /// <summary>What the code has become already, for the same condition and person.</summary>
    /// <exception cref="Refusal"><c>already_redeemed</c>.</exception>
    internal static Redemption? Earlier(Work work, CodeKey code, RedeemWish wish)
    {
        var all = work.FindAll(RewardRows.RedemptionsOf, code);
        var same = all.FirstOrDefault(x => x.Condition == wish.Condition);
        if (same is null)
        {
            return null;
        }

        // What failed gave nothing, so that another value may be asked for next.
        var isOther = (wish.Claimed is { } claimed && claimed != same.Recipient)
            || (wish.Denomination is { } denomination && denomination != same.Denomination
                && same.Status != RedemptionStatus.Failed);
        return isOther || same.Status == RedemptionStatus.Revoked
            ? throw RewardCodes.AlreadyRedeemed.Because(
                same.Status == RedemptionStatus.Revoked ? "Its card was taken back." : null,
                ("redemptionId", same.Id), ("redemptionStatus", same.Status))
            : same;
    }

    /// <summary>The answer of a code that was redeemed before: the same, without another charge.</summary>
    internal static Answer Again(Work work, Redemption redemption, RedeemGround ground) =>
        Answer.Ok(Body(work, redemption, ground, null)) with { Location = Place(redemption) };

    /// <summary>The answer of a code that was redeemed now: 202 where there is no card yet.</summary>
    internal static Answer Tell(Work work, Redemption redemption, (RedeemGround Ground, Card? Card) what)
    {
        var answer = Answer.Created(Body(work, redemption, what.Ground, what.Card), Place(redemption));
        return redemption.HasCard ? answer : answer with { Status = 202 };
    }

    /// <summary>Counts a recipient's card, and the condition that he completed by it.</summary>
    internal static void Take(
        Work work, Recipient recipient, (Campaign Campaign, RedeemGround Ground, int Condition) what)
    {
        recipient.Take();
        if (recipient.Taken >= Math.Min(what.Campaign.PerPersonLimit, Math.Max(1, what.Ground.Conditions.Count)))
        {
            recipient.Reward();
        }

        if (what.Condition > 0
            && work.FindAll(RewardRows.StepsOf, recipient.Id).All(x => x.Condition != what.Condition))
        {
            work.Add(new RecipientStep(recipient.Id, what.Condition, work.Now));
        }
    }

    private static string Place(Redemption redemption) => $"/api/v1/rewards/redemptions/{redemption.Id}";

    private static RedeemAnswer Body(Work work, Redemption redemption, RedeemGround ground, Card? card)
    {
        var recipient = redemption.Recipient is null
            ? null
            : work.Find(RedeemRows.RecipientOf, (redemption.Code, redemption.Book));
        var available = work.Ledger.Available(ground.Payer, redemption.Currency).Balance;
        var view = RedemptionView.Of(redemption, RedemptionParts.Of(ground, recipient, card));
        return new RedeemAnswer(
            RewardScope.Of(work.Caller).IsPlatform ? view : view.ForClients(),
            card is null ? null : CardView.Masked(card, redemption.Value), redemption.Source,
            AmountText.Of(available));
    }
}
