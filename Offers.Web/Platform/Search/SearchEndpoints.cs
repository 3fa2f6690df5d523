using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Platform.Search;

/// <summary>What a search found: the groups in the order of the header's search box.</summary>
/// <param name="Query">What was searched.</param>
/// <param name="Groups">Only those with a hit.</param>
public sealed record SearchAnswer(string Query, IReadOnlyList<SearchGroup> Groups);

/// <summary>The header's search box, for programs.</summary>
internal static class SearchEndpoints
{
    private const int HitsPerKind = 20;

    internal static void Map(RouteGroupBuilder api) => api.MapGet("/search", FindAsync)
        .RequirePolicy(Policies.SignedIn).WithTags("Search").WithSummary("Pages, offers, people and ids by a text")
        .Answers<SearchAnswer>();

    private static async Task<SearchAnswer> FindAsync(
        string? q, ShellSearch search, HttpContext http, CancellationToken gone)
    {
        var text = Text.Required("q", q, Limits.Name);
        return new SearchAnswer(text, await search.FindAsync(text, http.User, HitsPerKind, gone));
    }
}
