using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Credit;

/// <summary>Whose credit a campaign spends, after it was changed.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="BudgetMode">Whose credit it spends.</param>
/// <param name="Status">How the campaign stands after it.</param>
/// <param name="PauseReason">Why it is paused.</param>
/// <param name="OperationId">The operation that moved credit; null where none moved.</param>
/// <param name="Currency">The currency.</param>
/// <param name="CampaignBalance">What the campaign has of its own.</param>
/// <param name="ClientBalance">What its client has.</param>
public sealed record BudgetAnswer(
    Id<Campaign> CampaignId, BudgetMode BudgetMode, CampaignStatus Status, PauseReason? PauseReason,
    Id<Operation>? OperationId, string Currency, AmountText CampaignBalance, AmountText ClientBalance);

/// <summary>Switches campaigns between their client's credit and credit of their own, and gives them more.</summary>
public sealed class BudgetDesk(UnitOfWork writes)
{
    /// <summary>
    /// Makes a campaign spend its client's credit, which returns what is left of its own, or only its own, with an
    /// amount that its client gives; for one that has its own already, an amount adds to it.
    /// </summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>validation_failed</c>, <c>amount_invalid</c>;
    /// <c>redemptions_in_flight</c>, <c>credit_suspended</c>, <c>insufficient_credit</c>, <c>amount_too_small</c>,
    /// <c>campaign_not_editable</c>, <c>action_not_allowed</c> as answers.</exception>
    public Task<Answer> SetAsync(CommandRequest request, RewardScope scope, Id<Campaign> id, BudgetModeBody body) =>
        writes.RunAsync(request, new Deed("rewards.campaign.budget", id.ToString()), async work =>
        {
            var mode = body.Mode ?? throw Refusal.OfField("mode", "'mode' is 'shared' or 'isolated'.");
            var notes = Text.Optional("notes", body.Notes, Limits.Reason);
            var campaign = await FindAsync(work, scope, id);
            var client = await CreditPlaces.OfAsync(work.Db, Owner.Of(campaign.Book, campaign.ClientOrganisation));
            var amount = body.Amount?.PositiveIn(campaign.Currency);
            CreditRule.CheckMoves(client);
            await work.LoadAsync(new RowNames()
                .NeedWallet(campaign.Owner, campaign.Currency).NeedWallet(client.Owner, campaign.Currency));
            var moved = mode == BudgetMode.Shared
                ? await ShareAsync(work, (campaign, client), amount)
                : await IsolateAsync(work, (campaign, client), amount, notes);
            if (moved is null)
            {
                await work.JudgeAsync(campaign.Client, campaign.Currency);
            }

            return Answer.Ok(new BudgetAnswer(
                campaign.Id, campaign.BudgetMode, campaign.Status, campaign.PausedBy, moved?.Operation.Id,
                campaign.Currency.Code,
                AmountText.Of(work.Ledger.Available(campaign.Owner, campaign.Currency).Balance),
                AmountText.Of(work.Ledger.Available(client.Owner, campaign.Currency).Balance)));
        });

    private static async Task<CreditMoved?> ShareAsync(
        ClosureWork work, (Campaign Campaign, CreditPlace Client) of, Money? amount)
    {
        var (campaign, client) = of;
        if (amount is not null)
        {
            throw Refusal.OfField("amount", "A campaign that spends its client's credit is given none of its own.");
        }

        var left = work.Ledger.Available(campaign.Owner, campaign.Currency).Balance;
        if (campaign.BudgetMode == BudgetMode.Shared && left.IsZero)
        {
            throw PlatformCodes.ActionNotAllowed.Because("It spends its client's credit already.");
        }

        await SwitchAsync(work, campaign, BudgetMode.Shared);
        return left.IsZero
            ? null
            : await work.ReclaimAsync(
                (CreditPlaces.Of(campaign, client), client), left, "The campaign spends its client's credit again.");
    }

    private static async Task<CreditMoved?> IsolateAsync(
        ClosureWork work, (Campaign Campaign, CreditPlace Client) of, Money? amount, string? notes)
    {
        var (campaign, client) = of;
        if (campaign.Status == CampaignStatus.Ended)
        {
            throw RewardCodes.CampaignNotEditable.Because();
        }

        if (campaign.BudgetMode == BudgetMode.Isolated && amount is null)
        {
            throw PlatformCodes.ActionNotAllowed.Because("It has a budget of its own already.");
        }

        await SwitchAsync(work, campaign, BudgetMode.Isolated);
        return amount is { } given
            ? await work.AllocateAsync((client, CreditPlaces.Of(campaign, client)), given, notes)
            : null;
    }

    private static async Task SwitchAsync(ClosureWork work, Campaign campaign, BudgetMode mode)
    {
        if (campaign.BudgetMode == mode)
        {
            return;
        }

        var open = await work.Db.Redemptions.CountAsync(x => x.Campaign == campaign.Id
            && (x.Status == RedemptionStatus.Pending || x.Status == RedemptionStatus.Provisioning
                || x.Status == RedemptionStatus.Unknown));
        if (open > 0)
        {
            throw RewardCodes.RedemptionsInFlight.Because(null, ("open", open));
        }

        campaign.Spend(mode);
        work.TellCampaign(campaign, "budget_set", null);
    }

    private static async Task<Campaign> FindAsync(ClosureWork work, RewardScope scope, Id<Campaign> id)
    {
        await work.LoadAsync(new RowNames().Need(RewardRows.Campaign, id));
        return work.Find(RewardRows.Campaign, id) is { } campaign && campaign.Book == work.Caller.Book
            && scope.Reaches(campaign)
            ? campaign
            : throw RewardCodes.CampaignNotFound.Because();
    }
}
