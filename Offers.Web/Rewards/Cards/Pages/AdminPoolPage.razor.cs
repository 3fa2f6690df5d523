using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Data.Rewards.Supply;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>One pool with its cards.</summary>
public sealed partial class AdminPoolPage
{
    private readonly FormKey _key = new();
    private IReadOnlyList<Crumb> _crumbs = [];
    private PoolView? _pool;
    private Page<CardView>? _cards;
    private IReadOnlyList<CardImportView>? _imports;
    private CardView? _revealed;
    private RefillAnswer? _filled;
    private Refusal? _refusal;
    private bool _editing;
    private bool _writing;

    /// <summary>The pool.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "last4")] private string? Last4 { get; set; }

    [Inject] private PoolQueries Pools { get; set; } = default!;

    [Inject] private PoolDesk Desk { get; set; } = default!;

    [Inject] private RefillDesk Filling { get; set; } = default!;

    [Inject] private CardImportQueries Imports { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string Lead => $"{_pool!.Brand.Name}, {MoneyText.Plain(_pool.FaceValue)}, {CardWords.Kind(_pool.Kind)}";

    private IEnumerable<(string Label, long Count)> Counts =>
    [
        (T("Received"), _pool!.Cards.Received), (T("Free"), _pool.Cards.Available),
        (T("Handed out"), _pool.Cards.Delivered), (T("Written off"), _pool.Cards.Expired),
        (T("Worthless"), _pool.Cards.Voided),
    ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _crumbs = [new Crumb(T("Inventory"), "/admin/inventory")];
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var (book, id) = ((await Current.GetAsync()).Book, CardWords.ReadPool(Id));
            var filter = new CardFilter(Words.Read<CardStatus>(Status), Last4);
            _cards = await Pools.CardsAsync(book, id, filter, new PageRequest(Cursor: Cursor));
            _imports = (await Imports.ListAsync(book, new CardImportFilter(null, id), new PageRequest())).Data;
            _pool = await Pools.GetAsync(book, id);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task SwitchAsync(string verb)
    {
        try
        {
            (await Desk.SwitchAsync(_key.Request(await Current.GetAsync(), verb), _pool!.Id, verb)).Check();
        }
        finally
        {
            _key.Renew();
            await LoadAsync();
        }
    }

    private async Task RefillAsync()
    {
        try
        {
            var answer = await Filling.RefillAsync(_key.Request(await Current.GetAsync(), "refill"), _pool!.Id);
            _filled = answer.Read<RefillAnswer>();
        }
        finally
        {
            _key.Renew();
            await LoadAsync();
        }
    }

    private void Reveal(CardView card) => _revealed = card;

    private Task SavedAsync(Id<CardPool> id)
    {
        _editing = false;
        return LoadAsync();
    }

    private Task CloseAsync()
    {
        _writing = false;
        return LoadAsync();
    }
}
