using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Approvals;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Approvals;

/// <summary>The inbox of second persons.</summary>
public sealed partial class ApprovalsPage
{
    private Page<ApprovalView>? _page;
    private ApprovalView? _open;

    [SupplyParameterFromQuery(Name = "status")] private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "kind")] private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private ApprovalQueries Approvals { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private FilterDefinition[] Filters =>
    [
        new("status", T("State"),
            [.. Enum.GetNames<ApprovalState>().Select(FilterOption.Of), new FilterOption("all", T("All"))]),
        new("kind", T("Kind"),
            [.. Approvals.Kinds.Select(x => new FilterOption(
                x, T(Phrase.Sentence(x[(x.IndexOf('.') + 1)..].Replace('.', ' ')))))]),
        new("q", T("Words or id")),
    ];

    private bool IsNarrowed => (Status ?? Kind ?? Search) is not null;

    // An id names one approval, in whatever state it is.
    private ApprovalState? State => Status is null && Search is null
        ? ApprovalState.Waiting
        : Words.Read<ApprovalState>(Status);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private static bool IsNews(Event happening) =>
        happening.Type.StartsWith("platform.approval.", StringComparison.Ordinal);

    private async Task LoadAsync() => _page = await Approvals.ListAsync(
        await Current.GetAsync(), new ApprovalFilter(State, Kind, Search), new PageRequest(Cursor: Cursor));

    private async Task OpenAsync(ApprovalView row) =>
        _open = await Approvals.GetAsync(await Current.GetAsync(), row.Id);

    private async Task DoneAsync()
    {
        _open = null;
        await LoadAsync();
    }
}
