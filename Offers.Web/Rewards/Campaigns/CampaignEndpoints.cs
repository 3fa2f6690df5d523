using Offers.Data.Platform;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>Campaigns: for clients, their agencies and administrators, each as far as he reaches.</summary>
internal static class CampaignEndpoints
{
    private static readonly (string Verb, string Summary)[] _verbs =
    [
        ("activate", "Hand out rewards, or go on after a pause; pauses at once where the credit is short"),
        ("pause", "Hand out nothing for a while"),
        ("end", "End it for good; redemptions under way go on"),
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").RequirePolicy(Policies.Rewards).WithTags("Campaigns");
        group.MapGet("/campaigns.csv", (CampaignQueries queries, HttpContext http) =>
            {
                var (scope, filter) = (RewardScope.Of(http.Caller()), FilterOf(http.List()));
                return http.Csv(
                    CampaignSheets.Campaigns(RewardPortal.Client),
                    Paged.AllAsync(page => queries.ListAsync(scope, filter, page)));
            })
            .WithSummary("Campaigns as comma-separated values").CsvOf(CampaignWords.CampaignFilters)
            .Refuses(PlatformCodes.StatusInvalid);
        var campaigns = group.MapGroup("/campaigns");
        campaigns.MapPost("", (CampaignBody body, CampaignDesk desk, HttpContext http) =>
                desk.CreateAsync(http.Command(), RewardScope.Of(http.Caller()), body).ToResultAsync())
            .WithSummary("Prepare a campaign").Answers<CampaignView>(201).TakesKey().Refuses(
                RewardCodes.ClientNotFound, RewardCodes.BrandNotFound, RewardCodes.BrandNotEnabled,
                RewardCodes.DenominationNotFound, LedgerCodes.CurrencyMismatch, LedgerCodes.CurrencyUnknown);
        campaigns.MapGet("", (CampaignQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(RewardScope.Of(http.Caller()), FilterOf(query), query.Page);
            })
            .WithSummary("Campaigns, newest first")
            .ListOf<CampaignView>([.. CampaignWords.CampaignFilters, ListFilter.Offset])
            .Refuses(PlatformCodes.StatusInvalid);
        MapOne(campaigns.MapGroup("/{id}").Refuses(RewardCodes.CampaignNotFound));
    }

    private static void MapOne(RouteGroupBuilder campaign)
    {
        campaign.MapGet("", async (Id<Campaign> id, CampaignQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(RewardScope.Of(http.Caller()), id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One campaign with its face values, conditions, credit and what may be done")
            .Answers<CampaignView>();
        campaign.MapPatch("", (Id<Campaign> id, CampaignDesk desk, HttpContext http) =>
                desk.EditAsync(
                    http.Command(), (RewardScope.Of(http.Caller()), id), http.Request.Headers.IfMatch, http.Patch())
                    .ToResultAsync())
            .WithSummary("Change a campaign by a merge patch")
            .Accepts<CampaignBody>("application/json", "application/merge-patch+json").Answers<CampaignView>()
            .TakesKey().NeedsRevision().Refuses(
                RewardCodes.CampaignNotEditable, RewardCodes.CampaignIncomplete, RewardCodes.DenominationNotFound,
                LedgerCodes.CurrencyMismatch);
        foreach (var (verb, summary) in _verbs)
        {
            campaign.MapPost("/" + verb, (Id<Campaign> id, ReasonBody? body, CampaignDesk desk, HttpContext http) =>
                    desk.MoveAsync(http.Command(), RewardScope.Of(http.Caller()), id, (verb, body?.Reason))
                        .ToResultAsync())
                .WithSummary(summary).Answers<CampaignView>().TakesKey().Refuses(
                    PlatformCodes.ActionNotAllowed, RewardCodes.CampaignIncomplete, RewardCodes.BrandNotEnabled,
                    RewardCodes.CreditSuspended);
        }

        campaign.MapGet("/messages", (Id<Campaign> id, MessageQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new MessageFilter(
                    query.Status<MessageStatus>(), query.Status<MessageKind>("kind"),
                    query.Status<MessageChannel>("channel"), query.Id<Recipient>("recipientId"));
                return queries.ListAsync(RewardScope.Of(http.Caller()), id, filter, query.Page);
            })
            .WithSummary("Messages to the campaign's recipients, newest first")
            .ListOf<MessageView>([.. CampaignWords.MessageFilters, ListFilter.Offset])
            .Refuses(PlatformCodes.StatusInvalid);
    }

    private static CampaignFilter FilterOf(ListQuery query) => new(
        query.Status<CampaignStatus>(), query.Id<Client>("clientId"), query.Id<Brand>("brandId"), query.Search())
    {
        BudgetMode = query.Status<BudgetMode>("budgetMode"),
    };
}
