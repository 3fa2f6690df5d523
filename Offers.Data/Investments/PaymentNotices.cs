using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Tells of planned payments that come: once for each offer, day and step.</summary>
public sealed class PaymentNotices(OffersDatabase database, UnitOfWork writes, TimeProvider time)
{
    /// <summary>The event that a payment comes.</summary>
    public const string Due = "investments.offer.payment_due";

    // What nobody told within a day is no news any more; the next step tells.
    private static readonly TimeSpan _news = TimeSpan.FromDays(1);

    /// <summary>What is to be told now.</summary>
    public async Task<IReadOnlyList<PaymentNotice>> DueAsync(BookId book)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var notices = await PaymentDates.BetweenAsync(db, now - _news, now);
        var ids = notices.Select(x => x.Offer.ToString()).Distinct().ToList();
        var told = await db.Events.Where(x => ids.Contains(x.ObjectId) && x.Type == Due).ToListAsync();
        var keys = told.Select(x => (x.ObjectId, x.Read<Told>().Date, x.Read<Told>().Step)).ToHashSet();
        return notices.FindAll(x => !keys.Contains((x.Offer.ToString(), x.Date, x.Step)));
    }

    /// <summary>Tells that a payment comes.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public Task<Answer> TellAsync(CommandRequest request, PaymentNotice notice) =>
        writes.RunAsync(request, new Deed("investments.tell_payment", notice.Offer.ToString()), async work =>
        {
            var offer = await work.Db.InvestmentOffers.SingleOrDefaultAsync(x => x.Id == notice.Offer)
                ?? throw InvestmentCodes.OfferNotFound.Because();
            var told = new Told(
                notice.Date, notice.Step, notice.Kind, AmountText.Of(notice.Amount), offer.Currency.Code);
            work.Audit(new AuditFact(
                "investments.tell_payment", offer.ObjectId, null, OffersJson.Text(told), null));
            work.Raise(offer, Due, told);
            return Answer.None();
        });
}

/// <summary>What an event says of a payment that comes.</summary>
/// <param name="Date">The day of the payment.</param>
/// <param name="Step">Which notice: <c>T-7</c>, <c>T-1</c> or <c>day</c>.</param>
/// <param name="Kind">Interest or principal.</param>
/// <param name="Total">How much the offer pays in all that day.</param>
/// <param name="Currency">The offer's currency.</param>
public sealed record Told(DateOnly Date, string Step, DistributionKind Kind, AmountText Total, string Currency);
