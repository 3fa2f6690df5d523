using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Data.Platform.Figures;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>An amount of a comparison.</summary>
/// <param name="Value">The amount.</param>
/// <param name="Why">The key under which it is explained; no part of what is compared.</param>
public sealed record ComparedAmount(Money Value, string Why)
{
    /// <summary>Equal where the amounts are.</summary>
    public bool Equals(ComparedAmount? other) => other?.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>One line of a comparison.</summary>
/// <param name="Label">What is compared.</param>
/// <param name="Values">What each offer has: an amount, an instant or words; null where it has none.</param>
public sealed record ComparedLine(string Label, IReadOnlyList<object?> Values)
{
    /// <summary>True where the offers do not all have the same.</summary>
    public bool Differs => Values.Distinct().Skip(1).Any();
}

/// <summary>Up to three offers, line by line.</summary>
public static class OfferComparison
{
    /// <summary>How many are compared at most.</summary>
    public const int AtMost = 3;

    /// <summary>The parameter that names the chosen offers in the gallery's address.</summary>
    public const string Parameter = "compare";

    /// <summary>The page that compares.</summary>
    public const string Path = "/investor/offers/compare";

    private static readonly (string Label, Func<OfferView, object?> Of)[] _lines =
    [
        ("State", x => W(x.Status)),
        ("Cap", x => new ComparedAmount(x.MaxAmount, InvestmentFigure.Term(x.Id, OfferTerm.Max))),
        ("Left", x => new ComparedAmount(x.RemainingAmount, InvestmentFigure.Remaining(x.Id))),
        ("Fill", x => Share.Percent(x.CommittedAmount, x.MaxAmount)),
        ("Yearly rate", x => OfferWords.Rate(x)),
        ("Days are counted", x => x.AnnualRateBps is null ? null : OfferWords.Of(x.DayCount)),
        ("Interest is paid", x => x.AnnualRateBps is null ? null : W(x.InterestFrequency)),
        ("Smallest ticket", x => Term(x, x.MinTicket, OfferTerm.MinTicket)),
        ("Largest ticket", x => Term(x, x.MaxTicket, OfferTerm.MaxTicket)),
        ("Most per investor", x => Term(x, x.MaxPerInvestor, OfferTerm.MaxPerInvestor)),
        ("Minimum raise", x => Term(x, x.MinimumRaise, OfferTerm.MinimumRaise)),
        ("Opens", x => x.OpensAt),
        ("Closes", x => x.ClosesAt),
        ("Maturity", x => x.MaturityDate is { } due ? TimeText.Of(due) : null),
        ("If more is asked than is left", x => x.FillPolicy == FillPolicy.Partial
            ? T("What is left is taken")
            : T("All or nothing")),
        ("Waitlist when full", x => x.WaitlistEnabled ? T("Yes") : T("No")),
        ("Cooling-off", x => x.CoolingOffDays > 0 ? N(x.CoolingOffDays, "{0} day", "{0} days") : null),
        ("Rules", x => x.RulePack),
        ("Issuer", x => x.Issuer.Name),
        ("Investors", x => x.InvestorCount.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)),
        ("Yours", x => new ComparedAmount(
            x.MyCommittedAmount ?? Money.Zero(x.Currency),
            InvestmentFigure.Part(x.Id, FigureName.Me, HoldingPart.Committed))),
    ];

    private static ComparedAmount? Term(OfferView offer, Money? amount, OfferTerm term) =>
        amount is { } value ? new ComparedAmount(value, InvestmentFigure.Term(offer.Id, term)) : null;

    /// <summary>The ids of an address: those that can be read, each once, at most three.</summary>
    public static IReadOnlyList<Id<InvestmentOffer>> Read(string? ids) =>
        [.. (ids ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => Id<InvestmentOffer>.TryParse(text, out var id) ? id : (Id<InvestmentOffer>?)null)
            .OfType<Id<InvestmentOffer>>().Distinct().Take(AtMost)];

    /// <summary>The page that compares these.</summary>
    public static string PathOf(IEnumerable<string> ids) => $"{Path}?ids={string.Join(',', ids)}";

    /// <summary>The lines; those that no offer has anything for are left out.</summary>
    public static IReadOnlyList<ComparedLine> Of(IReadOnlyList<OfferView> offers) =>
        [.. _lines.Select(line => new ComparedLine(T(line.Label), [.. offers.Select(line.Of)]))
            .Where(line => line.Values.Any(value => value is not null))];
}
