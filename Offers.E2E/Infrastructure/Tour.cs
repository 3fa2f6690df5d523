namespace Offers.E2E.Infrastructure;

/// <summary>
/// A walk through many pages in one window: each page is quiet, accessible, no wider than the window, and photographed.
/// Pages whose address needs an id are reached as people reach them, by a link on another page.
/// </summary>
public static class Tour
{
    /// <summary>
    /// Walks, and fails with all that was wrong on the way. In the first look every amount must say where it comes
    /// from.
    /// </summary>
    /// <param name="visit">The window.</param>
    /// <param name="pages">The pages.</param>
    /// <param name="known">Addresses of pages to which no other page links, and of parts of pages that open by a tab.
    /// </param>
    public static async Task WalkAsync(Visit visit, IEnumerable<PageRoute> pages, IReadOnlyList<string> known)
    {
        var (waiting, faults) = (pages.ToList(), new List<string>());
        var (parts, links) = (known.Where(IsPart).ToList(), known.Where(path => !IsPart(path)).ToList());
        var amounts = visit is { Email: { } email, Look: var look } && look == Look.Light
            ? new ShownAmounts(await ApiPerson.OfAsync(email))
            : null;
        foreach (var part in parts)
        {
            await LookAsync(part, PageRoute.NameOfPart(part));
        }

        while (Next(waiting, links) is { } stop)
        {
            waiting.Remove(stop.Page);
            await LookAsync(stop.Path, stop.Page.Name);
        }

        faults.AddRange(waiting.Select(page => $"No page links to {page}."));
        faults.AddRange(visit.Complaints.Found);
        Assert.True(faults.Count == 0, string.Join('\n', faults));

        async Task LookAsync(string path, string name)
        {
            await visit.GoAsync(path);
            faults.AddRange(await visit.FaultsAsync());
            await visit.TakePictureAsync(name);
            faults.AddRange(amounts is null ? [] : await amounts.FaultsAsync(visit, path));
            links.AddRange(await visit.LinksAsync());
        }
    }

    private static bool IsPart(string path) => path.Contains('?', StringComparison.Ordinal);

    private static Stop? Next(List<PageRoute> waiting, List<string> links) =>
        waiting.Find(page => page.IsAddress) is { } page
            ? new Stop(page, page.Template)
            : waiting.Select(candidate => (Page: candidate, Path: links.Find(candidate.Fits)))
                .Where(found => found.Path is not null)
                .Select(found => new Stop(found.Page, found.Path!))
                .FirstOrDefault();

    private sealed record Stop(PageRoute Page, string Path);
}
