using Offers.Data.Investments;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Investments.Api;

/// <summary>What the law says to an investor, his knowledge test, and his class.</summary>
internal static class RuleEndpoints
{
    internal static void Map(RouteGroupBuilder api)
    {
        var mine = api.MapGroup("/rule-packs/{code}").RequirePolicy(Policies.Investor).WithTags("Rule packs");
        mine.MapGet("", GetAsync).WithSummary("What a rule pack says to the caller, and how he stands under it")
            .Answers<RulesView>().Refuses(InvestmentCodes.RulePackNotFound);
        mine.MapPost("/test", TakeAsync).WithSummary("Take the knowledge test").Answers<TestAnswer>().TakesKey()
            .Refuses(InvestmentCodes.RulePackNotFound);
        var admin = api.MapGroup("/admin").RequirePolicy(Policies.Admin).WithTags("Rule packs");
        admin.MapGet("/rule-packs", ListAsync).WithSummary("All rule packs").Answers<IReadOnlyList<RulePack>>();
        admin.MapPost("/rule-packs/{code}/investors/{userId}", ClassifyAsync)
            .WithSummary("Decide on the class of an investor").TakesKey()
            .Refuses(InvestmentCodes.RulePackNotFound, IdentityCodes.PersonNotFound);
    }

    private static Task<RulesView> GetAsync(string code, RuleQueries rules, HttpContext http) =>
        rules.GetAsync(http.Caller().Book, code, http.Person());

    private static Task<IResult> TakeAsync(string code, TestBody body, StandingDesk desk, HttpContext http) =>
        desk.TakeTestAsync(http.Command(), code, body).ToResultAsync();

    private static IReadOnlyList<RulePack> ListAsync() => RulePacks.All;

    private static Task<IResult> ClassifyAsync(
        string code, Id<IPerson> userId, ClassBody body, StandingDesk desk, HttpContext http) =>
        desk.ClassifyAsync(http.Command(), (code, userId), body).ToResultAsync();
}
