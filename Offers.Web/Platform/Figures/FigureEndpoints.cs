using Offers.Data.Platform.Figures;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Figures;

/// <summary>Where amounts come from, for programs.</summary>
internal static class FigureEndpoints
{
    internal static void Map(RouteGroupBuilder api) => api.MapGet("/figures/{key}", ExplainAsync)
        .RequirePolicy(Policies.SignedIn).WithTags("Figures")
        .WithSummary("Where an amount of a page comes from: formula, inputs, ledger entries")
        .Answers<Explanation>().Refuses(PlatformCodes.FigureNotFound);

    private static Task<Explanation> ExplainAsync(string key, FigureQueries figures, HttpContext http) =>
        figures.ExplainAsync(FigureReader.Of(http.Caller()), key);
}
