using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>
/// Live offers as an investor finds them: filtered, kept as saved searches, and chosen to be compared. What is chosen
/// stands in the address.
/// </summary>
public sealed partial class OfferGalleryPage
{
    private ListLook _look = ListLook.Of(OfferSheets.Gallery, null);
    private IReadOnlyList<string> _chosen = [];
    private Page<OfferView>? _page;

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = OfferComparison.Parameter)] private string? Compared { get; set; }

    [Inject] private OfferQueries Offers { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _look = ListLook.At(OfferSheets.Gallery, Navigation.Uri);
        _chosen = [.. OfferComparison.Read(Compared).Select(id => id.ToString())];
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _page = await Offers.ListLiveAsync(
            caller.Book, OfferSheets.FilterOf(_look), new PageRequest(Cursor: Cursor), caller.Person!.Value);
    }

    private bool IsChosen(OfferView offer) => _chosen.Contains(offer.Id.ToString());

    // What is chosen counts at once, so that two quick clicks do not take each other back.
    private void Toggle(OfferView offer)
    {
        var id = offer.Id.ToString();
        _chosen = [.. IsChosen(offer) ? _chosen.Where(x => x != id) : _chosen.Append(id)];
        Navigation.NavigateTo(With(string.Join(',', _chosen)));
    }

    // The page of the list stays where it is while offers are chosen.
    private string With(string? ids) => PageAddress.With(
        Navigation, [(OfferComparison.Parameter, string.IsNullOrEmpty(ids) ? null : ids), ("cursor", Cursor)]);
}
