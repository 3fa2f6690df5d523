using Offers.Data.Rewards;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>Rules that judge redemptions, for administrators.</summary>
internal static class FraudEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var rules = api.MapGroup("/fraud-rules").RequirePolicy(Policies.Admin).WithTags("Fraud rules");
        rules.MapGet("", (FraudQueries queries, HttpContext http) => queries.ListAsync(http.Caller().Book))
            .WithSummary("All rules; those that allow are judged first").Answers<IReadOnlyList<FraudRuleView>>();
        rules.MapPost("", (FraudBody body, FraudDesk desk, HttpContext http) =>
                desk.CreateAsync(http.Command(), body).ToResultAsync())
            .WithSummary("Set a rule").Answers<FraudRuleView>(201).TakesKey().Refuses(RewardCodes.CampaignNotFound);
        rules.MapPost("/backtest", (BacktestBody body, FraudQueries queries, HttpContext http) =>
                queries.BacktestAsync(RewardScope.Of(http.Caller()), body))
            .WithSummary("What rules would have done with past redemptions: those that judge now, or one that is "
                + "not set yet")
            .Answers<BacktestAnswer>();
        MapOne(rules.MapGroup("/{id}").Refuses(RewardCodes.FraudRuleNotFound));
    }

    private static void MapOne(RouteGroupBuilder rule)
    {
        rule.MapGet("", async (Id<FraudRule> id, FraudQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(http.Caller().Book, id);
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One rule").Answers<FraudRuleView>();
        rule.MapPut("", (Id<FraudRule> id, FraudBody body, FraudDesk desk, HttpContext http) =>
                desk.EditAsync(http.Command(), id, (http.Request.Headers.IfMatch, body)).ToResultAsync())
            .WithSummary("Change what a rule says").Answers<FraudRuleView>().TakesKey().NeedsRevision();
        rule.MapDelete("", (Id<FraudRule> id, FraudDesk desk, HttpContext http) =>
                desk.DeleteAsync(http.Command(), id, http.Request.Headers.IfMatch).ToResultAsync())
            .WithSummary("Delete a rule; what it judged stays").Produces(StatusCodes.Status204NoContent).TakesKey()
            .NeedsRevision();
        foreach (var (verb, summary) in new[] { ("activate", "Let it judge"), ("deactivate", "Let it judge no more") })
        {
            rule.MapPost("/" + verb, (Id<FraudRule> id, FraudDesk desk, HttpContext http) =>
                    desk.MoveAsync(http.Command(), id, verb).ToResultAsync())
                .WithSummary(summary).Answers<FraudRuleView>().TakesKey();
        }
    }
}
