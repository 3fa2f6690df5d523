using Offers.Domain.Ledger;

namespace Offers.Web.Ledger.Pages;

/// <summary>What the money of each purpose is, in a few words.</summary>
internal static class PurposeWords
{
    internal static string Of(Purpose purpose) => purpose switch
    {
        Purpose.Available => T("Owners' money, free to use"),
        Purpose.Held => T("Set aside for one purpose"),
        Purpose.OfferPool => T("Settled into offers"),
        Purpose.Escrow => T("Orders between buyer and seller"),
        Purpose.Fees or Purpose.Revenue => T("Earned by the platform"),
        Purpose.CardStock => T("Gift cards we own"),
        Purpose.CostOfCards => T("Cards handed out"),
        Purpose.Dust => T("Digits below the minor unit"),
        Purpose.Clearing => T("Under way, see below"),
        _ => T("The outside world; may be below zero"),
    };
}
