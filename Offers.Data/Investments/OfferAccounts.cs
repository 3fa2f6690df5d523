using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>The accounts through which an offer's money goes.</summary>
internal static class OfferAccounts
{
    /// <summary>What was settled into the offer and not yet paid out.</summary>
    internal static AccountKey Pool(InvestmentOffer offer) =>
        new(Platform(offer.Book), Purpose.OfferPool, offer.Currency, offer.ObjectId);

    /// <summary>What a distribution that is being paid has taken out of the pool.</summary>
    internal static AccountKey Clearing(BookId book, Currency currency) =>
        new(Platform(book), Purpose.Clearing, currency, ClearingFlow.Distribution.Qualifier);

    /// <summary>The wallet of the issuer.</summary>
    internal static AccountKey Issuer(InvestmentOffer offer) =>
        new(Owner.Of(offer.Book, offer.Issuer), Purpose.Available, offer.Currency);

    private static Owner Platform(BookId book) => Owner.Of(book, Organisation.PlatformId(book));
}
