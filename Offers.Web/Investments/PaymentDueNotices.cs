using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>
/// Tells investors seven days and a day before a planned payment, and administrators seven days before it and on the
/// day, since they pay it.
/// </summary>
public sealed class PaymentDueNotices(OffersDatabase database, Recipients recipients) : INoticeSource
{
    private const string BeforeAll = "T-7";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var notices = new List<Message>();
        foreach (var happening in events.Where(x => x.Type == PaymentNotices.Due))
        {
            await using var db = database.Read(happening.Book);
            var id = Id<InvestmentOffer>.Parse(happening.ObjectId);
            var offer = await db.InvestmentOffers.Where(x => x.Id == id).Select(x => x.Name).SingleAsync(cancellation);
            var told = happening.Read<Told>();
            if (told.Step is BeforeAll or PaymentDates.Day)
            {
                var administrators = await recipients.AdministratorsAsync(cancellation);
                notices.AddRange(administrators.Select(person => new Message(person, OfAdmin(happening, told, offer))));
            }

            if (told.Step != PaymentDates.Day)
            {
                var investors = await db.Positions.Where(x => x.Offer == id && x.CommittedMinor > 0)
                    .Select(x => x.Investor).ToListAsync(cancellation);
                notices.AddRange(investors.Except(notices.Where(x => x.Text.Subject == happening.ObjectId
                    && x.Text.Step == StepOf(told)).Select(x => x.To))
                    .Select(person => new Message(person, OfInvestor(happening, told, offer))));
            }
        }

        return notices;
    }

    private static NotificationText OfAdmin(Event happening, Told told, string offer)
    {
        var total = MoneyText.Plain(told.Total.In(Currency.Parse(told.Currency)));
        var when = told.Step == PaymentDates.Day ? "today" : "on " + DateOf(told);
        return new NotificationText(
            happening.Type, happening.ObjectId, StepOf(told), $"{total} is due {when} from {offer}",
            told.Kind == DistributionKind.Principal
                ? $"{offer} matures {when}: the principal is returned out of its pool, and interest is to be paid."
                : $"Interest of {offer} is due {when}; distribute it out of the pool.",
            $"/admin/investments/{happening.ObjectId}");
    }

    private static NotificationText OfInvestor(Event happening, Told told, string offer) => new(
        happening.Type, happening.ObjectId, StepOf(told), $"{offer} pays on {DateOf(told)}",
        told.Kind == DistributionKind.Principal
            ? $"{offer} matures on {DateOf(told)}; your principal is due then."
            : $"{offer} plans to pay interest on {DateOf(told)}.",
        "/investor/calendar");

    private static string StepOf(Told told) => $"{told.Date:yyyy-MM-dd} {told.Step}";

    private static string DateOf(Told told) => told.Date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
