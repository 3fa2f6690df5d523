using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Supply;

/// <summary>Adds or changes what a supplier sells.</summary>
public sealed partial class SupplierItemDialog
{
    private readonly FormKey _key = new();
    private IReadOnlyList<ItemChoice>? _choices;
    private string? _value;
    private string? _sku;
    private Money? _cost;
    private bool _isActive = true;
    private Refusal? _refusal;

    /// <summary>The supplier.</summary>
    [Parameter, EditorRequired] public SupplierView Supplier { get; set; } = default!;

    /// <summary>What is changed; none for something new.</summary>
    [Parameter] public SupplierItemView? Item { get; set; }

    /// <summary>Called when it was saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    /// <summary>Called when nothing is to be saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private SupplierQueries Suppliers { get; set; } = default!;

    [Inject] private SupplierItemDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private ItemChoice? Chosen => _choices?.FirstOrDefault(x => $"{x.Denomination}" == _value);

    private Currency? Currency => Item?.Cost.Currency ?? Chosen?.Value.Currency;

    private string? WhyNot => Item is null && Chosen is null ? T("It sells all face values that there are.") : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Item is { } item)
        {
            (_sku, _cost, _isActive) = (item.Sku, item.Cost, item.Active);
            return;
        }

        _choices = await Suppliers.ChoicesAsync((await Current.GetAsync()).Book, Supplier.Id);
        _value = $"{_choices.FirstOrDefault()?.Denomination}";
        Fill();
    }

    private void Fill() => (_sku, _cost) = (Chosen?.Sku, Chosen?.Cost);

    private async Task SaveAsync()
    {
        try
        {
            _refusal = null;
            var request = _key.Request(await Current.GetAsync());
            var body = new SupplierItemBody
            {
                DenominationId = Id<Denomination>.TryParse(_value, out var value) ? value : null, Sku = _sku,
                Cost = _cost is { } cost ? AmountText.Of(cost) : null, Active = _isActive,
            };
            (Item is null
                ? await Desk.AddAsync(request, Supplier.Id, body)
                : await Desk.EditAsync(request, new ItemPlace(Supplier.Id, Item.DenominationId), body)).Check();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
