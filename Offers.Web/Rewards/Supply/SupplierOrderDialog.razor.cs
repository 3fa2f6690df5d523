using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Supply;

/// <summary>Orders cards by hand; the simulator can be told what to do with them.</summary>
public sealed partial class SupplierOrderDialog
{
    private const int UsualCount = 10;

    private readonly FormKey _key = new();
    private string? _item;
    private int _count = UsualCount;
    private SupplierBehaviour _behaviour;
    private Refusal? _refusal;

    /// <summary>The supplier.</summary>
    [Parameter, EditorRequired] public SupplierView Supplier { get; set; } = default!;

    /// <summary>What it sells.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<SupplierItemView> Items { get; set; } = [];

    /// <summary>Called when they were ordered.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    /// <summary>Called when nothing is to be ordered.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private SupplierOrderDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private SupplierItemView? Chosen => Items.FirstOrDefault(x => $"{x.DenominationId}" == _item);

    /// <inheritdoc/>
    protected override void OnInitialized() => _item = $"{Items.FirstOrDefault(x => x.Active)?.DenominationId}";

    private async Task SaveAsync()
    {
        try
        {
            _refusal = null;
            var request = _key.Request(await Current.GetAsync());
            SupplierBehaviour? behaviour = Supplier.Kind == SupplierKind.Simulator ? _behaviour : null;
            (await Desk.PlaceAsync(
                request, Supplier.Id, new SupplierOrderBody(Chosen?.DenominationId, _count, behaviour))).Check();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
