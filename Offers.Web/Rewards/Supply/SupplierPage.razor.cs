using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Supply;

/// <summary>One supplier: how it does, what it sells, and its orders.</summary>
public sealed partial class SupplierPage
{
    private readonly FormKey _key = new();
    private SupplierView? _supplier;
    private IReadOnlyList<SupplierItemView>? _items;
    private Page<SupplierOrderView>? _orders;
    private CatalogueSync? _sync;
    private Refusal? _refusal;
    private Part _open;

    private enum Part
    {
        None,
        Edit,
        Key,
        Order,
        Pause,
    }

    /// <summary>The supplier.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private SupplierQueries Suppliers { get; set; } = default!;

    [Inject] private SupplierOrderQueries Orders { get; set; } = default!;

    [Inject] private SupplierDesk Desk { get; set; } = default!;

    [Inject] private SupplierItemDesk ItemDesk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Suppliers"), "/admin/suppliers")];

    private string Here => $"/admin/suppliers/{Id}";

    private string PartyPath => $"/admin/sagas?party={Uri.EscapeDataString(Supplier.PartyOf(_supplier!.Id))}";

    private IReadOnlyList<MenuAction> More =>
    [
        new(T("Ask for costs and stock")) { OnClick = SyncAsync },
        new(T("Set the key")) { OnClick = () => Show(Part.Key) },
        _supplier!.Status == SupplierStatus.Active
            ? new(T("Pause")) { OnClick = () => Show(Part.Pause), IsDangerous = true }
            : new(T("Resume")) { OnClick = ResumeAsync },
    ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private Task Show(Part part)
    {
        _open = part;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Close() => _open = Part.None;

    private Task ClosedAsync(Id<Supplier> supplier) => DoneAsync();

    private Task DoneAsync()
    {
        Close();
        return LoadAsync();
    }

    private Task LoadAsync() => TryAsync(async () =>
    {
        var (book, id) = ((await Current.GetAsync()).Book, SupplyWords.Read(Id));
        _supplier = await Suppliers.GetAsync(book, id);
        _items = await Suppliers.ItemsAsync(book, id);
        _orders = await Orders.ListAsync(
            book, new SupplierOrderFilter { Supplier = id, Status = Words.Read<SupplierOrderStatus>(Status) },
            new PageRequest(Cursor: Cursor));
    });

    private Task ResumeAsync() => TryAsync(async () =>
    {
        (await Desk.MoveAsync(_key.Request(await Current.GetAsync()), _supplier!.Id, "resume", null)).Check();
        _key.Renew();
        await LoadAsync();
        StateHasChanged();
    });

    private Task SyncAsync() => TryAsync(async () =>
    {
        var answer = await ItemDesk.SyncAsync(_key.Request(await Current.GetAsync()), _supplier!.Id);
        _key.Renew();
        _sync = answer.Read<CatalogueSync>();
        await LoadAsync();
        StateHasChanged();
    });

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            _refusal = null;
            await act();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
            StateHasChanged();
        }
    }
}
