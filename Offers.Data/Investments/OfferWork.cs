using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What the desks of offers do alike inside their units of work.</summary>
internal static class OfferWork
{
    /// <summary>An offer with what it has taken.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    internal static async Task<(InvestmentOffer Offer, OfferTotals Totals)> LoadOfferAsync(
        this ClosureWork work, Id<InvestmentOffer> id)
    {
        var offer = await work.Db.InvestmentOffers.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw InvestmentCodes.OfferNotFound.Because();
        return (offer, await work.Db.OfferTotals.SingleAsync(x => x.Offer == id));
    }

    /// <summary>The offer as administrators see it.</summary>
    internal static async Task<OfferView> ViewAsync(this ClosureWork work, InvestmentOffer offer, OfferTotals totals)
    {
        var issuer = await work.Db.Organisations.Where(x => x.Id == offer.Issuer).Select(x => x.Name).SingleAsync();
        return OfferView.Of(offer, totals, issuer, work.Now) with
        {
            AllowedActions = OfferLife.Machine.Allowed(offer, work.Now),
        };
    }

    /// <summary>Answers the offer as administrators see it.</summary>
    internal static async Task<Answer> TellAsync(this ClosureWork work, InvestmentOffer offer, OfferTotals totals)
    {
        var view = await work.ViewAsync(offer, totals);
        return Answer.Ok(view, view.Tag);
    }

    /// <summary>Tells what became of an offer.</summary>
    internal static void Tell(this Work work, InvestmentOffer offer, string happened) =>
        work.Raise(offer, "investments.offer." + happened, new { offer.Id, offer.Code, offer.Name, offer.Status });

    /// <summary>Begins to give all held money back.</summary>
    internal static async Task CancelAsync(this ClosureWork work, InvestmentOffer offer, string reason)
    {
        var before = OffersJson.Text(new { offer.Status });
        offer.Cancel(work.Now);
        work.Audit(new AuditFact(
            "investments.cancel", offer.ObjectId, before, OffersJson.Text(new { offer.Status }), reason));
        await work.StartRunAsync(offer, OfferRunKind.Cancel, reason);
    }

    /// <summary>Reads the accounts from which an offer pays.</summary>
    internal static Task LoadPoolAsync(this ClosureWork work, InvestmentOffer offer) => work.LoadAsync(new RowNames()
        .Need(LedgerRows.AccountByKey, OfferAccounts.Pool(offer))
        .Need(LedgerRows.AccountByKey, OfferAccounts.Clearing(offer.Book, offer.Currency)));

    /// <summary>Refuses what the pool does not have.</summary>
    /// <exception cref="Refusal"><c>pool_short</c>.</exception>
    internal static void CheckPool(this ClosureWork work, InvestmentOffer offer, Money amount)
    {
        var pool = work.Ledger.Account(OfferAccounts.Pool(offer)).Balance;
        if (amount > pool || amount.IsZero)
        {
            throw InvestmentCodes.PoolShort.Because(
                $"{offer.Currency} {pool} is in the pool.",
                ("available", pool), ("required", amount), ("currency", offer.Currency.Code));
        }
    }
}
