using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
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
                $"{asked.What}. "
                    + "Another administrator than who asked for it must agree within 72 hours.", Inbox);
            var people = await recipients.AdministratorsAsync(cancellation);
            notices.AddRange(people.Where(person => person.ToString() != asked.Maker)
                .Select(person => new Message(person, text)));
        }

        notices.AddRange(events.Select(Decision).OfType<Message>());
        return notices;
    }

    // Who asked is told what a second person decided; who asked for his own money is told by the ledger.
    private static Message? Decision(Event happening)
    {
        var (title, sentence) = happening.Type switch
        {
            "platform.approval.approved" => ("Approved", "was approved and goes on."),
            "platform.approval.rejected" => ("Rejected", "was rejected; nothing of it happens."),
            "platform.approval.expired" => ("Not approved in time", "was not approved in time; nothing of it happens."),
            _ => ("", ""),
        };
        var asked = title.Length == 0 ? null : happening.Read<Asked>();
        if (asked is null || !Id<IPerson>.TryParse(asked.Maker, out var maker) || asked.Maker == asked.For)
        {
            return null;
        }

        var reason = string.IsNullOrEmpty(asked.Reason) ? "" : $" Reason: {asked.Reason}";
        return new Message(maker, new NotificationText(
            happening.Type, happening.ObjectId, "", asked.Money is { } amount ? $"{title}: {amount}" : title,
            $"{asked.What}: what you asked for {sentence}{reason}", Inbox));
    }

    private sealed record Asked(string Summary, AmountText Amount, string Currency, string? Maker = null)
    {
        public string? For { get; init; }

        public string? Reason { get; init; }

        // Not everything that a second person approves is about an amount.
        public string? Money => Amount.In(Domain.Ledger.Currency.Parse(Currency)) is { IsZero: false } amount
            ? MoneyText.Plain(amount)
            : null;

        public string What => Money is { } amount ? $"{amount}: {Summary}" : Summary;
    }
}
