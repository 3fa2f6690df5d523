using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>
/// All offers, for administrators: filtered, ordered and kept as views, with how full each is and what can be done with
/// it, or with several at once.
/// </summary>
public sealed partial class OfferListPage
{
    private readonly RowSelection<OfferView> _chosen = new(offer => offer.Id.ToString());
    private ListLook _look = ListLook.Of(OfferSheets.Offers, null);
    private Dictionary<string, long>? _counts;
    private Page<OfferView>? _page;
    private BulkPlan? _plan;
    private Refusal? _refusal;

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private OfferQueries Offers { get; set; } = default!;

    [Inject] private OfferDesk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string Lead => _page is null
        ? T("Held money is hatched until an offer is settled.")
        : T("{0}. Held money is hatched until an offer is settled.", N(_page.Total, "{0} offer", "{0} offers"));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _look = ListLook.At(OfferSheets.Offers, Navigation.Uri);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var book = (await Current.GetAsync()).Book;
        _page = await Offers.ListAsync(
            book, OfferSheets.FilterOf(_look), new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
        _chosen.Refresh(_page.Data);
        var counts = await Offers.CountsAsync(book);
        _counts = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["All"] = counts.All,
            [OfferSheets.Closing] = counts.Closing,
            [OfferSheets.ToSettle] = counts.ToSettle,
            [OfferSheets.InArrears] = counts.InArrears,
            [OfferSheets.Drafts] = counts.Drafts,
        };
    }

    private void Plan(string verb) => _plan = OfferBulk.PlanOf(Desk, verb, _chosen.Rows);

    private Task DoneAsync()
    {
        _plan = null;
        _chosen.Clear();
        return LoadAsync();
    }

    private async Task MoveAsync((OfferView Offer, string Verb) what)
    {
        try
        {
            _refusal = null;
            var key = new FormKey();
            (await Desk.MoveAsync(key.Request(await Current.GetAsync()), what.Offer.Id, what.Verb)).Check();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        await LoadAsync();
    }
}
