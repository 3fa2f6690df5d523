using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>One organisation for administrators: its facts, its people, and whether it may act.</summary>
public sealed partial class OrganisationPage
{
    private OrganisationView? _organisation;
    private Page<PersonView>? _people;
    private Refusal? _refusal;
    private bool _editing;
    private bool _asked;

    /// <summary>The organisation.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "offset")]
    private int Offset { get; set; }

    [Inject] private OrganisationQueries Organisations { get; set; } = default!;

    [Inject] private OrganisationDesk Desk { get; set; } = default!;

    [Inject] private PeopleQueries People { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private static IReadOnlyList<Crumb> Crumbs => [new(T("Organisations"), "/admin/organisations")];

    private bool IsSuspended => _organisation!.Status == OrganisationStatus.Suspended;

    private AllowedAction Verb =>
        _organisation!.AllowedActions!.Single(action => action.Action == (IsSuspended ? "activate" : "suspend"));

    private string VerbName => T(Phrase.Sentence(Verb.Action));

    private string Lead => _organisation!.Kind == OrganisationKind.Platform
        ? T("Runs the server and owns the platform's accounts.")
        : T("{0} with {1}.", W(_organisation.Kind), N(_organisation.People, "{0} member", "{0} members"));

    private string Consequence => IsSuspended
        ? T("Its people may act again at once.")
        : T("Its people may look but not act until it is activated again. Money that is held stays held.");

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            var id = AdminPageIds.Organisation(Id);
            _people = await People.ListAsync(
                new PeopleFilter(Organisation: id), new PageRequest(Offset: Math.Max(0, Offset)));
            _organisation = await Organisations.GetAsync(caller.Book, id);
        }
        catch (Refusal refusal)
        {
            (_organisation, _refusal) = (null, refusal);
        }
    }

    private void Ask() => _asked = true;

    private Task<Answer> DecideAsync(CommandRequest request, string? reason) =>
        Desk.MoveAsync(request, _organisation!.Id, Verb.Action, reason);

    private Task DoneAsync()
    {
        _asked = false;
        return LoadAsync();
    }

    private Task SavedAsync()
    {
        _editing = false;
        return LoadAsync();
    }
}
