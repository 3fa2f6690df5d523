using Offers.Data.Rewards;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>Redeeming by programs, and what staff see and decide of redemptions.</summary>
internal static class RedemptionEndpoints
{
    private static readonly ListFilter[] _filters =
    [
        ListFilter.Status<RedemptionStatus>(),
        new("source", "Only cards from here.", [.. Enum.GetNames<CardSource>().Select(Words.Snake)]),
        new("campaignId", "Only of this campaign."), new("clientId", "Only of this client."),
        new("recipientId", "Only of this recipient."),
        new("q", "Only this code, or recipients with this in their name."),
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        var all = api.MapGroup("/rewards/redemptions").WithTags("Redemptions");
        MapRedeem(all);
        all.MapGet("", (RedemptionQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(RewardScope.Of(http.Caller()), FilterOf(query), query.Page);
            })
            .RequirePolicy(Policies.Rewards).WithSummary("Redemptions, newest first")
            .ListOf<RedemptionView>(_filters).Refuses(PlatformCodes.StatusInvalid);
        api.MapGet("/rewards/reviews", (RedemptionQueries queries, HttpContext http) =>
                queries.ReviewsAsync(RewardScope.Of(http.Caller()), http.List().Page))
            .RequirePolicy(Policies.Admin).WithTags("Redemptions")
            .WithSummary("Redemptions that wait for somebody to look at them, oldest first")
            .ListOf<RedemptionView>();
        MapOne(all.MapGroup("/{id}").Refuses(RewardCodes.RedemptionNotFound));
        MapVerbs(all.MapGroup("/{id}").Refuses(RewardCodes.RedemptionNotFound));
    }

    /// <summary>The filters of lists of redemptions.</summary>
    internal static RedemptionFilter FilterOf(ListQuery query) => new(
        query.Status<RedemptionStatus>(), query.Status<CardSource>("source"), query.Id<Campaign>("campaignId"),
        query.Id<Client>("clientId"), query.Id<Recipient>("recipientId"), query.Search());

    private static void MapRedeem(RouteGroupBuilder all) => all
        .MapPost("", async (RedeemBody body, RedeemDesk desk, RedemptionDesk cards, HttpContext http) =>
        {
            var request = await http.CommandAsync();
            var answer = await desk.RedeemAsync(request, body);
            return (await cards.UncoverAsync(request, answer)).ToResult();
        })
        .RequirePolicy(Policies.Redeem)
        .WithSummary("Turn a code into a card; the same code answers the same card again. 202 while a supplier is "
            + "asked: send it again, or read the redemption")
        .Answers<RedeemAnswer>(201).NeedsKey().Refuses(
            RewardCodes.CampaignNotFound, RewardCodes.ConditionNotFound, RewardCodes.CodeNotFound,
            RewardCodes.AlreadyRedeemed, RewardCodes.CodeExpired, RewardCodes.CampaignInactive,
            RewardCodes.CampaignPaused, RewardCodes.OptOut, RewardCodes.OptInPending, RewardCodes.NotVerified,
            RewardCodes.RecipientLimit, RewardCodes.BrandNotEnabled, RewardCodes.DenominationNotOffered,
            RewardCodes.ConditionOutOfOrder, RewardCodes.NoCardsAvailable, RewardCodes.InsufficientCredit,
            RewardCodes.RejectedByReview, LedgerCodes.AmountInvalid);

    private static void MapOne(RouteGroupBuilder one)
    {
        one.MapGet("", (Id<Redemption> id, RedemptionQueries queries, HttpContext http) =>
                queries.GetAsync(RewardScope.Of(http.Caller()), id))
            .RequirePolicy(Policies.SignedIn).WithSummary("One redemption").Answers<RedemptionView>();
        one.MapGet("/timeline", (Id<Redemption> id, RedemptionHistory history, HttpContext http) =>
                history.ReadAsync(RewardScope.Of(http.Caller()), id))
            .RequirePolicy(Policies.Rewards).WithSummary("What happened to it, with every attempt at a supplier")
            .Answers<IReadOnlyList<RedemptionMoment>>();
        one.MapPost("/reveal", async (Id<Redemption> id, ReasonBody body, RedemptionDesk desk, HttpContext http) =>
                await desk.RevealAsync(http.Command(), RewardScope.Of(http.Caller()), id, body.Reason))
            .RequirePolicy(Policies.Admin).WithSummary("Show the card to staff, who say why; it is audited")
            .Answers<CardView>().TakesKey().Refuses(PlatformCodes.ActionNotAllowed);
    }

    private static void MapVerbs(RouteGroupBuilder one)
    {
        Decides(one.MapPost("/revoke", async (
                    Id<Redemption> id, ReasonBody body, RedemptionDesk desk, HttpContext http) =>
                (await desk.RevokeAsync(
                    await http.CommandAsync(), RewardScope.Of(http.Caller()), id, body.Reason)).ToResult()),
            Policies.Rewards, "Take it back; its charge is given back where nobody has seen the card");
        Decides(one.MapPost("/release", async (
                    Id<Redemption> id, RedemptionDesk desk, HttpContext http, ReasonBody? body = null) =>
                (await desk.ReleaseAsync(
                    await http.CommandAsync(), RewardScope.Of(http.Caller()), id, body?.Reason)).ToResult()),
            Policies.Admin, "Let it go on after a look, and say why if you wish");
        Decides(one.MapPost("/reject", async (
                    Id<Redemption> id, ReasonBody body, RedemptionDesk desk, HttpContext http) =>
                (await desk.RejectAsync(
                    await http.CommandAsync(), RewardScope.Of(http.Caller()), id, body.Reason)).ToResult()),
            Policies.Admin, "Refuse it after a look and say why; its money is given back");
    }

    private static void Decides(RouteHandlerBuilder endpoint, string policy, string summary) => endpoint
        .RequirePolicy(policy).WithSummary(summary).Answers<RedemptionView>().NeedsKey()
        .Refuses(PlatformCodes.ActionNotAllowed);
}
