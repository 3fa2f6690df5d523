using Offers.Domain.Platform;

namespace Offers.Data.Platform.Views;

/// <summary>A saved view as it is answered and shown to its owner.</summary>
/// <param name="Id">The identity.</param>
/// <param name="List">The key of the list.</param>
/// <param name="Name">What the person calls it.</param>
/// <param name="Query">Filters, order, columns and page size as in the list's address, without a question mark.</param>
/// <param name="IsDefault">Whether the list opens with it.</param>
/// <param name="News">Whether the person is told of what is new in it.</param>
/// <param name="SavedAt">When it was saved first.</param>
public sealed record SavedViewAnswer(
    Id<SavedView> Id, string List, string Name, string Query, bool IsDefault, ViewNews News, DateTimeOffset SavedAt)
{
    internal static SavedViewAnswer Of(SavedView view) => new(
        view.Id, view.List, view.Name, view.Query, view.IsDefault, view.News, view.SavedAt);
}
