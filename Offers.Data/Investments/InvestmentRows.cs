using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Which position: an investor in an offer.</summary>
public readonly record struct PositionKey(Id<InvestmentOffer> Offer, Id<IPerson> Investor);

/// <summary>How commands find rows of offers.</summary>
public static class InvestmentRows
{
    /// <summary>An offer.</summary>
    public static readonly RowLookup<InvestmentOffer, Id<InvestmentOffer>> Offer =
        new([nameof(InvestmentOffer.Id)], offer => offer.Id, id => [id]);

    /// <summary>What an offer has taken.</summary>
    public static readonly RowLookup<OfferTotals, Id<InvestmentOffer>> Totals =
        new([nameof(OfferTotals.Offer)], totals => totals.Offer, id => [id]);

    /// <summary>What an investor has in an offer.</summary>
    public static readonly RowLookup<Position, PositionKey> Position = new(
        [nameof(Domain.Investments.Position.Offer), nameof(Domain.Investments.Position.Investor)],
        position => new PositionKey(position.Offer, position.Investor),
        key => [key.Offer, key.Investor]);
}
