using Offers.Data.Incentives;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Incentives.Api;

/// <summary>Sales and the claims that they make, for builders and administrators.</summary>
internal static class SaleEndpoints
{
    private static readonly (string Verb, string Summary)[] _stages =
    [
        ("sign", "The contract is signed"),
        ("pay", "The price is paid"),
        ("register", "The land registry has it"),
        ("cancel", "It did not come about; what it earned is taken back"),
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        foreach (var portal in IncentivePortal.All)
        {
            MapSales(api.MapGroup(portal.Path + "/sales").RequirePolicy(portal.Policy)
                .WithTags("Sales" + portal.TagSuffix), portal);
            MapClaims(api.MapGroup(portal.Path + "/claims").RequirePolicy(portal.Policy)
                .WithTags("Claims" + portal.TagSuffix), portal);
        }
    }

    private static void MapSales(RouteGroupBuilder sales, IncentivePortal portal)
    {
        sales.MapPost("", async (SaleBody body, SaleDesk desk, HttpContext http) =>
                (await desk.EnterAsync(await http.CommandAsync(), portal.ScopeOf(http.Caller()), body)).ToResult())
            .WithSummary("Enter a sale; claims follow by themselves").Answers<SaleView>(201).NeedsKey().Refuses(
                IncentiveCodes.ProjectNotFound, IncentiveCodes.NotOwner, IncentiveCodes.UnitNotFound,
                IncentiveCodes.AgentNotFound, IncentiveCodes.UnitTaken, IncentiveCodes.SaleReferenceExists,
                IncentiveCodes.SharesInvalid, LedgerCodes.AmountInvalid);
        sales.MapGet("", (SaleQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(portal.ScopeOf(http.Caller()), IncentiveWords.SalesOf(query), query.Page);
            })
            .WithSummary("Sales, newest first").ListOf<SaleView>(IncentiveWords.Sales)
            .Refuses(PlatformCodes.StatusInvalid);
        var sale = sales.MapGroup("/{id}").Refuses(IncentiveCodes.SaleNotFound);
        sale.MapGet("", (Id<Sale> id, SaleQueries queries, HttpContext http) =>
                queries.GetAsync(portal.ScopeOf(http.Caller()), id))
            .WithSummary("One sale").Answers<SaleView>();
        foreach (var (verb, summary) in _stages)
        {
            sale.MapPost("/" + verb, async (Id<Sale> id, StageBody body, SaleDesk desk, HttpContext http) =>
                    (await desk.MoveAsync(
                        await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, (verb, body))).ToResult())
                .WithSummary(summary).Answers<SaleView>().NeedsKey().Refuses(PlatformCodes.ActionNotAllowed);
        }
    }

    private static void MapClaims(RouteGroupBuilder claims, IncentivePortal portal)
    {
        claims.MapGet("", (ClaimQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(portal.ScopeOf(http.Caller()), IncentiveWords.ClaimsOf(query), query.Page);
            })
            .WithSummary("Claims, newest first").ListOf<ClaimView>(IncentiveWords.Claims)
            .Refuses(PlatformCodes.StatusInvalid);
        var claim = claims.MapGroup("/{id}").Refuses(IncentiveCodes.ClaimNotFound);
        claim.MapGet("", (Id<IncentiveClaim> id, ClaimQueries queries, HttpContext http) =>
                queries.GetAsync(portal.ScopeOf(http.Caller()), id))
            .WithSummary("One claim with its parts and disputes").Answers<ClaimView>();
        Decides(claim.MapPost("/approve", async (Id<IncentiveClaim> id, ClaimDesk desk, HttpContext http) =>
                (await desk.ApproveAsync(await http.CommandAsync(), portal.ScopeOf(http.Caller()), id)).ToResult()),
            "Approve a claim; what is due is paid at once");
        Decides(claim.MapPost("/reject", async (
                    Id<IncentiveClaim> id, ReasonBody body, ClaimDesk desk, HttpContext http) =>
                (await desk.RejectAsync(
                    await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, body.Reason)).ToResult()),
            "Reject a claim and say why");
        Decides(claim.MapPost("/hold", async (
                    Id<IncentiveClaim> id, ReasonBody body, ClaimDesk desk, HttpContext http) =>
                (await desk.HoldAsync(
                    await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, body.Reason)).ToResult()),
            "Put a claim on hold and say why");
        Decides(claim.MapPost("/resolve", async (
                    Id<IncentiveClaim> id, ResolutionBody body, ClaimDesk desk, HttpContext http) =>
                (await desk.ResolveAsync(
                    await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, body)).ToResult()),
            "Decide a dispute; an upheld one adjusts the claim");
    }

    private static void Decides(RouteHandlerBuilder endpoint, string summary) =>
        endpoint.WithSummary(summary).Answers<ClaimView>().NeedsKey().Refuses(
            IncentiveCodes.NotOwner, PlatformCodes.ActionNotAllowed, PlatformCodes.SamePerson,
            LedgerCodes.AmountInvalid);
}
