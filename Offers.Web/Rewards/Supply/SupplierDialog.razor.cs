using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Supply;

/// <summary>Adds or edits a supplier.</summary>
public sealed partial class SupplierDialog
{
    private readonly FormKey _key = new();
    private string? _name;
    private string? _slug;
    private SupplierKind _kind = SupplierKind.Http;
    private int _priority = 1;
    private string? _address;
    private string? _orders = "/orders";
    private string? _catalogue = "/catalogue";
    private int _timeout = 10_000;
    private int _calls = 4;
    private int _perOrder = 50;
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>The supplier; none for a new one.</summary>
    [Parameter] public SupplierView? Supplier { get; set; }

    /// <summary>Called when it was saved.</summary>
    [Parameter, EditorRequired] public EventCallback<Id<Supplier>> OnSaved { get; set; }

    /// <summary>Called when nothing is to be saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private SupplierDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (Supplier is { } supplier)
        {
            (_name, _slug, _kind, _priority) = (supplier.Name, supplier.Slug, supplier.Kind, supplier.Priority);
            (_address, _orders, _catalogue) = (supplier.BaseAddress, supplier.OrderPath, supplier.CataloguePath);
            (_timeout, _calls, _perOrder) = (supplier.TimeoutMs, supplier.MaxCalls, supplier.MaxPerOrder);
        }
    }

    private SupplierBody Body() => new()
    {
        Name = _name, Slug = _slug, Kind = _kind, Priority = _priority, OrderPath = _orders,
        BaseAddress = _kind == SupplierKind.Http ? _address : null, CataloguePath = _catalogue, TimeoutMs = _timeout,
        MaxCalls = _calls, MaxPerOrder = _perOrder,
    };

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var request = _key.Request(await Current.GetAsync());
            var answer = Supplier is null
                ? await Desk.AddAsync(request, Body())
                : await Desk.EditAsync(
                    request, Supplier.Id, Etag.Of(Supplier.Revision),
                    JsonSerializer.SerializeToNode(Body(), OffersJson.Options)!.AsObject());
            await OnSaved.InvokeAsync(answer.Read<SupplierView>().Id);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
        finally
        {
            _busy = false;
        }
    }
}
