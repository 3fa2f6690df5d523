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
    /// <param name="known">Addresses of pages to which no other page links.</param>
    public static async Task WalkAsync(Visit visit, IEnumerable<PageRoute> pages, IReadOnlyList<string> known)
    {
        var (waiting, links, faults) = (pages.ToList(), known.ToList(), new List<string>());
        var amounts = visit is { Email: { } email, Look: var look } && look == Look.Light
            ? new ShownAmounts(await ApiPerson.OfAsync(email))
            : null;
        while (Next(waiting, links) is { } stop)
        {
            waiting.Remove(stop.Page);
            await visit.GoAsync(stop.Path);
            faults.AddRange(await visit.FaultsAsync());
            await visit.TakePictureAsync(stop.Page.Name);
            faults.AddRange(amounts is null ? [] : await amounts.FaultsAsync(visit, stop.Path));
            links.AddRange(await visit.LinksAsync());
        }

        faults.AddRange(waiting.Select(page => $"No page links to {page}."));
        faults.AddRange(visit.Complaints.Found);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static Stop? Next(List<PageRoute> waiting, List<string> links) =>
        waiting.Find(page => page.IsAddress) is { } page
            ? new Stop(page, page.Template)
            : waiting.Select(candidate => (Page: candidate, Path: links.Find(candidate.Fits)))
                .Where(found => found.Path is not null)
                .Select(found => new Stop(found.Page, found.Path!))
                .FirstOrDefault();

    private sealed record Stop(PageRoute Page, string Path);
}
