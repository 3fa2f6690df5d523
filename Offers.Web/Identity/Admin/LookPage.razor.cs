using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>
/// Asks an administrator why he wants to see the pages of a person, and for his password. It is posted without a
/// circuit, since it changes the cookie of the browser.
/// </summary>
public sealed partial class LookPage
{
    private PersonView? _person;
    private Refusal? _fault;

    /// <summary>The person.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private PeopleQueries People { get; set; } = default!;

    [Inject] private ImpersonationDesk Desk { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "look")] private LookForm? Form { get; set; }

    private IReadOnlyList<Crumb> Crumbs =>
        [new(T("Users"), "/admin/users"), new(_person?.DisplayName ?? T("User"), $"/admin/users/{Id}")];

    private string Title => T("See as {0}", _person?.DisplayName ?? T("this person"));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Form ??= new LookForm();
        _person = await TryAsync(async () =>
        {
            var caller = await Caller.GetAsync();
            var person = await People.GetAsync(caller, AdminPageIds.Person(Id));
            Problem = _fault = ImpersonationRule.FaultOf(caller, person.Id, person.Roles);
            return person;
        });
    }

    private Task StartAsync() => TryAsync(
        async request =>
        {
            Problem = null;
            var password = Form!.Password ?? "";
            Form.Password = "";
            var look = await Desk.StartAsync(
                request, new ImpersonationStart(_person!.Id, Form.Reason, password));
            await Browser.LookAsync(look.Id);
        },
        "/");
}

/// <summary>Why somebody wants to look, and that it is he.</summary>
public sealed class LookForm
{
    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>The administrator's password; never rendered back.</summary>
    public string? Password { get; set; }
}
