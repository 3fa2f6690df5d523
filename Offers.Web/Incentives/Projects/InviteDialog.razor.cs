using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Projects;

/// <summary>Lets agents sell a project, by their addresses, and says what became of each.</summary>
public sealed partial class InviteDialog
{
    private static readonly char[] _signs = ['\n', '\r', ',', ';', ' ', '\t'];
    private readonly FormKey _key = new();
    private IReadOnlyList<ProjectChoice> _projects = [];
    private string? _chosen;
    private string? _text;
    private Added? _added;
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>The project; null where it is to be chosen.</summary>
    [Parameter] public Id<Project>? Project { get; set; }

    /// <summary>Called when some were added.</summary>
    [Parameter, EditorRequired] public EventCallback OnAdded { get; set; }

    /// <summary>Called at the end.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private AssociationDesk Desk { get; set; } = default!;

    [Inject] private ProjectQueries Projects { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<string> Addresses => [.. (_text ?? "").Split(
        _signs, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private Id<Project>? Wanted => Project ?? (Id<Project>.TryParse(_chosen, out var id) ? id : null);

    private string? WhyNot => Wanted is null ? T("Choose a project first.")
        : Addresses.Count == 0 ? T("Write an address first.")
        : Addresses.Count > AssociationDesk.MostAtOnce ? T("At most {0} at once.", AssociationDesk.MostAtOnce) : null;

    private string Summary => N(_added!.Successful, "{0} agent added", "{0} agents added")
        + (_added.Failed == 0 ? "." : T(", {0} not.", $"{_added.Failed:N0}"));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Project is null)
        {
            _projects = await Projects.ChoicesAsync(Portal.ScopeOf(await Current.GetAsync()));
        }
    }

    private string NameOf(ProjectChoice project) =>
        Portal.IsPlatform ? $"{project.Name}, {project.Builder.Name}" : project.Name;

    private async Task AddAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var request = Portal.Ask(_key.Request(await Current.GetAsync()));
            _added = (await Desk.InviteManyAsync(request, new InvitationsBody(Wanted, Emails: Addresses)))
                .Read<Added>();
            await OnAdded.InvokeAsync();
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

    private sealed record Added(int Successful, int Failed, IReadOnlyList<One> Results);

    private sealed record One(string? Email, string? Reason);
}
