using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Web.Investments;

/// <summary>
/// Tells investors what became of their investments and what they were paid, and administrators and investors where
/// offers stand. The words are in <see cref="InvestorNotices"/> and <see cref="OfferNotices"/>.
/// </summary>
public sealed class InvestmentNotices(OffersDatabase database, Recipients recipients) : INoticeSource
{
    private const string OfOffer = "investments.offer.";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var mine = events.Where(x => IsPersonal(x.Type) || OfferNotices.Knows(x.Type)
            || x.Type == WaitlistNotices.Replaced).ToList();
        if (mine.Count == 0)
        {
            return [];
        }

        await using var db = database.Read(mine[0].Book);
        var ids = mine.Select(OfferOf).Distinct().ToList();
        var names = await db.InvestmentOffers.Where(x => ids.Contains(x.Id))
            .ToDictionaryAsync(x => x.Id, x => x.Name, cancellation);
        var notices = new List<Message>();
        foreach (var happening in mine)
        {
            var name = names[OfferOf(happening)];
            notices.AddRange(
                happening.Type == WaitlistNotices.Replaced
                    ? await OfDocumentAsync(db, happening, name, cancellation)
                : WaitlistNotices.Knows(happening.Type) ? [WaitlistNotices.Of(happening, name)]
                : InvestorNotices.Knows(happening.Type) ? [InvestorNotices.Of(happening, name)]
                : await OfOfferAsync(db, happening, name, cancellation));
        }

        return notices;
    }

    private static bool IsPersonal(string type) => InvestorNotices.Knows(type) || WaitlistNotices.Knows(type);

    private static Id<InvestmentOffer> OfferOf(Event happening) =>
        happening.Type.StartsWith(OfOffer, StringComparison.Ordinal)
            ? Id<InvestmentOffer>.Parse(happening.ObjectId)
            : happening.Read<Mention>().OfferId;

    private static async Task<IEnumerable<Message>> OfDocumentAsync(
        OffersDb db, Event happening, string offer, CancellationToken cancellation)
    {
        if (WaitlistNotices.OfDocument(happening, offer) is not { } text)
        {
            return [];
        }

        var id = OfferOf(happening);
        var waiting = await db.WaitlistEntries.Where(x => x.Offer == id && x.Status == WaitlistStatus.Waiting)
            .Select(x => x.Investor).ToListAsync(cancellation);
        return waiting.Select(person => new Message(person, text));
    }

    private async Task<IEnumerable<Message>> OfOfferAsync(
        OffersDb db, Event happening, string offer, CancellationToken cancellation)
    {
        var id = OfferOf(happening);
        var news = OfferNotices.Of(happening, offer);
        var administrators = await recipients.AdministratorsAsync(cancellation);
        IReadOnlyList<Id<IPerson>> investors = news.TellsInvestors
            ? await db.Positions.Where(x => x.Offer == id && x.CommittedMinor > 0)
                .Select(x => x.Investor).ToListAsync(cancellation)
            : [];
        return administrators.Select(person => Message(person, $"/admin/investments/{id}"))
            .Concat(investors.Except(administrators).Select(person => Message(person, $"/investor/offers/{id}")));

        Message Message(Id<IPerson> to, string link) => new(to, new NotificationText(
            happening.Type, happening.ObjectId, "", news.Title, news.Sentence, link));
    }

    private sealed record Mention(Id<InvestmentOffer> OfferId);
}
