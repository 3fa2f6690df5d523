using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>What an investor is told of his own money: invested, settled, given back, paid.</summary>
internal static class InvestorNotices
{
    private const string Confirmed = "investments.investment.confirmed";
    private const string Settled = "investments.investment.settled";
    private const string Returned = "investments.investment.returned";
    private const string Withdrawn = "investments.investment.withdrawn";
    private const string Received = "investments.distribution.received";
    private const string Holdings = "/investor/holdings";

    /// <summary>True where an investor is told of events of this type.</summary>
    internal static bool Knows(string type) => type is Confirmed or Settled or Returned or Withdrawn or Received;

    /// <summary>What the investor of an event is told.</summary>
    internal static Message Of(Event happening, string offer) =>
        happening.Type == Received ? OfPayment(happening, offer) : OfInvestment(happening, offer);

    private static Message OfInvestment(Event happening, string offer)
    {
        var facts = happening.Read<Investment>();
        var amount = Plain(facts.Accepted, facts.Currency);
        var page = $"/investor/offers/{facts.OfferId}";
        var (title, sentence, link) = happening.Type switch
        {
            Settled => ($"Settled: {amount} in {offer}", $"{amount} is now in the pool of {offer}.", page),
            Returned => ($"Returned: {amount} from {offer}",
                $"{offer} was cancelled; {amount} is available in your wallet again.", Holdings),
            Withdrawn => ($"Withdrawn: {amount} from {offer}",
                $"You took your investment back; {amount} is available in your wallet again.", Holdings),
            _ => ($"Invested {amount} in {offer}", $"{amount}{PartOf(facts)} is held for {offer}.", page),
        };
        return Tell(facts.Investor, happening, (title, sentence, link));
    }

    private static Message OfPayment(Event happening, string offer)
    {
        var facts = happening.Read<Payment>();
        var amount = Plain(facts.Amount, facts.Currency);
        var kind = Phrase.Sentence(Words.Plain(facts.Kind.ToString()));
        return Tell(facts.Investor, happening, (
            $"{kind} of {amount} from {offer}", $"{amount} is available in your wallet.", Holdings));
    }

    private static Message Tell(
        Id<IPerson> investor, Event happening, (string Title, string Sentence, string Link) words) =>
        new(investor, new NotificationText(
            happening.Type, happening.ObjectId, "", words.Title, words.Sentence, words.Link));

    private static string PartOf(Investment facts) => facts.Accepted == facts.Requested
        ? ""
        : $" of the {Plain(facts.Requested, facts.Currency)} that you asked for";

    private static string Plain(AmountText amount, string currency) =>
        MoneyText.Plain(amount.In(Currency.Parse(currency)));

    private sealed record Investment(
        Id<InvestmentOffer> OfferId, Id<IPerson> Investor, AmountText Accepted, AmountText Requested, string Currency);

    private sealed record Payment(Id<IPerson> Investor, DistributionKind Kind, AmountText Amount, string Currency);
}
