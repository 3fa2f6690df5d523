using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Credit;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>
/// Turns a code into a card: who may, from which stock, who pays, and the hand-out in one commit, together with all who
/// redeem at the same time. Without stock the money is held and a supplier is asked.
/// </summary>
public sealed class Redeem : BatchCommand
{
    private readonly RedeemGround _ground;
    private readonly RedeemWish _wish;

    internal Redeem(RedeemGround ground, RedeemWish wish) => (_ground, _wish) = (ground, wish);

    /// <inheritdoc/>
    public override string Action => "rewards.redeem";

    /// <inheritdoc/>
    public override string Subject => _ground.Campaign.ObjectId;

    private CodeKey Code => new(_ground.Campaign.Id, _wish.Code);

    /// <inheritdoc/>
    public override void Name(RowNames names)
    {
        var campaign = _ground.Campaign;
        names.Need(RewardRows.Campaign, campaign.Id)
            .Need(RewardRows.Client, campaign.Client)
            .Need(RewardRows.Agency, campaign.Agency)
            .Need(RedeemRows.RecipientOf, (_wish.Code, campaign.Book))
            .Need(RewardRows.RedemptionsOf, Code)
            .Need(RewardRows.AlertsOf, campaign.ObjectId)
            .NeedCardAccounts(campaign.Book, campaign.Currency)
            .NeedWallet(_ground.Payer, campaign.Currency)
            .NeedStops(_ground.Stops);
        if (_wish.Recipient is { } recipient)
        {
            names.Need(RewardRows.StepsOf, recipient);
        }

        if (_ground.Denomination is { } denomination)
        {
            names.Need(RewardRows.Denomination, denomination.Id);
        }

        foreach (var place in _ground.Pools)
        {
            names.NeedFirst(RedeemRows.FreeCards, place.Pool, _ground.FirstTurn)
                .Need(RewardRows.Totals, place.Pool);
        }

        if (_ground is { Pools.Count: 0, Suppliers: [var first, ..], Denomination: { } wanted })
        {
            names.NeedOrder(first.Supplier, wanted.Id);
        }
    }

    /// <inheritdoc/>
    public override Answer Decide(Work work)
    {
        var campaign = work.Find(RewardRows.Campaign, _ground.Campaign.Id)!;
        if (campaign.Payer != _ground.Payer)
        {
            throw RedeemPlan.Old();
        }

        var earlier = RedeemPlan.Earlier(work, Code, _wish);
        if (earlier is not null && earlier.Status != RedemptionStatus.Failed)
        {
            return RedeemPlan.Again(work, earlier, _ground);
        }

        var (recipient, denomination) = Judge(work, campaign);
        var card = FreeCard(work);
        CheckCredit(work, campaign);
        var redemption = Begin(work, earlier, (campaign, recipient, denomination));
        Provide(work, redemption, card);
        Deliver(work, redemption, recipient);
        CreditStops.Judge(work, _ground.Stops);
        return RedeemPlan.Tell(work, redemption, (_ground, card?.Card));
    }

    /// <inheritdoc/>
    public override void Refused(Work work, Refusal refusal)
    {
        var campaign = work.Find(RewardRows.Campaign, _ground.Campaign.Id)!;
        if (refusal.Code == RewardCodes.NoCardsAvailable)
        {
            var value = $"{campaign.Currency} {_ground.Denomination?.Value}";
            work.Alert(null, new AlertFacts(
                RedeemRows.NoCardsAlert, RedeemRows.NoCardsAlert, campaign.ObjectId, AlertSeverity.Critical,
                $"{campaign.Name}: there is no card of {_ground.Names.Brand} {value}."));
        }

        CreditStops.Judge(work, _ground.Stops);
    }

    private (Recipient? Recipient, Denomination Denomination) Judge(Work work, Campaign campaign)
    {
        var recipient = work.Find(RedeemRows.RecipientOf, (_wish.Code, campaign.Book));
        recipient = campaign.CodeSource == CodeSource.Recipients || recipient?.Campaign == campaign.Id
            ? recipient : null;
        RedeemRule.CheckCode(campaign, recipient);
        RedeemRule.CheckCampaign(
            campaign, work.Find(RewardRows.Agency, campaign.Agency)!, work.Find(RewardRows.Client, campaign.Client)!,
            work.Now);
        RedeemRule.CheckPerson(campaign, new RedeemPerson(recipient, _wish.Claimed, _wish.Delivery), work.Now);
        var known = _ground.Denomination is { } wanted ? work.Find(RewardRows.Denomination, wanted.Id) : null;
        var denomination = RedeemRule.CheckItem(
            campaign, new RedeemItem(known, _ground.Offered, _ground.IsEnabled),
            new RedeemStep(_wish.Condition, Completed(work, recipient)));
        return (recipient, denomination);
    }

    private int[] Completed(Work work, Recipient? recipient)
    {
        if (recipient is null || _wish.Condition == 0)
        {
            return [];
        }

        return recipient.Id == _wish.Recipient
            ? [.. work.FindAll(RewardRows.StepsOf, recipient.Id).Select(x => x.Condition)]
            : throw RedeemPlan.Old();
    }

    // The first card of the first pool that has one. What was seen before the pen was taken may be gone since.
    private (Card Card, CardPlace Place)? FreeCard(Work work)
    {
        if (_wish.Verdict.IsQuestioned)
        {
            return null;
        }

        foreach (var place in _ground.Pools)
        {
            if (work.First(RedeemRows.FreeCards, place.Pool, _ground.FirstTurn) is { } card)
            {
                return (card, place);
            }
        }

        if (_ground.Pools.Count > 0)
        {
            throw RedeemPlan.Old();
        }

        return _ground.Suppliers.Count > 0 ? null : throw RewardCodes.NoCardsAvailable.Because();
    }

    private void CheckCredit(Work work, Campaign campaign)
    {
        var available = work.Ledger.Available(campaign.Payer, campaign.Currency).Balance;
        if (available < _ground.Charge)
        {
            throw RewardCodes.InsufficientCredit.Because(
                $"{campaign.Currency} {available} is left, and the card costs {campaign.Currency} {_ground.Charge}.",
                ("available", available), ("required", _ground.Charge), ("currency", campaign.Currency));
        }
    }

    private Redemption Begin(
        Work work, Redemption? earlier, (Campaign Campaign, Recipient? Recipient, Denomination Denomination) what)
    {
        if (earlier is not null)
        {
            earlier.Again(what.Campaign, (what.Denomination, _ground.Charge), _wish.From, work.Now);
        }

        var redemption = earlier ?? work.Add(new Redemption(
            what.Campaign, new RedemptionFacts(
                _wish.Code, _wish.Condition, what.Denomination, _ground.Charge, what.Recipient?.Id),
            _wish.From, work.Now));
        if (what.Recipient is { } recipient)
        {
            RedeemPlan.Take(work, recipient, (what.Campaign, _ground, _wish.Condition));
        }

        return redemption;
    }

    private void Provide(Work work, Redemption redemption, (Card Card, CardPlace Place)? free)
    {
        if (free is var (card, place))
        {
            work.HandOut(redemption, card, (place.Source, place.Supplier));
            if (_wish.Sight == CardSight.Clear)
            {
                work.Show(redemption, null);
            }

            return;
        }

        var (hold, _) = work.Ledger.Place(
            redemption.Payer, redemption.Charged,
            new HoldFacts(RedemptionWork.HoldPurpose, redemption.ObjectId),
            new OperationFacts("rewards.redeem.hold", redemption.ObjectId, work.Now));
        redemption.Secure(hold);
        if (_wish.Verdict.IsQuestioned)
        {
            redemption.Question(_wish.Verdict.Note);
            work.Tell(redemption, "questioned", _wish.Verdict.Note);
            return;
        }

        var supplier = _ground.Suppliers[0];
        work.Tell(redemption, "begun");
        var item = work.Find(RedeemRows.Item, (supplier.Supplier, redemption.Denomination))!;
        work.Order(item, 1, supplier.Buffer, redemption);
    }

    private void Deliver(Work work, Redemption redemption, Recipient? recipient)
    {
        if (_wish.Delivery is { } delivery)
        {
            var own = delivery.Channel == MessageChannel.Email ? recipient?.Email : recipient?.Phone;
            var address = delivery.Address ?? own
                ?? throw Refusal.OfField("deliveryAddress", "An address is needed.");
            work.Add(new RewardMessage(redemption, MessageKind.Reward, (delivery.Channel, address), work.Now));
        }
    }
}
