using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>The claims of a portal by state; keys decide.</summary>
public sealed partial class ClaimQueue
{
    private Page<ClaimView>? _claims;
    private Refusal? _refusal;

    /// <summary>Whose they are.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "disputed")] private bool Disputed { get; set; }

    [SupplyParameterFromQuery(Name = "slice")] private string? Slice { get; set; }

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private ClaimQueries Claims { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<TabItem> States =>
    [
        new(T("All"), $"{Portal.Path}/claims"),
        new(T("Waiting"), $"{Portal.Path}/claims?slice=waiting"),
        .. Enum.GetValues<ClaimStatus>().Select(state => new TabItem(
            W(state), $"{Portal.Path}/claims?status={Words.Snake(state.ToString())}")),
        new(T("Disputed"), $"{Portal.Path}/claims?disputed=true"),
    ];

    private TabItem Here => Disputed ? States[^1] : Wanted is { } state ? States[2 + (int)state]
        : Slice == "waiting" ? States[1] : States[0];

    private ClaimStatus? Wanted => Words.Read<ClaimStatus>(Status);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var filter = new ClaimFilter(Wanted)
            {
                OnlyDisputed = Disputed, Slice = Words.Read<ClaimSlice>(Slice),
                Currency = Currency.TryParse(InCurrency, out var chosen) ? chosen : null,
            };
            _claims = await Claims.ListAsync(
                Portal.ScopeOf(await Current.GetAsync()), filter, new PageRequest(Cursor: Cursor));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
