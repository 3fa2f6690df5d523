using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>An agent's own claims by state, below what they come to.</summary>
public sealed partial class AgentClaimsPage
{
    private const string Path = "/agent/claims";

    private IReadOnlyList<EarningView> _earnings = [];
    private Page<ClaimView>? _claims;

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "slice")] private string? Slice { get; set; }

    [SupplyParameterFromQuery(Name = "currency")] private string? InCurrency { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private EarningQueries Earnings { get; set; } = default!;

    [Inject] private ClaimQueries Claims { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<TabItem> States =>
    [
        new(T("All"), Path), new(T("Open"), Path + "?slice=open"), new(T("At risk"), Path + "?slice=at_risk"),
        .. Enum.GetValues<ClaimStatus>().Select(state => new TabItem(
            W(state), $"{Path}?status={Words.Snake(state.ToString())}")),
    ];

    private TabItem Here => Words.Read<ClaimStatus>(Status) is { } state ? States[3 + (int)state]
        : Slice == "open" ? States[1] : Slice == "at_risk" ? States[2] : States[0];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _earnings = await Earnings.OfAsync(caller.Book, caller.Person!.Value);
        var filter = new ClaimFilter(Words.Read<ClaimStatus>(Status))
        {
            Slice = Words.Read<ClaimSlice>(Slice),
            Currency = Currency.TryParse(InCurrency, out var chosen) ? chosen : null,
        };
        _claims = await Claims.ListForAgentAsync(
            caller.Book, caller.Person.Value, filter, new PageRequest(Cursor: Cursor));
    }
}
