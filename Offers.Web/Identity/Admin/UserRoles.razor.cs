using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>The roles of a person, and the dialogs that give and take them.</summary>
public sealed partial class UserRoles
{
    private readonly FormKey _key = new();
    private Caller? _caller;
    private IReadOnlyList<RoleChoice> _choices = [];
    private IReadOnlyList<OrganisationLink> _organisations = [];
    private RoleForm? _given;
    private MembershipView? _taken;
    private Refusal? _refusal;
    private string? _reason;
    private bool _busy;

    /// <summary>The person, with what may be done.</summary>
    [Parameter, EditorRequired] public PersonView Person { get; set; } = default!;

    /// <summary>Called after a role was given or taken.</summary>
    [Parameter, EditorRequired] public EventCallback OnChanged { get; set; }

    [Inject] private PeopleDesk Desk { get; set; } = default!;

    [Inject] private OrganisationQueries Organisations { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? GiveReason => Person.AllowedActions!.Single(action => action.Action == "give_role").Reason;

    private string? OrganisationFault => FieldFaults.Of(_refusal, "organisationId")
        ?? (_refusal?.Code.Code == IdentityCodes.OrganisationRequired.Code ? T("Choose the organisation.") : null);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync() => _caller = await Current.GetAsync();

    private string? ReasonAgainst(Role role) => _caller is null
        ? null
        : RoleRank.FaultOfTaking(_caller, Person.Id, role)?.Detail;

    private async Task BeginAsync()
    {
        var caller = await Current.GetAsync();
        _choices = RoleChoice.For(caller);
        _organisations = await Organisations.ChoicesAsync(caller.Book);
        (_given, _refusal, _reason) = (new RoleForm(), null, null);
        _key.Renew();
    }

    private void Close() => (_given, _taken) = (null, null);

    private async Task GiveAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var role = Words.Snake(_given!.Chosen.First().ToString());
            var answer = await Desk.GiveRoleAsync(
                _key.Request(await Current.GetAsync()), Person.Id, new RoleBody(role, _given.Organisation, _reason));
            answer.Check();
            await DoneAsync();
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

    private Task<Answer> TakeAsync(CommandRequest request, string? reason) => Desk.TakeRoleAsync(
        request, Person.Id,
        new RoleBody(Words.Snake(_taken!.Role.ToString()), _taken.Organisation.Id, reason));

    private Task DoneAsync()
    {
        Close();
        return OnChanged.InvokeAsync();
    }
}
