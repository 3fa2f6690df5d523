using System.Security.Claims;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Shell;

/// <summary>One thing that the search box found.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Detail">Code, id or state: what tells it from its like.</param>
/// <param name="Href">The page to open.</param>
/// <param name="Icon">The sign of its kind.</param>
public sealed record SearchHit(string Title, string Detail, string Href, Glyph Icon);

/// <summary>What a person looks for.</summary>
/// <param name="Text">What was typed, trimmed; at least one character.</param>
/// <param name="Person">Who looks; a source answers only what this person may see.</param>
/// <param name="AtMost">The most hits of one source.</param>
public sealed record SearchQuestion(string Text, ClaimsPrincipal Person, int AtMost);

/// <summary>Answers the search box for one kind of thing: pages, offers, people, ids.</summary>
public interface ISearchSource
{
    /// <summary>The heading above its hits, for example "Offers".</summary>
    string Title { get; }

    /// <summary>What it finds, best first; empty when nothing fits.</summary>
    Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, CancellationToken cancel);
}

/// <summary>The hits of one source.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Hits">At least one.</param>
public sealed record SearchGroup(string Title, IReadOnlyList<SearchHit> Hits);

/// <summary>Asks every source, in the order in which they were registered.</summary>
public sealed class ShellSearch(IEnumerable<ISearchSource> sources)
{
    private const int TextAtMost = 100;

    /// <summary>What all sources find; sources without a hit are left out.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="person">Who looks.</param>
    /// <param name="atMost">The most hits of one source.</param>
    /// <param name="cancel">Ends the search.</param>
    public async Task<IReadOnlyList<SearchGroup>> FindAsync(
        string? text, ClaimsPrincipal person, int atMost, CancellationToken cancel)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length is 0 or > TextAtMost)
        {
            return [];
        }

        var groups = new List<SearchGroup>();
        foreach (var source in sources)
        {
            var hits = await source.FindAsync(new SearchQuestion(trimmed, person, atMost), cancel);
            if (hits.Count > 0)
            {
                groups.Add(new SearchGroup(source.Title, hits));
            }
        }

        return groups;
    }
}

/// <summary>Finds the pages of the portals that the person may enter.</summary>
public sealed class PageSearch : ISearchSource
{
    /// <inheritdoc />
    public string Title => "Pages";

    /// <inheritdoc />
    public Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<SearchHit>>([.. Hits(question).Take(question.AtMost)]);

    private static IEnumerable<SearchHit> Hits(SearchQuestion question) =>
        from portal in PortalMenu.For(Callers.Of(question.Person).Roles)
        let text = question.Text
        from item in portal.Items
        let title = T(item.Text)
        where new[] { item.Text, title, portal.Name, T(portal.Name) }
            .Any(name => name.Contains(text, StringComparison.OrdinalIgnoreCase))
        orderby title.StartsWith(text, StringComparison.OrdinalIgnoreCase) descending
        select new SearchHit(title, T(portal.Name), item.Href, item.Icon);
}
