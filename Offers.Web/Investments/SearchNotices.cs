using Offers.Data.Investments;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Views;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Investments;

/// <summary>
/// Tells investors of live offers that fit a search that they saved: once for each offer and search, however often the
/// offer is paused and resumed.
/// </summary>
public sealed class SearchNotices(SavedViewQueries views, OfferQueries offers) : INoticeSource
{
    /// <summary>The kind of these notices.</summary>
    public const string Kind = "investments.offer.matched";

    private static readonly string[] _types =
        ["investments.offer.published", "investments.offer.opened", "investments.offer.resumed"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var told = events.Where(x => _types.Contains(x.Type)).ToList();
        if (told.Count == 0)
        {
            return [];
        }

        var book = told[0].Book;
        var names = told.DistinctBy(x => x.ObjectId)
            .ToDictionary(x => Id<InvestmentOffer>.Parse(x.ObjectId), x => x.Read<Mention>().Name);
        var notices = new List<Message>();
        var watched = await views.WatchedAsync(book, OfferSheets.Gallery.Key, cancellation);
        foreach (var search in watched.GroupBy(view => view.Query, StringComparer.Ordinal))
        {
            var filter = OfferSheets.FilterOf(ListLook.Of(OfferSheets.Gallery, search.Key));
            var fitting = await offers.FittingAsync(book, filter, names.Keys);
            notices.AddRange(
                from view in search from offer in fitting select Of(view, offer, names[offer]));
        }

        return notices;
    }

    private static Message Of(WatchedView view, Id<InvestmentOffer> offer, string name) =>
        new(view.Person, new NotificationText(
            Kind, offer.ToString(), view.Id.ToString(), $"A new offer fits {view.Name}",
            $"{name} is live and fits the search that you saved as {view.Name}.", $"/investor/offers/{offer}"));

    private sealed record Mention(string Name);
}
