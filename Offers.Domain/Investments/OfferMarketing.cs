using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What a figure of the marketing is.</summary>
public enum OfferFigureKind
{
    /// <summary>What a part of the project costs.</summary>
    Cost,

    /// <summary>A yearly yield.</summary>
    Yield,
}

/// <summary>The headline and the reasons of an offer, beside its name and description.</summary>
public sealed class OfferMarketing
{
    /// <summary>The most reasons.</summary>
    public const int MostReasons = 6;

    private OfferMarketing()
    {
    }

    /// <summary>Nothing yet.</summary>
    public OfferMarketing(InvestmentOffer offer) => (Offer, Book) = (offer.Id, offer.Book);

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The headline.</summary>
    public string? Headline { get; private set; }

    /// <summary>Reasons to invest, one a line.</summary>
    public string ReasonLines { get; private set; } = "";

    /// <summary>Raised by people's edits; the <c>ETag</c>.</summary>
    public int Revision { get; private set; }

    /// <summary>An alarm against writers that pass the pen.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Reasons to invest.</summary>
    public IReadOnlyList<string> Reasons => ReasonLines.Length == 0 ? [] : ReasonLines.Split('\n');

    /// <summary>Writes it anew.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void Write(string? headline, IReadOnlyList<string> reasons)
    {
        Headline = Text.Optional("headline", headline, Limits.Title);
        ReasonLines = reasons.Count <= MostReasons
            ? string.Join('\n', reasons.Select(reason => Text.Line("why", reason, Limits.Title)))
            : throw Refusal.OfField("why", $"There are at most {MostReasons} reasons.");
        Revision++;
    }
}

/// <summary>One line of the cost breakdown, or one yield.</summary>
public sealed class OfferFigure
{
    /// <summary>The most lines of one kind.</summary>
    public const int Most = 12;

    private OfferFigure()
    {
    }

    private OfferFigure(InvestmentOffer offer, OfferFigureKind kind, int number, string field, string? label)
    {
        (Offer, Book, Currency, Kind, Number) = (offer.Id, offer.Book, offer.Currency, kind, number);
        Label = Text.Line(field, label, Limits.Name);
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>What it is.</summary>
    public OfferFigureKind Kind { get; private set; }

    /// <summary>Its place, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What it is of.</summary>
    public string Label { get; private set; } = "";

    /// <summary>The offer's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>A cost, minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>A yearly yield, basis points.</summary>
    public int RateBps { get; private set; }

    /// <summary>A cost.</summary>
    public Money Amount => new(AmountMinor, Currency);

    /// <summary>A line of the cost breakdown.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static OfferFigure Cost(InvestmentOffer offer, int number, string? label, Money amount) =>
        new(offer, OfferFigureKind.Cost, number, "costs", label) { AmountMinor = amount.Minor };

    /// <summary>A yearly yield.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static OfferFigure Yield(InvestmentOffer offer, int number, string? label, int rateBps) =>
        rateBps is >= 0 and <= 100_000
            ? new(offer, OfferFigureKind.Yield, number, "yields", label) { RateBps = rateBps }
            : throw Refusal.OfField("yields", "A yield is 0 to 100,000 basis points.");
}
