using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Investments.Api;

/// <summary>What administrators do with the money of a closed offer.</summary>
internal static class AdminMoneyEndpoints
{
    internal static void Map(RouteGroupBuilder offer)
    {
        offer.MapPost("/settle", SettleAsync).WithSummary("Take all held money into the offer's pool")
            .Answers<OfferView>().TakesKey()
            .Refuses(PlatformCodes.ActionNotAllowed, InvestmentCodes.CoolingOffRunning);
        offer.MapPost("/cancel", CancelAsync).WithSummary("Give all held money back")
            .Answers<OfferView>().TakesKey().Refuses(PlatformCodes.ActionNotAllowed);
        offer.MapPost("/payout", PayoutAsync).WithSummary("Pay the issuer out of the pool")
            .Answers<PoolAnswer>(201).NeedsKey()
            .Refuses(PlatformCodes.ActionNotAllowed, InvestmentCodes.PoolShort, LedgerCodes.AmountInvalid);
        offer.MapPost("/fund", FundAsync).WithSummary("Take the issuer's payment into the pool")
            .Answers<PoolAnswer>(201).NeedsKey().Refuses(PlatformCodes.ActionNotAllowed, LedgerCodes.AmountInvalid);
        offer.MapPost("/repay", RepayAsync).WithSummary("Return the principal; in arrears where the pool is short")
            .Answers<OfferView>().TakesKey()
            .Refuses(PlatformCodes.ActionNotAllowed, InvestmentCodes.DistributionRunning);
        offer.MapGet("/runs", RunsAsync).WithSummary("How far settling, cancelling and paying are")
            .Answers<IReadOnlyList<RunView>>();
        offer.MapGet("/interest", InterestAsync)
            .WithSummary("What interest is due by today, and from what it is worked out; 204 where none is agreed")
            .Answers<InterestView>();
        MapDistributions(offer);
    }

    private static void MapDistributions(RouteGroupBuilder offer)
    {
        offer.MapPost("/distribute", DistributeAsync)
            .WithSummary("Pay investors out of the pool by their shares; a dry run shows every line")
            .Answers<DistributionView>().NeedsKey().Refuses(
                PlatformCodes.ActionNotAllowed, InvestmentCodes.PoolShort, InvestmentCodes.DistributionRunning,
                LedgerCodes.AmountInvalid);
        offer.MapGet("/distributions", DistributionsAsync).WithSummary("The offer's distributions, newest first")
            .ListOf<DistributionView>();
        var distribution = offer.MapGroup("/distributions/{distributionId}")
            .Refuses(InvestmentCodes.DistributionNotFound);
        distribution.MapGet("/lines", LinesAsync).WithSummary("What each investor gets")
            .ListOf<DistributionLineView>();
        distribution.MapPost("/approve", ApproveAsync).WithSummary("Agree as a second person, and pay")
            .Answers<DistributionView>().NeedsKey().Refuses(
                PlatformCodes.ActionNotAllowed, PlatformCodes.SamePerson, InvestmentCodes.PoolShort);
        distribution.MapPost("/reject", RejectAsync).WithSummary("Refuse as a second person, with a reason")
            .Answers<DistributionView>().NeedsKey()
            .Refuses(PlatformCodes.ActionNotAllowed, PlatformCodes.SamePerson);
    }

    private static async Task<IResult> SettleAsync(Id<InvestmentOffer> id, OfferMoneyDesk desk, HttpContext http) =>
        (await desk.SettleAsync(await http.CommandAsync(), id)).ToResult();

    private static async Task<IResult> CancelAsync(
        Id<InvestmentOffer> id, ReasonBody body, OfferMoneyDesk desk, HttpContext http) =>
        (await desk.CancelAsync(await http.CommandAsync(), id, body.Reason)).ToResult();

    private static async Task<IResult> PayoutAsync(
        Id<InvestmentOffer> id, PoolBody body, OfferMoneyDesk desk, HttpContext http) =>
        (await desk.PayoutAsync(await http.CommandAsync(), id, body)).ToResult();

    private static async Task<IResult> FundAsync(
        Id<InvestmentOffer> id, PoolBody body, OfferMoneyDesk desk, HttpContext http) =>
        (await desk.FundAsync(await http.CommandAsync(), id, body)).ToResult();

    private static async Task<IResult> RepayAsync(Id<InvestmentOffer> id, DistributionDesk desk, HttpContext http) =>
        (await desk.RepayAsync(await http.CommandAsync(), id)).ToResult();

    private static async Task<IReadOnlyList<RunView>> RunsAsync(
        Id<InvestmentOffer> id, OfferQueries offers, DistributionQueries distributions, HttpContext http)
    {
        await offers.GetAsync(http.Caller().Book, id);
        return await distributions.RunsAsync(http.Caller().Book, id);
    }

    private static async Task<IResult> InterestAsync(
        Id<InvestmentOffer> id, InterestQueries interest, HttpContext http) =>
        await interest.GetAsync(http.Caller().Book, id) is { } view ? Results.Ok(view) : Results.NoContent();

    private static async Task<IResult> DistributeAsync(
        Id<InvestmentOffer> id, DistributionBody body, DistributionDesk desk, HttpContext http) =>
        (await desk.ProposeAsync(await http.CommandAsync(), id, body)).ToResult();

    private static async Task<Page<DistributionView>> DistributionsAsync(
        Id<InvestmentOffer> id, OfferQueries offers, DistributionQueries distributions, HttpContext http)
    {
        var query = http.List();
        await offers.GetAsync(http.Caller().Book, id);
        return await distributions.ListAsync(http.Caller().Book, id, query.Page);
    }

    private static Task<Page<DistributionLineView>> LinesAsync(
        Id<InvestmentOffer> id, Id<Distribution> distributionId, DistributionQueries distributions, HttpContext http)
    {
        var query = http.List();
        return distributions.LinesAsync(http.Caller().Book, id, distributionId, query.Page);
    }

    private static async Task<IResult> ApproveAsync(
        Id<InvestmentOffer> id, Id<Distribution> distributionId, DistributionDesk desk, HttpContext http) =>
        (await desk.ApproveAsync(await http.CommandAsync(), id, distributionId)).ToResult();

    private static async Task<IResult> RejectAsync(
        Id<InvestmentOffer> id, Id<Distribution> distributionId, ReasonBody body, DistributionDesk desk,
        HttpContext http) =>
        (await desk.RejectAsync(await http.CommandAsync(), id, distributionId, body.Reason)).ToResult();
}
