using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>How an offer's fill bar is drawn: what is committed is held, and one's own part stands out.</summary>
public static class OfferFill
{
    /// <summary>The segments of an offer.</summary>
    public static IReadOnlyList<FillSegment> Of(OfferView offer)
    {
        var mine = offer.MyCommittedAmount ?? Money.Zero(offer.Currency);
        return mine.IsZero
            ? [new FillSegment("Committed", offer.CommittedAmount, FillLook.Held)]
            :
            [
                new FillSegment("Others", offer.CommittedAmount - mine, FillLook.Held),
                new FillSegment("You", mine, FillLook.MineHeld),
            ];
    }

    /// <summary>The states on an offer's way, with the one it is in.</summary>
    public static IReadOnlyList<string> WayOf(OfferStatus status) =>
        status == OfferStatus.Paused ? ["Draft", "Live", "Paused", "Closed"] : ["Draft", "Live", "Closed"];
}
