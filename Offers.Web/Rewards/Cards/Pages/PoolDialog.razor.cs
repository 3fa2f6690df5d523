using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>Opens a pool, or edits the revision that was open when the dialog came.</summary>
public sealed partial class PoolDialog
{
    private readonly FormKey _key = new();
    private PoolForm _form = new();
    private IReadOnlyList<DenominationChoice> _choices = [];
    private IReadOnlyList<CardLink> _clients = [];
    private Refusal? _refusal;
    private int _revision;
    private bool _busy;

    /// <summary>The pool; none for a new one.</summary>
    [Parameter] public PoolView? Pool { get; set; }

    /// <summary>Called with the pool as it was saved.</summary>
    [Parameter, EditorRequired] public EventCallback<Id<CardPool>> OnSaved { get; set; }

    /// <summary>Called when nothing is to be saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private PoolDesk Desk { get; set; } = default!;

    [Inject] private BrandQueries Brands { get; set; } = default!;

    [Inject] private PriceQueries Prices { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private Currency? CurrencyOfForm => Pool?.Currency
        ?? _choices.FirstOrDefault(x => x.Id.ToString() == _form.Denomination)?.Value.Currency;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Pool is { } pool)
        {
            (_form, _revision) = (PoolForm.Of(pool), pool.Revision);
            return;
        }

        var book = (await Current.GetAsync()).Book;
        _choices = await Brands.ChoicesAsync(book);
        _clients = (await Prices.ChoicesAsync(book)).Clients;
    }

    private string? Fault(string field) => FieldFaults.Of(_refusal, field);

    private async Task SaveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var (request, body) = (_key.Request(await Current.GetAsync()), _form.Body(CurrencyOfForm));
            var answer = Pool is null
                ? await Desk.CreateAsync(request, body)
                : await Desk.EditAsync(request, Pool.Id, (Etag.Of(_revision), PoolForm.Patch(body)));
            await OnSaved.InvokeAsync(answer.Read<Saved>().Id);
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

    private sealed record Saved(Id<CardPool> Id);
}
