using System.Globalization;
using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
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
    public static string? RateAYear(OfferView offer) => Rate(offer) is { } rate ? rate + " a year" : null;

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
        DocumentKind.Memo => "Information memorandum",
        _ => Phrase.Sentence(Words.Plain(kind.ToString())),
    };

    /// <summary>How much of the cap is taken.</summary>
    public static string ShareOfCap(OfferView offer) =>
        $"{Share.Percent(offer.CommittedAmount, offer.MaxAmount)} of {MoneyText.Plain(offer.MaxAmount)}";

    /// <summary>Why the offer takes no money now.</summary>
    public static string WhyClosed(OfferView offer) => offer.RemainingAmount.IsZero
        ? "The offer is full."
        : $"The offer is {Words.Plain(offer.Status.ToString())}; it takes no money now.";

    /// <summary>A count with its noun: "1 offer", "2 offers".</summary>
    public static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>True for verbs that move money, which ask for more than a yes.</summary>
    public static bool MovesMoney(string verb) =>
        verb is "settle" or "cancel" or "payout" or "fund" or "distribute" or "repay";

    /// <summary>What the button of a verb says.</summary>
    public static string Label(string verb) => verb switch
    {
        "payout" => "Pay the issuer",
        "fund" => "Take money in",
        "repay" => "Return the principal",
        _ => Phrase.Sentence(verb),
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
