using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>All pools of the platform.</summary>
public sealed partial class AdminInventoryPage
{
    private const int ImportsShown = 6;
    private ListLook _look = default!;
    private Page<PoolView>? _page;
    private StockTiles? _tiles;
    private IReadOnlyList<CardLink> _choices = [];
    private IReadOnlyList<CardImportView>? _imports;
    private string? _pool;
    private bool _making;

    [SupplyParameterFromQuery(Name = "offset")] private int Offset { get; set; }

    [Inject] private PoolQueries Pools { get; set; } = default!;

    [Inject] private CardImportQueries Imports { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _look = ListLook.At(CardSheets.Pools, Navigation.Uri);
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        var book = (await Current.GetAsync()).Book;
        _tiles = await Pools.TilesAsync(book);
        _choices = await Pools.ChoicesAsync(book);
        _imports = (await Imports.ListAsync(book, new CardImportFilter(), new PageRequest(ImportsShown))).Data;
        _page = await Pools.ListAsync(
            book, CardSheets.PoolsIn(_look), new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
    }

    private void Open(Id<CardPool> pool) => Navigation.NavigateTo($"/admin/inventory/{pool}");
}
