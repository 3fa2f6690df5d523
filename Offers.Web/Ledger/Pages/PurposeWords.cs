using Offers.Domain.Ledger;

namespace Offers.Web.Ledger.Pages;

/// <summary>What the money of each purpose is, in a few words.</summary>
internal static class PurposeWords
{
    internal static string Of(Purpose purpose) => purpose switch
    {
        Purpose.Available => "Owners' money, free to use",
        Purpose.Held => "Set aside for one purpose",
        Purpose.OfferPool => "Settled into offers",
        Purpose.Escrow => "Orders between buyer and seller",
        Purpose.Fees or Purpose.Revenue => "Earned by the platform",
        Purpose.CardStock => "Gift cards we own",
        Purpose.CostOfCards => "Cards handed out",
        Purpose.Dust => "Digits below the minor unit",
        Purpose.Clearing => "Under way, see below",
        _ => "The outside world; may be below zero",
    };
}
