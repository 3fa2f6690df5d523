using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>
/// Tells investors of their investments and of offers that filled or closed, and administrators of the offers.
/// </summary>
public sealed class InvestmentNotices(OffersDatabase database, Recipients recipients) : INoticeSource
{
    private const string Confirmed = "investments.investment.confirmed";
    private const string Filled = "investments.offer.filled";
    private const string Closed = "investments.offer.closed";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var mine = events.Where(x => x.Type is Confirmed or Filled or Closed).ToList();
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
            notices.AddRange(happening.Type == Confirmed
                ? [OfInvestment(happening, name)]
                : await OfOfferAsync(db, happening, name, cancellation));
        }

        return notices;
    }

    private static Id<InvestmentOffer> OfferOf(Event happening) => happening.Type == Confirmed
        ? happening.Read<Investment>().OfferId
        : Id<InvestmentOffer>.Parse(happening.ObjectId);

    private static Message OfInvestment(Event happening, string offer)
    {
        var facts = happening.Read<Investment>();
        var currency = Currency.Parse(facts.Currency);
        var (accepted, requested) = (facts.Accepted.In(currency), facts.Requested.In(currency));
        var amount = MoneyText.Plain(accepted);
        var part = accepted < requested ? $" of the {MoneyText.Plain(requested)} that you asked for" : "";
        return new Message(facts.Investor, new NotificationText(
            happening.Type, happening.ObjectId, "", $"Invested {amount} in {offer}",
            $"{amount}{part} is held for {offer}.", $"/investor/offers/{facts.OfferId}"));
    }

    private async Task<IEnumerable<Message>> OfOfferAsync(
        OffersDb db, Event happening, string offer, CancellationToken cancellation)
    {
        var id = OfferOf(happening);
        var (title, sentence) = happening.Type == Filled
            ? ($"{offer} is full", $"{offer} has reached its cap.")
            : ($"{offer} has closed", $"{offer} takes no more investments.");
        var investors = await db.Positions.Where(x => x.Offer == id).Select(x => x.Investor).ToListAsync(cancellation);
        var administrators = await recipients.AdministratorsAsync(cancellation);
        return administrators.Select(person => Message(person, $"/admin/investments/{id}"))
            .Concat(investors.Except(administrators).Select(person => Message(person, $"/investor/offers/{id}")));

        Message Message(Id<IPerson> to, string link) =>
            new(to, new NotificationText(happening.Type, happening.ObjectId, "", title, sentence, link));
    }

    private sealed record Investment(
        Id<InvestmentOffer> OfferId, Id<IPerson> Investor, AmountText Accepted, AmountText Requested, string Currency);
}
