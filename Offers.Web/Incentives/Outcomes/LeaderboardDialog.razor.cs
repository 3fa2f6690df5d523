using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>Opens a leaderboard.</summary>
public sealed partial class LeaderboardDialog
{
    private readonly FormKey _key = new();
    private IReadOnlyList<ProjectLink> _projects = [];
    private IReadOnlyList<IncentiveView> _incentives = [];
    private string? _project;
    private string _incentive = "";
    private BoardMetric _metric;
    private BoardPeriod _period;
    private Refusal? _refusal;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>Called after it was opened.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    /// <summary>Called when nothing is to be opened.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private LeaderboardDesk Desk { get; set; } = default!;

    [Inject] private BacktestQueries Projects { get; set; } = default!;

    [Inject] private IncentiveQueries Incentives { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private Id<Project>? Project => Id<Project>.TryParse(_project, out var id) ? id : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        _projects = await Projects.ProjectsAsync(Portal.ScopeOf(await Current.GetAsync()));
        _project = _projects.FirstOrDefault()?.Id.ToString();
        await ReadIncentivesAsync();
    }

    private async Task ReadIncentivesAsync()
    {
        _incentive = "";
        var scope = Portal.ScopeOf(await Current.GetAsync());
        _incentives = Project is { } id
            ? [.. (await Incentives.OfProjectAsync(scope, id, null, new PageRequest(PageRequest.MaxLimit))).Data
                .Where(x => x.TermsVersion > 0)]
            : [];
    }

    private async Task SaveAsync()
    {
        try
        {
            _refusal = null;
            var request = _key.Request(await Current.GetAsync());
            (await Desk.OpenAsync(request, Portal.ScopeOf(request.Caller), new LeaderboardBody(
                Project, Id<Incentive>.TryParse(_incentive, out var incentive) ? incentive : null, _period, _metric)))
                .Check();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
