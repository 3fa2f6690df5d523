using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>Sales of a portal by stage.</summary>
public sealed partial class SaleList
{
    private Page<SaleView>? _sales;
    private Refusal? _refusal;
    private Refusal? _fault;
    private FormKey _key = new();
    private (SaleView Sale, string Verb)? _moving;
    private string? _reason;
    private bool _entering;

    /// <summary>Whose they are.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    [SupplyParameterFromQuery(Name = "stage")] private string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private SaleQueries Sales { get; set; } = default!;

    [Inject] private SaleDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private SaleStage? Wanted => Words.Read<SaleStage>(Stage);

    private IReadOnlyList<TabItem> Stages =>
    [
        new(T("All"), $"{Portal.Path}/sales"),
        .. Enum.GetValues<SaleStage>().Select(stage => new TabItem(
            W(stage), $"{Portal.Path}/sales?stage={Words.Snake(stage.ToString())}")),
    ];

    private TabItem Here => Wanted is { } stage ? Stages[1 + (int)stage] : Stages[0];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private void Ask(SaleView sale, string verb) =>
        (_moving, _reason, _fault, _key) = ((sale, verb), null, null, new FormKey());

    private async Task LoadAsync()
    {
        try
        {
            _sales = await Sales.ListAsync(
                Portal.ScopeOf(await Current.GetAsync()), new SaleFilter(Wanted), new PageRequest(Cursor: Cursor));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task MoveAsync()
    {
        try
        {
            var request = _key.Request(await Current.GetAsync());
            var (sale, verb) = _moving!.Value;
            (await Desk.MoveAsync(
                request, Portal.ScopeOf(request.Caller), sale.Id, (verb, new StageBody(Reason: _reason)))).Check();
            _moving = null;
        }
        catch (Refusal refusal)
        {
            _fault = refusal;
            _key.Renew();
        }

        await LoadAsync();
    }
}
