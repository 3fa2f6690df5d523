using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>The incentives of a portal by state.</summary>
public sealed partial class IncentiveList
{
    private Page<IncentiveView>? _page;
    private Refusal? _refusal;
    private bool _isMany;

    /// <summary>Whose they are.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private IncentiveQueries Incentives { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IncentiveStatus? Wanted => Words.Read<IncentiveStatus>(Status);

    private IReadOnlyList<TabItem> States =>
    [
        new(T("All"), $"{Portal.Path}/incentives"),
        .. Enum.GetValues<IncentiveStatus>().Select(state => new TabItem(
            W(state), $"{Portal.Path}/incentives?status={Words.Snake(state.ToString())}")),
    ];

    private TabItem Here => Wanted is { } state ? States[1 + (int)state] : States[0];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private Task CloseAsync()
    {
        _isMany = false;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            var scope = Portal.ScopeOf(await Current.GetAsync());
            _page = await Incentives.ListAsync(
                scope, new IncentiveFilter(Wanted), new PageRequest(Cursor: Cursor));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
