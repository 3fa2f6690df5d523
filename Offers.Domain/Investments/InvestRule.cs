using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What an investor asks for; amounts are in the offer's currency.</summary>
/// <param name="Investor">Who.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="MinAccepted">The least part that he takes; at most the amount.</param>
/// <param name="Organisations">The organisations that he is a member of; the issuer's members are refused.</param>
public sealed record InvestRequest(
    Id<IPerson> Investor, Money Amount, Money? MinAccepted, IReadOnlySet<Id<Organisation>> Organisations)
{
    /// <summary>How he stands under the offer's rule pack; null where he is as everybody.</summary>
    public InvestorStanding? Standing { get; init; }
}

/// <summary>The invest rule: who gets how much of a capped offer. Refusals come in a fixed order.</summary>
public static class InvestRule
{
    /// <summary>How much of a request the offer takes now.</summary>
    /// <exception cref="Refusal">The codes of the rule, in the order of the methods below.</exception>
    public static Fill Judge(
        InvestmentOffer offer, OfferTotals totals, Money committed, InvestRequest request, DateTimeOffset now)
    {
        CheckState(offer, totals, now);
        CheckWish(offer, committed, request, now);
        var accepted = Money.Min(request.Amount, totals.Remaining);
        var least = LeastOf(offer, request);
        if (totals.Remaining.IsZero)
        {
            throw InvestmentCodes.OfferFull.Because();
        }

        return accepted < least
            ? throw InvestmentCodes.OfferInsufficientRemaining.Because(
                $"{offer.Currency} {totals.Remaining} is left.",
                ("remaining", totals.Remaining), ("currency", offer.Currency.Code))
            : new Fill(request.Amount, accepted);
    }

    /// <summary>Takes what was judged; nothing may fail from here on.</summary>
    public static Investment Take(
        InvestmentOffer offer, (OfferTotals Totals, Position Position, InvestorStanding? Standing) rows, Fill fill,
        DateTimeOffset now)
    {
        if (rows.Position.InvestmentCount == 0)
        {
            rows.Totals.Welcome();
        }

        rows.Totals.Take(fill.Accepted);
        rows.Position.Add(fill.Accepted);
        rows.Standing?.Add(fill.Accepted, now);
        if (offer.ClosesWhenFull && rows.Totals.Remaining.IsZero)
        {
            offer.CloseAsFull(now);
        }

        var coolingOffEnd = PackRule.CoolingOffEnd(offer, rows.Standing, now);
        return Investment.Confirm(offer, rows.Position.Investor, fill, (now, coolingOffEnd));
    }

    /// <summary>The least part of a request that may be taken; null for any.</summary>
    internal static Money? LeastOf(InvestmentOffer offer, InvestRequest request) =>
        offer.FillPolicy == FillPolicy.AllOrNothing ? request.Amount : request.MinAccepted;

    /// <summary>Checks what does not depend on how full the offer is: currency, issuer, tickets and limit.</summary>
    /// <exception cref="Refusal">The codes of the rule.</exception>
    internal static void CheckWish(InvestmentOffer offer, Money committed, InvestRequest request, DateTimeOffset now)
    {
        CheckIssuer(offer, request);
        CheckTickets(offer.Terms, committed, request.Amount);
        PackRule.Check(offer, request.Standing, request.Amount, now);
    }

    /// <summary>Checks that the offer has opened.</summary>
    /// <exception cref="Refusal"><c>offer_not_open</c>.</exception>
    internal static void CheckOpen(InvestmentOffer offer, DateTimeOffset now)
    {
        if (now < offer.OpensAt)
        {
            throw InvestmentCodes.OfferNotOpen.Because(null, ("opensAt", offer.OpensAt));
        }
    }

    private static void CheckState(InvestmentOffer offer, OfferTotals totals, DateTimeOffset now)
    {
        if (offer.Status is OfferStatus.Draft or OfferStatus.Paused)
        {
            throw InvestmentCodes.OfferNotLive.Because($"It is {Words.Plain(offer.Status.ToString())}.");
        }

        if (offer.Status != OfferStatus.Live)
        {
            throw totals.Remaining.IsZero ? InvestmentCodes.OfferFull.Because() : InvestmentCodes.OfferClosed.Because();
        }

        if (offer.IsOver(now))
        {
            throw InvestmentCodes.OfferClosed.Because();
        }

        CheckOpen(offer, now);
    }

    private static void CheckIssuer(InvestmentOffer offer, InvestRequest request)
    {
        if (request.Amount.Currency != offer.Currency)
        {
            throw InvestmentCodes.OfferCurrencyMismatch.Because($"The offer is in {offer.Currency}.");
        }

        if (request.Organisations.Contains(offer.Issuer))
        {
            throw InvestmentCodes.IssuerMayNotInvest.Because();
        }
    }

    private static void CheckTickets(OfferTerms terms, Money committed, Money amount)
    {
        var currency = amount.Currency.Code;
        if (amount < terms.MinTicket)
        {
            throw InvestmentCodes.BelowMinTicket.Because(
                $"The smallest ticket is {currency} {terms.MinTicket}.", ("minTicket", terms.MinTicket),
                ("currency", currency));
        }

        if (amount > terms.MaxTicket)
        {
            throw InvestmentCodes.AboveMaxTicket.Because(
                $"The largest ticket is {currency} {terms.MaxTicket}.", ("maxTicket", terms.MaxTicket),
                ("currency", currency));
        }

        if (terms.MaxPerInvestor is { } limit && committed + amount > limit)
        {
            var allowed = limit > committed ? limit - committed : Money.Zero(limit.Currency);
            throw InvestmentCodes.AboveInvestorLimit.Because(
                $"{currency} {allowed} is still possible.", ("allowed", allowed), ("currency", currency));
        }
    }
}
