using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>The brands with their face values.</summary>
public sealed partial class AdminBrandsPage
{
    private static readonly IReadOnlyList<FilterDefinition> _filters =
        [FilterDefinition.Of<BrandsShown>("status", "State"), new("q", "Name")];

    private readonly FormKey _key = new();
    private Page<BrandView>? _page;
    private BrandView? _edited;
    private BrandView? _adding;
    private Refusal? _refusal;
    private bool _making;

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [Inject] private BrandQueries Brands { get; set; } = default!;

    [Inject] private BrandDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool IsNarrowed => (Status ?? Search) is not null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private IReadOnlyList<MenuAction> ActionsOf(BrandView brand) =>
    [
        new MenuAction(T("Edit")) { OnClick = () => Show(() => _edited = brand) },
        new MenuAction(T("Prices")) { Href = $"/admin/prices?brandId={brand.Id}" },
        new MenuAction(CardWords.Verb(brand.IsActive ? "deactivate" : "activate"))
        {
            OnClick = () => SwitchAsync(brand), IsDangerous = brand.IsActive,
        },
    ];

    private Task Show(Action open)
    {
        open();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void New() => (_making, _refusal) = (true, null);

    private void Close() => (_making, _edited, _adding) = (false, null, null);

    private Task SavedAsync()
    {
        Close();
        return LoadAsync();
    }

    private Task SwitchAsync(BrandView brand) => TryAsync(caller => Desk.SwitchAsync(
        _key.Request(caller), brand.Id, brand.IsActive ? "deactivate" : "activate"));

    private Task SwitchValueAsync(BrandView brand, DenominationView value) => TryAsync(caller => Desk.SwitchValueAsync(
        _key.Request(caller), (brand.Id, value.Id), value.IsActive ? "deactivate" : "activate"));

    private async Task TryAsync(Func<Caller, Task<Answer>> act)
    {
        try
        {
            _refusal = null;
            (await act(await Current.GetAsync())).Check();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        _key.Renew();
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        try
        {
            var scope = RewardScope.OfPlatform(await Current.GetAsync());
            _page = await Brands.ListAsync(
                scope, new BrandFilter(Words.Read<BrandsShown>(Status), Search), new PageRequest(Cursor: Cursor));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
