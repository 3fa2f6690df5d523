using Offers.Domain.Investments;
using Offers.Web.Platform.Api;

namespace Offers.Web.Investments.Api;

/// <summary>What the lists of this module have in common.</summary>
internal static class InvestmentWords
{
    /// <summary>The filters of lists of offers.</summary>
    internal static readonly ListFilter[] OfferFilters =
        [ListFilter.Status<OfferStatus>(), ListFilter.Currency, ListFilter.Search, ListFilter.Offset];

    /// <summary>The filters of lists of investments.</summary>
    internal static readonly ListFilter[] InvestmentFilters =
        [ListFilter.Status<InvestmentStatus>(), ListFilter.Currency, ListFilter.Search, ListFilter.Offset];

    /// <summary>Words of earlier systems for states of investments.</summary>
    internal static readonly Dictionary<string, InvestmentStatus> EarlierStates = new(StringComparer.Ordinal)
    {
        ["SUCCESS"] = InvestmentStatus.Confirmed,
        ["ACCEPTED"] = InvestmentStatus.Confirmed,
        ["REJECTED"] = InvestmentStatus.Refused,
    };
}
