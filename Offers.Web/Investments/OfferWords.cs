using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>What pages say about offers, in one place.</summary>
public static class OfferWords
{
    /// <summary>The filter of a list by currency.</summary>
    public static FilterDefinition CurrencyFilter { get; } = new(
        "currency", "Currency", [.. Currency.All.Select(currency => new FilterOption(currency.Code, currency.Code))]);

    /// <summary>The yearly rate, or null where none is agreed.</summary>
    public static string? Rate(OfferView offer) =>
        offer.AnnualRateBps is { } bps ? new BasisPoints(bps).ToString() : null;

    /// <summary>The yearly rate with the words, or null where none is agreed.</summary>
    public static string? RateAYear(OfferView offer) => Rate(offer) is { } rate ? T("{0} a year", rate) : null;

    /// <summary>How days are counted, as the field writes it.</summary>
    public static string Of(DayCount count) => count switch
    {
        DayCount.Act360 => "ACT/360",
        DayCount.Thirty360 => "30/360",
        _ => "ACT/365",
    };

    /// <summary>What a document is.</summary>
    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Memo => T("Information memorandum"),
        _ => W(kind),
    };

    /// <summary>How much of the cap is taken.</summary>
    public static string ShareOfCap(OfferView offer) =>
        T("{0} of {1}", Share.Percent(offer.CommittedAmount, offer.MaxAmount), MoneyText.Plain(offer.MaxAmount));

    /// <summary>Why the offer takes no money now.</summary>
    public static string WhyClosed(OfferView offer) => offer.RemainingAmount.IsZero
        ? T("The offer is full.")
        : T("The offer is {0}; it takes no money now.", W(offer.Status).ToLowerInvariant());

    /// <summary>A distribution by its kind and day: "Interest of 21 Nov 2026".</summary>
    public static string Dated(DistributionView distribution) =>
        T(distribution.Kind + " of {0}", TimeText.Of(distribution.RecordDate));

    /// <summary>True for verbs that move money, which ask for more than a yes.</summary>
    public static bool MovesMoney(string verb) =>
        verb is "settle" or "cancel" or "payout" or "fund" or "distribute" or "repay";

    /// <summary>What the button of a verb says.</summary>
    public static string Label(string verb) => verb switch
    {
        "payout" => T("Pay the issuer"),
        "fund" => T("Take money in"),
        "repay" => T("Return the principal"),
        _ => T(Phrase.Sentence(verb)),
    };

    /// <summary>How the button of a verb looks.</summary>
    public static ButtonLook LookOf(string verb) => verb switch
    {
        "close" or "cancel" => ButtonLook.Danger,
        "settle" => ButtonLook.Primary,
        "publish" or "resume" => ButtonLook.Primary,
        _ => ButtonLook.Plain,
    };
}
