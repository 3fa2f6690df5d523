using System.Globalization;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>What those who wait for room are told.</summary>
internal static class WaitlistNotices
{
    private const string Promoted = "investments.waitlist.promoted";
    private const string PassedOver = "investments.waitlist.passed_over";
    private const string Cancelled = "investments.waitlist.cancelled";

    /// <summary>A document was replaced; those who wait are told where they must accept it.</summary>
    internal const string Replaced = "investments.document.replaced";

    /// <summary>What those who wait are told of a document to accept anew; null where they need not.</summary>
    internal static NotificationText? OfDocument(Event happening, string offer)
    {
        var facts = happening.Read<Document>();
        return !facts.MustBeAccepted ? null : new NotificationText(
            happening.Type, happening.ObjectId, facts.Version.ToString(CultureInfo.InvariantCulture),
            $"New version of a document of {offer}",
            $"'{facts.Title}' was replaced. Read and accept the new version: until then you are passed over when room "
            + "is free.", $"/investor/offers/{facts.OfferId}");
    }

    /// <summary>True where somebody is told of events of this type.</summary>
    internal static bool Knows(string type) => type is Promoted or PassedOver or Cancelled;

    /// <summary>What the investor of an event is told.</summary>
    internal static Message Of(Event happening, string offer)
    {
        var facts = happening.Read<Place>();
        var amount = MoneyText.Plain(facts.Amount.In(Currency.Parse(facts.Currency)));
        var (title, sentence) = happening.Type switch
        {
            Promoted => ($"Room was freed in {offer}", $"You waited for it and have invested in {offer} now."),
            PassedOver => ($"Room is free in {offer}",
                $"You wait for {amount}, but your wallet is short of it. You keep your place; deposit to be next."),
            _ => ($"You wait no more for {offer}",
                $"Your place for {amount} has ended; what was set aside for it is available again."),
        };
        return new Message(facts.Investor, new NotificationText(
            happening.Type, happening.ObjectId, "", title, sentence, $"/investor/offers/{facts.OfferId}"));
    }

    private sealed record Place(
        Id<InvestmentOffer> OfferId, Id<IPerson> Investor, AmountText Amount, string Currency);

    private sealed record Document(Id<InvestmentOffer> OfferId, string Title, int Version, bool MustBeAccepted);
}
