using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger;

/// <summary>
/// Tells owners what became of their deposits and withdrawals, and administrators what waits for them.
/// </summary>
public sealed class CashNotices(Recipients recipients) : INoticeSource
{
    private const string AdminPage = "/admin/transfers";
    private const string OwnerPage = WalletPortal.Start;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var notices = new List<Message>();
        foreach (var happening in events)
        {
            if (Words(happening) is { } words)
            {
                var people = words.Link == AdminPage
                    ? await recipients.AdministratorsAsync(cancellation)
                    : await recipients.OwnersAsync(happening.Read<Cash>().Owner, cancellation);
                notices.AddRange(people.Select(person => new Message(person, words)));
            }
        }

        return notices;
    }

    private static NotificationText? Words(Event happening) => happening.Type switch
    {
        "ledger.topup.requested" => ForAdministrators(happening, "New deposit request", "waits to be completed."),
        "ledger.topup.completed" => ForOwner(happening, "Deposit completed", "is in your wallet."),
        "ledger.topup.in_review" => ForOwner(
            happening, "Deposit has arrived", "has arrived. We look at it before it is in your wallet."),
        "ledger.topup.rejected" => ForOwner(happening, "Deposit rejected", "was not added to your wallet."),
        "ledger.withdrawal.requested" => ForAdministrators(
            happening, "New withdrawal request", "is held and waits to be paid out."),
        "ledger.withdrawal.approved" => ForAdministrators(
            happening, "Withdrawal approved", "is approved and waits to be paid out."),
        "ledger.withdrawal.completed" => ForOwner(happening, "Withdrawal completed", "is on its way to your bank."),
        "ledger.withdrawal.rejected" => ForOwner(
            happening, "Withdrawal rejected", "was not paid out and is back in your wallet."),
        _ => null,
    };

    private static NotificationText ForAdministrators(Event happening, string title, string sentence) =>
        Text(happening, title, sentence, AdminPage);

    private static NotificationText ForOwner(Event happening, string title, string sentence) =>
        Text(happening, title, sentence, OwnerPage);

    private static NotificationText Text(Event happening, string title, string sentence, string link)
    {
        var cash = happening.Read<Cash>();
        var amount = MoneyText.Plain(cash.Amount.In(Currency.Parse(cash.Currency)));
        var reason = string.IsNullOrEmpty(cash.DecisionReason) ? "" : $" Reason: {cash.DecisionReason}";
        return new NotificationText(
            happening.Type, happening.ObjectId, "", $"{title}: {amount}", $"{amount} {sentence}{reason}", link);
    }

    private sealed record Cash(string? Owner, AmountText Amount, string Currency, string? DecisionReason = null);
}
