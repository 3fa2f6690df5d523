using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity.Account.Manage;

/// <summary>Turns the second factor on and off and hands out recovery codes.</summary>
public sealed partial class TwoFactorPage
{
    private PersonSnapshot? _person;
    private IReadOnlyList<string> _codes = [];
    private string? _seed;
    private string? _wrongCode;
    private int _left;

    [Inject] private FactorDesk Factors { get; set; } = default!;

    [Inject] private AccountDesk Desk { get; set; } = default!;

    [Inject] private AccountLetters Letters { get; set; } = default!;

    [Inject] private PeopleNow People { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "enable")] private CodeForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "turn")] private TurnForm? Turn { get; set; }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Form ??= new CodeForm();
        Turn ??= new TurnForm();
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _person = await People.FindAsync(Http.Person());
        if (_person is { HasTwoFactor: true })
        {
            _left = await Factors.CountCodesAsync(_person.Id);
        }
        else if (_person is not null)
        {
            _seed = await Factors.SeedAsync(_person.Id);
        }
    }

    private async Task EnableAsync()
    {
        await TryAsync(async request => _codes = await Factors.EnableAsync(request, Form!.Code));
        if (Problem?.Code == IdentityCodes.TwoFactorInvalid)
        {
            (_wrongCode, Problem) = (Problem.Detail, null);
            return;
        }

        await Browser.RenewAsync();
        await Letters.ChangedAsync(Http.Person(), "A second factor was turned on.");
        await ReadAsync();
    }

    private Task TurnAsync() => TryAsync(async request =>
    {
        var password = Turn!.Password ?? "";
        Turn.Password = "";
        await Desk.RequirePasswordAsync(request.Caller, password);
        if (Turn.Action == TurnForm.Off)
        {
            await Factors.DisableAsync(request);
            await Letters.ChangedAsync(Http.Person(), "The second factor was turned off.");
        }
        else
        {
            _codes = await Factors.RenewCodesAsync(request);
        }

        await Browser.RenewAsync();
        await ReadAsync();
    });
}

/// <summary>What somebody who has a second factor wants of it, and the password.</summary>
public sealed class TurnForm
{
    /// <summary>Turn it off.</summary>
    public const string Off = "off";

    /// <summary>Make new recovery codes.</summary>
    public const string NewCodes = "codes";

    /// <summary>Which of the two.</summary>
    public string? Action { get; set; }

    /// <summary>The password; never rendered back.</summary>
    public string? Password { get; set; }
}
