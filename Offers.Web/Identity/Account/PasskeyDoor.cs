using Microsoft.AspNetCore.Identity;
using Offers.Data.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Identity.Account;

/// <summary>Signs people in by passkeys, and adds passkeys, with the framework's checks.</summary>
public sealed class PasskeyDoor(
    SignInManager<Person> manager, UserManager<Person> users, SignInDesk desk, FactorDesk factors)
{
    /// <summary>What the browser is asked in order to sign somebody in, as JSON.</summary>
    public Task<string> RequestOptionsAsync() => manager.MakePasskeyRequestOptionsAsync(null);

    /// <summary>What the browser is asked in order to make a passkey, as JSON.</summary>
    public Task<string> CreationOptionsAsync(PersonSnapshot person) => manager.MakePasskeyCreationOptionsAsync(new()
    {
        Id = person.Id.ToString(), Name = person.Email, DisplayName = person.DisplayName,
    });

    /// <summary>Judges what the browser answered.</summary>
    public async Task<SignInOutcome> EnterAsync(string? credential)
    {
        var proof = await AskAsync(credential, manager.PerformPasskeyAssertionAsync);
        if (proof is not { Succeeded: true })
        {
            return new SignInOutcome.Refused(IdentityCodes.CredentialsInvalid.Because(
                T("That passkey does not open an account here. Try again, or use your password.")));
        }

        await users.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey);
        return await desk.AdmitAsync(proof.User.Id);
    }

    /// <summary>Adds the passkey that the browser made.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public async Task AddAsync(CommandRequest request, string? credential, string? name)
    {
        var made = await AskAsync(credential, manager.PerformPasskeyAttestationAsync);
        if (made is not { Succeeded: true } || made.UserEntity.Id != request.Caller.Person?.ToString())
        {
            throw Refusal.OfField("passkey", T("The browser's answer could not be used. Try again."));
        }

        made.Passkey.Name = Text.Optional("name", name, Limits.Code) ?? "Passkey";
        await factors.AddPasskeyAsync(request, made.Passkey);
    }

    // The framework throws where its cookie with the question is gone: the page was left open for too long.
    private static async Task<T?> AskAsync<T>(string? credential, Func<string, Task<T>> check)
        where T : class
    {
        if (string.IsNullOrWhiteSpace(credential))
        {
            return null;
        }

        try
        {
            return await check(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
