using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Incentives.Projects;

/// <summary>The projects that somebody reaches through a portal.</summary>
public sealed partial class ProjectList
{
    private ListLook _look = default!;
    private Page<ProjectView>? _page;
    private bool _making;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private ProjectQueries Projects { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private ListSheet<ProjectView> Sheet => ProjectSheets.Projects(Portal);

    private string Lead => _page is null
        ? T("What is built, its units, and who sells them.")
        : T("{0}, newest first.", N(_page.Total, "{0} project", "{0} projects"));

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _look = ListLook.At(Sheet, Navigation.Uri);
        return LoadAsync();
    }

    private string RequestsOf(ProjectView project) => $"{Sheet.Path}/{project.Id}?part=agents";

    private async Task LoadAsync()
    {
        var scope = Portal.ScopeOf(await Current.GetAsync());
        _look = ListLook.At(ProjectSheets.Choosing(Sheet, await Projects.ChoicesAsync(scope)), Navigation.Uri);
        _page = await Projects.ListAsync(
            scope, ProjectSheets.ProjectsIn(_look), new PageRequest(_look.Size, Offset: Math.Max(0, Offset)));
    }

    private void Open(ProjectView project) => Navigation.NavigateTo($"{Sheet.Path}/{project.Id}");
}
