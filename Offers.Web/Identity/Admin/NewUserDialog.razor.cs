using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>Makes a person, and goes to the person's page.</summary>
public sealed partial class NewUserDialog
{
    private readonly FormKey _key = new();
    private readonly NewUserForm _form = new();
    private IReadOnlyList<RoleChoice> _choices = [];
    private IReadOnlyList<OrganisationLink> _organisations = [];
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>Called when the person is not to be made.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private PeopleDesk Desk { get; set; } = default!;

    [Inject] private OrganisationQueries Organisations { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string? OrganisationFault => Fault("organisationId")
        ?? (_refusal?.Code.Code == IdentityCodes.OrganisationRequired.Code ? T("Choose the organisation.") : null);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        var caller = await Current.GetAsync();
        _choices = RoleChoice.For(caller);
        _organisations = await Organisations.ChoicesAsync(caller.Book);
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
            var answer = await Desk.CreateAsync(_key.Request(await Current.GetAsync()), _form.Body());
            Navigation.NavigateTo("/admin/users/" + answer.Read<PersonView>().Id);
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
}
