using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What a link in a message is good for.</summary>
/// <param name="Purpose">The word that its token was made for.</param>
public readonly record struct TokenUse(string Purpose)
{
    /// <summary>Confirms the person's address.</summary>
    public static readonly TokenUse ConfirmEmail = new("confirm-email");

    /// <summary>Sets a new password.</summary>
    public static readonly TokenUse ResetPassword = new("reset-password");

    /// <summary>Moves to this address.</summary>
    public static TokenUse MoveTo(string email) => new("move-to:" + EmailText.Normal(email));
}

/// <summary>
/// Makes and checks the tokens of links in messages. A token is good for a day, for one person and use, and only until
/// the person's sessions end, which every use of such a link brings about or makes pointless.
/// </summary>
public sealed class PersonTokens(PeopleNow people, IServiceScopeFactory scopes)
{
    /// <summary>Makes a token for a person by address; null where nobody has the address or may use it.</summary>
    public async Task<AccountLink?> MakeAsync(string email, TokenUse use)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return await users.FindByEmailAsync(email) is { DisabledAt: null } person
            ? await MakeAsync(users, person, use)
            : null;
    }

    /// <summary>Makes a token for a person.</summary>
    public async Task<AccountLink?> MakeAsync(Id<IPerson> id, TokenUse use)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        return await users.FindByIdAsync(id.ToString()) is { DisabledAt: null } person
            ? await MakeAsync(users, person, use)
            : null;
    }

    /// <summary>Refuses a token that is not good for this person and use.</summary>
    /// <exception cref="Refusal"><c>link_invalid</c>.</exception>
    internal async Task RequireAsync(Id<IPerson> id, TokenUse use, string token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        if (await users.FindByIdAsync(id.ToString()) is not { DisabledAt: null } person
            || !await users.VerifyUserTokenAsync(person, TokenOptions.DefaultProvider, use.Purpose, token))
        {
            throw IdentityCodes.LinkInvalid.Because();
        }
    }

    private async Task<AccountLink?> MakeAsync(UserManager<Person> users, Person person, TokenUse use)
    {
        var token = await users.GenerateUserTokenAsync(person, TokenOptions.DefaultProvider, use.Purpose);
        return await people.FindAsync(person.Id) is { } now ? new AccountLink(now, token) : null;
    }
}
