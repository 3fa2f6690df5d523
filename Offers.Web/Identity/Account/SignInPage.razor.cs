using Microsoft.AspNetCore.Components;
using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Identity.Account;

/// <summary>Lets people in: by password, by passkey, or in Development as somebody of the demo.</summary>
public sealed partial class SignInPage
{
    private string? _passkeyError;

    [Inject] private SignInDesk Desk { get; set; } = default!;

    [Inject] private PasskeyDoor Passkeys { get; set; } = default!;

    [Inject] private RateLimits Limits { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "sign-in")] private SignInForm? Form { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")] private PasskeyForm? Passkey { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")] private string? ReturnUrl { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Form ??= new SignInForm();
        Passkey ??= new PasskeyForm();
        if (HttpMethods.IsGet(Http.Request.Method) && Http.User.Identity?.IsAuthenticated == true)
        {
            Navigation.NavigateTo(Local(ReturnUrl));
        }
    }

    private async Task EnterAsync()
    {
        var typed = new Credentials(Form!.Email ?? "", Form.Password ?? "");
        Form.Password = "";
        var outcome = await TryAsync(() =>
        {
            Limits.CountSignIn(Http.Caller().Ip, typed.Email);
            return Desk.CheckAsync(typed);
        });
        switch (outcome)
        {
            case SignInOutcome.Welcome welcome:
                await WelcomeAsync(welcome.Person, Proof.Password);
                break;
            case SignInOutcome.NeedsCode needs:
                await Browser.AwaitCodeAsync(needs.Person);
                Navigation.NavigateTo($"{AccountPaths.SignInCode}?returnUrl={Uri.EscapeDataString(Local(ReturnUrl))}");
                break;
            case SignInOutcome.Refused { Why: var why } when why.Code == IdentityCodes.SignInLocked:
                Navigation.NavigateTo(AccountPaths.Lockout);
                break;
            case SignInOutcome.Refused refused:
                Problem = refused.Why;
                break;
        }
    }

    private async Task EnterByPasskeyAsync()
    {
        var outcome = await Passkeys.EnterAsync(Passkey!.Credential);
        if (outcome is SignInOutcome.Welcome welcome)
        {
            await WelcomeAsync(welcome.Person, Proof.Passkey);
        }
        else if (outcome is SignInOutcome.Refused refused)
        {
            _passkeyError = refused.Why.Detail;
        }
    }

    private async Task WelcomeAsync(PersonSnapshot person, Proof proof)
    {
        await Browser.WelcomeAsync(person, proof);
        Navigation.NavigateTo(Local(ReturnUrl));
    }
}

/// <summary>What is typed to sign in.</summary>
public sealed class SignInForm
{
    /// <summary>The address.</summary>
    public string? Email { get; set; }

    /// <summary>The password; never rendered back.</summary>
    public string? Password { get; set; }
}

/// <summary>What the browser answers for a passkey.</summary>
public sealed class PasskeyForm
{
    /// <summary>The credential, as JSON.</summary>
    public string? Credential { get; set; }

    /// <summary>What the owner calls it, where it is new.</summary>
    public string? Name { get; set; }
}
