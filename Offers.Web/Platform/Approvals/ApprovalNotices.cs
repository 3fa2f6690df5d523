using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Approvals;

/// <summary>Tells administrators what waits for a second person, and who asked what became of it.</summary>
public sealed class ApprovalNotices(Recipients recipients) : INoticeSource
{
    private const string Inbox = "/admin/approvals";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var notices = new List<Message>();
        foreach (var happening in events.Where(x => x.Type == "platform.approval.asked"))
        {
            var asked = happening.Read<Asked>();
            var text = new NotificationText(
                happening.Type, happening.ObjectId, "", "Waits for your approval",
                $"{MoneyText.Plain(asked.Amount.In(Currency.Parse(asked.Currency)))}: {asked.Summary}. "
                    + "Another administrator than who asked for it must agree within 72 hours.", Inbox);
            var people = await recipients.AdministratorsAsync(cancellation);
            notices.AddRange(people.Where(person => person.ToString() != asked.Maker)
                .Select(person => new Message(person, text)));
        }

        return notices;
    }

    private sealed record Asked(string Summary, AmountText Amount, string Currency, string? Maker = null);
}
