using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>Makes a project, or edits the revision that was open when the dialog came.</summary>
public sealed partial class ProjectDialog
{
    private readonly FormKey _key = new();
    private ProjectForm _form = new();
    private IReadOnlyList<OrganisationLink> _builders = [];
    private Refusal? _refusal;
    private int _revision;
    private bool _busy;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The project; none for a new one.</summary>
    [Parameter] public ProjectView? Project { get; set; }

    /// <summary>Called with the project as it was saved.</summary>
    [Parameter, EditorRequired] public EventCallback<ProjectView> OnSaved { get; set; }

    /// <summary>Called when nothing is to be saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private ProjectDesk Desk { get; set; } = default!;

    [Inject] private ProjectQueries Projects { get; set; } = default!;

    [Inject] private OrganisationQueries Organisations { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? ToDo => _refusal?.Code.Code == PlatformCodes.StaleVersion.Code
        ? T("Close this and open it again to see what changed.")
        : null;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Project is { } project)
        {
            (_form, _revision) = (ProjectForm.Of(project), project.Revision);
            return;
        }

        // A builder's next project is mostly in the currency of his last one.
        var caller = await Current.GetAsync();
        var last = await Projects.ListAsync(Portal.ScopeOf(caller), new ProjectFilter(), new PageRequest(1));
        if (last.Data is [var latest])
        {
            _form.Currency = latest.Currency.Code;
        }

        var (all, scope) = (await Organisations.ChoicesAsync(BookId.Live), Portal.ScopeOf(caller));
        _builders = [.. all.Where(x => x.Kind == OrganisationKind.Builder && scope.Reaches(x.Id))];
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
            var request = Portal.Ask(_key.Request(await Current.GetAsync()));
            var answer = Project is null
                ? await Desk.CreateAsync(request, Named())
                : await Desk.EditAsync(request, Project.Id, Etag.Of(_revision), _form.Patch());
            await OnSaved.InvokeAsync(await SavedAsync(request, answer));
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

    private ProjectBody Named() =>
        _builders.Count == 1 ? _form.Body() with { BuilderId = _builders[0].Id } : _form.Body();

    // Amounts are read with their currency, so the answer names the project and the list tells the rest.
    private Task<ProjectView> SavedAsync(ProjectRequest request, Answer answer) =>
        Projects.GetAsync(request.Scope, answer.Read<Saved>().Id);

    private sealed record Saved(Id<Domain.Incentives.Project> Id);
}
