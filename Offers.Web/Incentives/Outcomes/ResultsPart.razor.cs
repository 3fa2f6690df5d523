using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Outcomes;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>What came of all incentives of a portal, for the project and the days that the address names.</summary>
public sealed partial class ResultsPart
{
    private ResultsView? _results;
    private Page<LeaderboardView>? _boards;
    private IReadOnlyList<FilterDefinition> _filters = [];
    private Refusal? _refusal;
    private DateOnly _today;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    [SupplyParameterFromQuery(Name = "projectId")] private string? Project { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "until")] private string? Until { get; set; }

    [Inject] private ResultQueries Results { get; set; } = default!;

    [Inject] private LeaderboardQueries Boards { get; set; } = default!;

    [Inject] private BacktestQueries Projects { get; set; } = default!;

    [Inject] private BookTimes Times { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? Lead => _results is { } results
        ? T("What promises brought and cost. {0} (UTC).", OutcomeWords.Days(results.From, results.Until))
        : null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private string File(string kind) => $"/api/v1{Portal.Path}/results.{kind}"
        + (_results is { } results
            ? $"?from={OutcomeWords.Iso(results.From)}&until={OutcomeWords.Iso(results.Until)}" : "?")
        + (string.IsNullOrEmpty(Project) ? "" : $"&projectId={Uri.EscapeDataString(Project)}");

    private async Task LoadAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            var scope = Portal.ScopeOf(caller);
            var project = string.IsNullOrEmpty(Project) ? (Id<Project>?)null
                : Id<Project>.TryParse(Project, out var id) ? id : throw IncentiveCodes.ProjectNotFound.Because();
            _today = ResultPeriod.DayOf(await Times.NowAsync(caller.Book));
            _filters =
            [
                new FilterDefinition("projectId", T("Project"), [.. (await Projects.ProjectsAsync(scope))
                    .Select(x => new FilterOption($"{x.Id}", x.Name))]),
            ];
            _boards = await Boards.ListAsync(scope, project, new PageRequest(PageRequest.MaxLimit));
            _results = await Results.OfProjectsAsync(scope, project, (From, Until));
            _refusal = null;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
