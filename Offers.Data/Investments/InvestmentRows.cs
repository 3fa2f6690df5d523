using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Which position: an investor in an offer.</summary>
public readonly record struct PositionKey(Id<InvestmentOffer> Offer, Id<IPerson> Investor);

/// <summary>Which line of which distribution.</summary>
public readonly record struct LineKey(Id<Distribution> Distribution, int Number);

/// <summary>How commands find rows of offers.</summary>
public static class InvestmentRows
{
    /// <summary>An offer.</summary>
    public static readonly RowLookup<InvestmentOffer, Id<InvestmentOffer>> Offer =
        new([nameof(InvestmentOffer.Id)], offer => offer.Id, id => [id]);

    /// <summary>What an offer has taken.</summary>
    public static readonly RowLookup<OfferTotals, Id<InvestmentOffer>> Totals =
        new([nameof(OfferTotals.Offer)], totals => totals.Offer, id => [id]);

    /// <summary>An investment.</summary>
    public static readonly RowLookup<Investment, Id<Investment>> Investment =
        new([nameof(Domain.Investments.Investment.Id)], investment => investment.Id, id => [id]);

    /// <summary>
    /// Everything that an investor asked of any offer. By the investor alone: by the offer as well, SQLite may choose
    /// the index of the offer and read all its investments for each investor.
    /// </summary>
    public static readonly RowLookup<Investment, Id<IPerson>> InvestmentsOf = new(
        [nameof(Domain.Investments.Investment.Investor)], investment => investment.Investor, investor => [investor]);

    /// <summary>Work on all investors of an offer.</summary>
    public static readonly RowLookup<OfferRun, Id<OfferRun>> Run =
        new([nameof(OfferRun.Id)], run => run.Id, id => [id]);

    /// <summary>A distribution.</summary>
    public static readonly RowLookup<Distribution, Id<Distribution>> Distribution =
        new([nameof(Domain.Investments.Distribution.Id)], distribution => distribution.Id, id => [id]);

    /// <summary>A line of a distribution.</summary>
    public static readonly RowLookup<DistributionLine, LineKey> Line = new(
        [nameof(DistributionLine.Distribution), nameof(DistributionLine.Number)],
        line => new LineKey(line.Distribution, line.Number),
        key => [key.Distribution, key.Number]);

    /// <summary>How an investor stands under rule packs: one row for each pack that he met.</summary>
    public static readonly RowLookup<InvestorStanding, Id<IPerson>> StandingsOf = new(
        [nameof(InvestorStanding.Investor)], standing => standing.Investor, investor => [investor]);

    /// <summary>How an investor stands under a pack; null where he is as everybody, or no pack is named.</summary>
    public static InvestorStanding? Standing(Work work, Id<IPerson> investor, string? pack) => pack is null
        ? null
        : work.FindAll(StandingsOf, investor).FirstOrDefault(x => x.Pack == pack && x.Book == work.Caller.Book);

    /// <summary>What an investor has in an offer.</summary>
    public static readonly RowLookup<Position, PositionKey> Position = new(
        [nameof(Domain.Investments.Position.Offer), nameof(Domain.Investments.Position.Investor)],
        position => new PositionKey(position.Offer, position.Investor),
        key => [key.Offer, key.Investor]);
}
