using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Campaigns;

/// <summary>What clients, their agencies and administrators do with campaigns.</summary>
public sealed class CampaignDesk(UnitOfWork writes)
{
    private const string CreditFamily = "campaign_credit";

    /// <summary>Prepares a campaign.</summary>
    /// <exception cref="Refusal"><c>client_not_found</c>, <c>brand_not_found</c>, <c>denomination_not_found</c>,
    /// <c>validation_failed</c>, <c>currency_unknown</c>; <c>brand_not_enabled</c>, <c>currency_mismatch</c> as
    /// answers.</exception>
    public Task<Answer> CreateAsync(CommandRequest request, RewardScope scope, CampaignBody body) =>
        writes.RunAsync(request, new Deed("rewards.campaign.create", ""), async work =>
        {
            var client = await ClientAsync(work, scope, body.ClientId);
            var brand = await CampaignItems.BrandAsync(
                work.Db, client.Agency,
                body.BrandId ?? throw Refusal.OfField("brandId", "'brandId' is required."));
            var values = await CampaignItems.ValuesAsync(work.Db, brand.Id, body.Denominations);
            var currency = CurrencyOf(body, values);
            CampaignItems.Check(values, currency, []);
            var campaign = work.Add(new Campaign(client, brand, currency, body.Facts()));
            if (body.BudgetMode == BudgetMode.Isolated)
            {
                campaign.Spend(BudgetMode.Isolated);
            }

            var content = new CampaignContent(
                campaign, [.. values.Select(x => work.Add(new CampaignItem(campaign, x)))],
                CampaignItems.Conditions(campaign, body.Conditions, values));
            foreach (var condition in content.Conditions)
            {
                work.Add(condition);
            }

            work.Tell(campaign, new CampaignDeed("create", "created") { After = Snapshot(content) });
            return Answer.Created(
                await work.Db.ViewAsync(content, work.Now), $"/api/v1/campaigns/{campaign.Id}",
                Etag.Of(campaign.Revision));
        });

    /// <summary>Changes a campaign by a merge patch of the revision that the caller read.</summary>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>,
    /// <c>denomination_not_found</c>, <c>validation_failed</c>; <c>campaign_not_editable</c>,
    /// <c>campaign_incomplete</c>, <c>currency_mismatch</c> as answers.</exception>
    public Task<Answer> EditAsync(
        CommandRequest request, (RewardScope Scope, Id<Campaign> Id) which, string? ifMatch, JsonObject patch) =>
        writes.RunAsync(request, new Deed("rewards.campaign.edit", which.Id.ToString()), async work =>
        {
            var campaign = await work.CampaignAsync(which.Scope, which.Id);
            Etag.Check(ifMatch, campaign.Revision);
            var before = (await work.Db.ContentsAsync([campaign]))[0];
            var (old, said) = (CampaignBody.Of(before), Snapshot(before));
            var body = old.Patched(patch);
            body.CheckFixed(old);
            campaign.Edit(body.Facts());
            var after = await ReplaceAsync(work, before, body);
            work.Tell(campaign, new CampaignDeed("edit", "edited") { Before = said, After = Snapshot(after) });
            if (campaign.Status == CampaignStatus.Active || campaign.PausedBy == PauseReason.Credit)
            {
                // Another cheapest card may be within the credit, or out of it.
                await work.FlushAsync();
                await work.JudgeCreditAsync(campaign);
            }

            return await TellAsync(work, after);
        });

    /// <summary>Carries out a verb of <see cref="CampaignLife"/>.</summary>
    /// <param name="request">Who and with which key.</param>
    /// <param name="scope">Whose campaigns.</param>
    /// <param name="id">The campaign.</param>
    /// <param name="what"><c>activate</c>, <c>pause</c> or <c>end</c>; a reason may come with the last two.</param>
    /// <exception cref="Refusal"><c>campaign_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c>,
    /// <c>campaign_incomplete</c>, <c>brand_not_enabled</c>, <c>credit_suspended</c> as answers.</exception>
    public Task<Answer> MoveAsync(
        CommandRequest request, RewardScope scope, Id<Campaign> id, (string Verb, string? Reason) what) =>
        writes.RunAsync(request, new Deed("rewards.campaign." + what.Verb, id.ToString()), async work =>
        {
            var campaign = await work.CampaignAsync(scope, id);
            var content = (await work.Db.ContentsAsync([campaign]))[0];
            await MoveAsync(work, content, what);
            return await TellAsync(work, content);
        });

    /// <summary>Ends a campaign whose time is over; holds of redemptions under way stay.</summary>
    internal Task<Answer> EndDueAsync(CommandRequest request, Id<Campaign> id) =>
        writes.RunAsync(request, new Deed("rewards.campaign.end", id.ToString()), async work =>
        {
            var campaign = await work.CampaignAsync(id) ?? throw RewardCodes.CampaignNotFound.Because();
            if (campaign.Status != CampaignStatus.Ended && campaign.EffectiveStatus(work.Now) == CampaignStatus.Ended)
            {
                await EndAsync(work, campaign, "Its time is over.");
            }

            return Answer.None();
        });

    private static async Task MoveAsync(
        ClosureWork work, CampaignContent content, (string Verb, string? Reason) what)
    {
        var campaign = content.Campaign;
        var before = OffersJson.Text(new { campaign.Status, pauseReason = campaign.PausedBy });
        switch (what.Verb)
        {
            case "activate":
                campaign.Activate(work.Now);
                await CheckReadyAsync(work, content);
                work.Tell(campaign, new CampaignDeed("activate", "activated") { Before = before });
                await work.JudgeCreditAsync(campaign);
                break;
            case "pause":
                campaign.Pause(PauseReason.Person, what.Reason, work.Now);
                work.Tell(campaign, new CampaignDeed("pause", "paused") { Before = before, Reason = what.Reason });
                break;
            case "end":
                await EndAsync(work, campaign, what.Reason);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what.Verb, "No such verb.");
        }
    }

    private static async Task EndAsync(ClosureWork work, Campaign campaign, string? reason)
    {
        var why = Text.Optional("reason", reason, Limits.Reason);
        var before = OffersJson.Text(new { campaign.Status, pauseReason = campaign.PausedBy });
        campaign.End(work.Now);
        work.Tell(campaign, new CampaignDeed("end", "ended") { Before = before, Reason = why });
        await work.LoadAsync(new RowNames().Need(RewardRows.AlertsOf, campaign.ObjectId));
        work.Calm(CreditFamily, campaign.ObjectId);
    }

    private static async Task CheckReadyAsync(ClosureWork work, CampaignContent content)
    {
        var ids = content.Items.Select(x => x.Denomination).ToList();
        if (!await work.Db.Denominations.AnyAsync(x => ids.Contains(x.Id) && x.IsActive))
        {
            throw RewardCodes.CampaignIncomplete.Because("It offers no face value that the platform has.");
        }

        await CampaignItems.BrandAsync(work.Db, content.Campaign.Agency, content.Campaign.Brand);
        await work.CheckNotSuspendedAsync(content.Campaign);
    }

    private static async Task<CampaignContent> ReplaceAsync(
        ClosureWork work, CampaignContent before, CampaignBody body)
    {
        var campaign = before.Campaign;
        var values = await CampaignItems.ValuesAsync(work.Db, campaign.Brand, body.Denominations);
        CampaignItems.Check(values, campaign.Currency, [.. before.Items.Select(x => x.Denomination)]);
        var conditions = CampaignItems.Conditions(campaign, body.Conditions, values);
        if (campaign.ActivatedAt is not null)
        {
            CampaignItems.CheckKept(before.Conditions, conditions);
            if (values.Count == 0)
            {
                throw RewardCodes.CampaignIncomplete.Because("It offers one face value at least.");
            }
        }

        await work.Db.CampaignItems.Where(x => x.Campaign == campaign.Id).ExecuteDeleteAsync();
        await work.Db.CampaignConditions.Where(x => x.Campaign == campaign.Id).ExecuteDeleteAsync();
        var after = new CampaignContent(
            campaign, [.. values.Select(x => new CampaignItem(campaign, x))], conditions);
        work.Db.AddRange(after.Items);
        work.Db.AddRange(after.Conditions);
        return after;
    }

    // Who works for one client need not name it; agencies and administrators do.
    private static async Task<Client> ClientAsync(ClosureWork work, RewardScope scope, Id<Client>? named)
    {
        if (named is { } id)
        {
            return await scope.ClientsOf(work.Db).SingleOrDefaultAsync(x => x.Id == id)
                ?? throw RewardCodes.ClientNotFound.Because();
        }

        var found = scope.IsPlatform ? [] : await scope.ClientsOf(work.Db).Take(2).ToListAsync();
        return found.Count == 1 ? found[0] : throw Refusal.OfField("clientId", "Name the client.");
    }

    private static Currency CurrencyOf(CampaignBody body, IReadOnlyList<Denomination> values) =>
        !string.IsNullOrWhiteSpace(body.Currency) ? Currency.Parse(body.Currency)
        : values is [var first, ..] ? first.Currency
        : throw Refusal.OfField("currency", "Name the currency, or a face value.");

    private static async Task<Answer> TellAsync(ClosureWork work, CampaignContent content) => Answer.Ok(
        await work.Db.ViewAsync(content, work.Now), Etag.Of(content.Campaign.Revision));

    private static string Snapshot(CampaignContent content) => OffersJson.Text(CampaignBody.Of(content));
}
