using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sandboxes;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>When offers open, close and mature, when their cooling-off ends, and when payments are due.</summary>
public sealed class OffersDue(OffersDatabase database) : IDueSource
{
    private const int YearsAhead = ClockAdvance.MostYears;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DueMoment>> AfterAsync(BookId book, DateTimeOffset after, int atMost)
    {
        await using var db = database.Read(book);
        var moments = await TimesAsync(db, after, atMost);
        moments.AddRange(await CoolingOffAsync(db, after, atMost));
        var notices = await PaymentDates.BetweenAsync(db, after, after.AddYears(YearsAhead));
        moments.AddRange(notices.Take(atMost).Select(x => new DueMoment(
            x.At, x.Step != PaymentDates.Day ? "payment_notice"
                : x.Kind == DistributionKind.Principal ? "principal_due" : "interest_due",
            x.Offer.ToString(), x.Name)));
        return [.. moments.OrderBy(x => x.At).Take(atMost)];
    }

    private static async Task<List<DueMoment>> TimesAsync(OffersDb db, DateTimeOffset after, int atMost)
    {
        var today = DateOnly.FromDateTime(after.UtcDateTime);
        var live = db.InvestmentOffers.Where(x => x.Status == OfferStatus.Live || x.Status == OfferStatus.Paused);
        var opening = await live.Where(x => x.Status == OfferStatus.Live && x.OpensAt > after)
            .OrderBy(x => x.OpensAt).Take(atMost).ToListAsync();
        var closing = await live.Where(x => x.ClosesAt > after)
            .OrderBy(x => x.ClosesAt).Take(atMost).ToListAsync();
        var maturing = await db.InvestmentOffers
            .Where(x => (x.Status == OfferStatus.Live || x.Status == OfferStatus.Paused
                || x.Status == OfferStatus.Settled) && x.MaturityDate > today)
            .OrderBy(x => x.MaturityDate).Take(atMost).ToListAsync();
        return
        [
            .. opening.Select(x => Of(x, x.OpensAt!.Value, "offer_opens")),
            .. closing.Select(x => Of(x, x.ClosesAt!.Value, "offer_closes")),
            .. maturing.Select(x => Of(
                x, new DateTimeOffset(x.MaturityDate!.Value, TimeOnly.MinValue, TimeSpan.Zero), "offer_matures")),
        ];
    }

    // One moment for each offer, however many investors it has: from then on it can be settled.
    private static async Task<IEnumerable<DueMoment>> CoolingOffAsync(OffersDb db, DateTimeOffset after, int atMost)
    {
        var ends = await (
            from investment in db.Investments.Where(
                x => x.Status == InvestmentStatus.Confirmed && x.CoolingOffEndsAt > after)
            group investment by investment.Offer into offer
            select new { Id = offer.Key, Last = offer.Max(x => x.CoolingOffEndsAt) })
            .OrderBy(x => x.Last).Take(atMost).ToListAsync();
        var ids = ends.ConvertAll(x => x.Id);
        var names = await db.InvestmentOffers.Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name);
        return ends.Select(x => new DueMoment(x.Last!.Value, "cooling_off_ends", x.Id.ToString(), names[x.Id]));
    }

    private static DueMoment Of(InvestmentOffer offer, DateTimeOffset at, string kind) =>
        new(at, kind, offer.ObjectId, offer.Name);
}
