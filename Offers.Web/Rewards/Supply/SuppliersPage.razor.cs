using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Supply;

/// <summary>Suppliers and how they do.</summary>
public sealed partial class SuppliersPage
{
    private Page<SupplierView>? _page;
    private bool _making;

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private SupplierQueries Suppliers { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static FilterDefinition[] Filters =>
        [FilterDefinition.Of<SupplierStatus>("status", T("State")), new("q", T("Name or id"))];

    private bool IsNarrowed => (Status ?? Search) is not null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync() => _page = await Suppliers.ListAsync(
        (await Current.GetAsync()).Book, new SupplierFilter(Words.Read<SupplierStatus>(Status), Search: Search),
        new PageRequest(Cursor: Cursor));

    private void Open(Id<Supplier> supplier) => Navigation.NavigateTo($"/admin/suppliers/{supplier}");
}
