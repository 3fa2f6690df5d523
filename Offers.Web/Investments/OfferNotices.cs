using System.Collections.Frozen;
using Offers.Data.Platform.Events;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>What administrators, and where it matters to them investors, are told of an offer.</summary>
internal static class OfferNotices
{
    private const string Proposed = "investments.distribution.proposed";

    private static readonly FrozenDictionary<string, Func<string, OfferNews>> _news =
        new Dictionary<string, Func<string, OfferNews>>(StringComparer.Ordinal)
        {
            ["investments.offer.filled"] = offer =>
                new($"{offer} is full", $"{offer} has reached its cap.") { TellsInvestors = true },
            ["investments.offer.closed"] = offer =>
                new($"{offer} has closed", $"{offer} takes no more investments.") { TellsInvestors = true },
            ["investments.offer.settled"] = offer =>
                new($"{offer} is settled", $"All money invested in {offer} is in its pool."),
            ["investments.offer.cancelled"] = offer =>
                new($"{offer} is cancelled", $"All money held for {offer} was given back."),
            ["investments.offer.repaid"] = offer =>
                new($"{offer} is repaid", $"The principal of {offer} was returned to all investors."),
            ["investments.offer.in_arrears"] = offer => new(
                $"{offer} is in arrears",
                $"The pool of {offer} is short of the principal; it is returned once the issuer has paid.")
            {
                TellsInvestors = true,
            },
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True where somebody is told of events of this type.</summary>
    internal static bool Knows(string type) => type == Proposed || _news.ContainsKey(type);

    /// <summary>What is said of an event.</summary>
    internal static OfferNews Of(Event happening, string offer) =>
        happening.Type == Proposed ? OfProposal(happening, offer) : _news[happening.Type](offer);

    private static OfferNews OfProposal(Event happening, string offer)
    {
        var facts = happening.Read<Proposal>();
        var total = MoneyText.Plain(facts.Total.In(Currency.Parse(facts.Currency)));
        return new OfferNews(
            $"To approve: {total} from {offer}",
            $"{total} of {Words.Plain(facts.Kind.ToString())} waits to be paid to the investors of {offer}; a second "
            + "person must approve it.");
    }

    private sealed record Proposal(DistributionKind Kind, AmountText Total, string Currency);
}

/// <summary>What is said of an offer.</summary>
/// <param name="Title">One line.</param>
/// <param name="Sentence">What it means.</param>
internal sealed record OfferNews(string Title, string Sentence)
{
    /// <summary>Whether the offer's investors are told too.</summary>
    internal bool TellsInvestors { get; init; }
}
