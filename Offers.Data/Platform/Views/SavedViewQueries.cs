using Microsoft.EntityFrameworkCore;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Views;

/// <summary>A view whose owner wants to be told of what is new in it.</summary>
/// <param name="Id">The view.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Query">What it asks for.</param>
public sealed record WatchedView(Id<SavedView> Id, Id<IPerson> Person, string Name, string Query);

/// <summary>Reads saved views.</summary>
public sealed class SavedViewQueries(OffersDatabase database)
{
    /// <summary>The most views that are looked at for one piece of news.</summary>
    public const int MostWatched = 10_000;

    /// <summary>A person's own views of a list, oldest first; of all lists where none is named.</summary>
    public async Task<IReadOnlyList<SavedViewAnswer>> ListAsync(BookId book, Id<IPerson> person, string? list)
    {
        await using var db = database.Read(book);
        var mine = db.SavedViews.Where(x => x.Person == person);
        mine = list is null ? mine : mine.Where(x => x.List == list);
        var rows = await mine.OrderBy(x => x.List).ThenBy(x => x.Id).ToListAsync();
        return rows.ConvertAll(SavedViewAnswer.Of);
    }

    /// <summary>Everybody's views of a list of which they want news.</summary>
    public async Task<IReadOnlyList<WatchedView>> WatchedAsync(
        BookId book, string list, CancellationToken cancellation)
    {
        await using var db = database.Read(book);
        return await db.SavedViews.Where(x => x.List == list && x.News == ViewNews.Told)
            .OrderBy(x => x.Id).Take(MostWatched)
            .Select(x => new WatchedView(x.Id, x.Person, x.Name, x.Query)).ToListAsync(cancellation);
    }
}
