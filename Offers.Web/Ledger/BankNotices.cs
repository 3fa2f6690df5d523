using System.Globalization;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Platform;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger;

/// <summary>
/// Tells owners of new bank accounts for their withdrawals, and administrators of receipts that nobody has explained.
/// </summary>
public sealed class BankNotices(Recipients recipients) : INoticeSource
{
    private const string OwnerPage = WalletPortal.Start;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var notices = new List<Message>();
        foreach (var happening in events)
        {
            switch (happening.Type)
            {
                case "ledger.destination.added":
                    var added = happening.Read<Added>();
                    notices.AddRange((await recipients.OwnersAsync(added.Owner, cancellation))
                        .Select(person => new Message(person, Text(happening, added))));
                    break;
                case "ledger.bank_file.imported" when happening.Read<Imported>() is { Unmatched: > 0 } file:
                    notices.AddRange((await recipients.AdministratorsAsync(cancellation))
                        .Select(person => new Message(person, Text(happening, file))));
                    break;
            }
        }

        return notices;
    }

    private static NotificationText Text(Event happening, Added added) => new(
        happening.Type, happening.ObjectId, "", $"New bank account: {added.Label}",
        $"{added.Number} was added for your withdrawals. Nothing is paid to it before "
        + $"{added.UsableFrom.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC. "
        + "If that was not you, remove it and change your password now.",
        OwnerPage);

    private static NotificationText Text(Event happening, Imported file) => new(
        happening.Type, happening.ObjectId, "", $"{Phrase.Count(file.Unmatched, "receipt")} to explain",
        $"{file.Name} brought money of which nobody knows yet whose it is.", "/admin/bank-lines");

    private sealed record Added(string Owner, string Label, string Number, DateTimeOffset UsableFrom);

    private sealed record Imported(string Name, int Unmatched);
}
