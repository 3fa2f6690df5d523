using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>Who may wait for room in an offer, and what may become of a place.</summary>
public static class WaitlistRule
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<WaitlistEntry, WaitlistStatus> Machine = new(entry => entry.Status,
    [
        new(WaitlistStatus.Waiting, "cancel", WaitlistStatus.Cancelled, "Investor"),
        new(WaitlistStatus.Waiting, "promote", WaitlistStatus.Promoted, Actors.System),
    ]);

    /// <summary>Checks that somebody may wait: the offer is live and has no room for what he asks.</summary>
    /// <exception cref="Refusal"><c>waitlist_closed</c>, and the codes of the invest rule.</exception>
    public static WaitlistWish Judge(
        InvestmentOffer offer, OfferTotals totals, Money committed, InvestRequest request, DateTimeOffset now)
    {
        if (!offer.KeepsWaiting(now) || offer.Status != OfferStatus.Live)
        {
            throw InvestmentCodes.WaitlistClosed.Because(offer.WaitlistEnabled
                ? "The offer takes no money any more."
                : "The offer has no waitlist.");
        }

        InvestRule.CheckOpen(offer, now);
        InvestRule.CheckWish(offer, committed, request, now);
        return HasRoom(offer, totals, request)
            ? throw InvestmentCodes.WaitlistClosed.Because(
                $"{offer.Currency} {totals.Remaining} is left; invest instead.",
                ("remaining", totals.Remaining), ("currency", offer.Currency.Code))
            : new WaitlistWish(request.Amount, request.MinAccepted);
    }

    private static bool HasRoom(InvestmentOffer offer, OfferTotals totals, InvestRequest request) =>
        !totals.Remaining.IsZero && totals.Remaining >= (InvestRule.LeastOf(offer, request) ?? totals.Remaining);
}
