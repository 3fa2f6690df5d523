using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Data.Platform.Figures;
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
        var (look, own) = OfferLife.IsSettled(offer.Status)
            ? (FillLook.Settled, FillLook.Mine)
            : (FillLook.Held, FillLook.MineHeld);
        return mine.IsZero
            ? [new FillSegment(
                T("Committed"), offer.CommittedAmount, look, InvestmentFigure.Committed(offer.Id))]
            :
            [
                new FillSegment(
                    T("Others"), offer.CommittedAmount - mine, look,
                    InvestmentFigure.Others(offer.Id, FigureName.Me)),
                new FillSegment(
                    T("You"), mine, own, InvestmentFigure.Part(offer.Id, FigureName.Me, HoldingPart.Committed)),
            ];
    }

    /// <summary>The states on an offer's way, with the one it is in.</summary>
    public static IReadOnlyList<string> WayOf(OfferStatus status) => status switch
    {
        OfferStatus.Paused => ["Draft", "Live", "Paused", "Closed", "Settled", "Repaid"],
        OfferStatus.Settling => ["Draft", "Live", "Closed", "Settling", "Settled", "Repaid"],
        OfferStatus.Cancelling => ["Draft", "Live", "Closed", "Cancelling", "Cancelled"],
        OfferStatus.Cancelled => ["Draft", "Live", "Closed", "Cancelled"],
        OfferStatus.InArrears => ["Draft", "Live", "Closed", "Settled", "InArrears", "Repaid"],
        OfferStatus.Repaying => ["Draft", "Live", "Closed", "Settled", "Repaying", "Repaid"],
        _ => ["Draft", "Live", "Closed", "Settled", "Repaid"],
    };

    /// <summary>How the committed amount is marked.</summary>
    public static FigureKey KeyOf(OfferStatus status) =>
        OfferLife.IsSettled(status) ? FigureKey.Settled : FigureKey.Held;

    /// <summary>Where the committed money is.</summary>
    public static string WhereItIs(OfferStatus status) => OfferLife.IsSettled(status)
        ? T("Settled into the offer's pool")
        : T("Held in wallets until the offer is settled");
}
