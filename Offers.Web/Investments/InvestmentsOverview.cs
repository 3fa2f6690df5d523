using Offers.Data.Investments;
using Offers.Data.Investments.Figures;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Platform.Overview;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>Live offers on the administrators' overview.</summary>
public sealed class InvestmentsOverview(CommittedSums sums, OfferQueries offers) : IOverviewSource
{
    private const int Shown = 5;

    /// <inheritdoc/>
    public async Task FillAsync(Overview overview)
    {
        var live = await sums.LiveAsync(overview.Book, overview.Currency);
        overview.Figures.Add(new OverviewFigure(
            1, T("Committed in live offers"), $"/admin/investments?status=live&currency={overview.Currency.Code}",
            live.Committed, N(live.Offers, "{0} live offer", "{0} live offers"), FigureKey.Held,
            InvestmentFigure.Live(overview.Currency)));
        var page = await offers.ListAsync(
            overview.Book, new OfferFilter(OfferStatus.Live, overview.Currency), new PageRequest(PageRequest.MaxLimit));
        overview.Offers.AddRange(page.Data.OrderBy(x => x.ClosesAt ?? DateTimeOffset.MaxValue).Take(Shown)
            .Select(x => new OverviewOffer(
                x.Name, Detail(x, overview.Zone), $"/admin/investments/{x.Id}", x.CommittedAmount, x.MaxAmount,
                InvestmentFigure.Committed(x.Id))));
    }

    private static string Detail(OfferView offer, TimeZoneInfo zone) => offer.ClosesAt is { } end
        ? T("{0}, closes {1}", offer.Code, TimeText.Of(end, zone, InstantLook.Day))
        : offer.Code;
}
