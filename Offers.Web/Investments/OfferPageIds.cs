using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Web.Investments;

/// <summary>Reads ids from a page's address.</summary>
public static class OfferPageIds
{
    /// <summary>The id.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c> for what is no id of an offer.</exception>
    public static Id<InvestmentOffer> Read(string? text) =>
        Id<InvestmentOffer>.TryParse(text, out var id) ? id : throw InvestmentCodes.OfferNotFound.Because();

    /// <summary>The id of a document.</summary>
    /// <exception cref="Refusal"><c>offer_document_not_found</c> for what is no id of a document.</exception>
    public static Id<OfferDocument> ReadDocument(string? text) =>
        Id<OfferDocument>.TryParse(text, out var id) ? id : throw InvestmentCodes.OfferDocumentNotFound.Because();

    /// <summary>The id of a distribution.</summary>
    /// <exception cref="Refusal"><c>distribution_not_found</c> for what is no id of a distribution.</exception>
    public static Id<Distribution> ReadDistribution(string? text) =>
        Id<Distribution>.TryParse(text, out var id) ? id : throw InvestmentCodes.DistributionNotFound.Because();
}
