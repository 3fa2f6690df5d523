using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Data.Platform.Secrets;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>A passkey, as its owner sees it.</summary>
/// <param name="Id">The credential, in base64url.</param>
/// <param name="Name">What the owner calls it.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record PasskeyRow(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>
/// The second factors of people: authenticator, recovery codes, passkeys. Codes and seeds are shown once and kept
/// sealed.
/// </summary>
public sealed class FactorDesk(
    UnitOfWork writes, OffersDatabase database, SecretsRing ring, PeopleNow people, IServiceScopeFactory scopes)
{
    /// <summary>How many recovery codes a person gets.</summary>
    public const int RecoveryCodes = 10;

    /// <summary>How many passkeys a person may have.</summary>
    public const int PasskeysAtMost = 20;

    /// <summary>
    /// The seed that an authenticator needs, made at the first question; not in use before it is enabled.
    /// </summary>
    public async Task<string> SeedAsync(Id<IPerson> id)
    {
        await using var db = database.Outside();
        var store = PersonStore.Saving(db, ring);
        var person = await db.Users.SingleAsync(x => x.Id == id);
        if (await store.GetAuthenticatorKeyAsync(person, CancellationToken.None) is { Length: > 0 } seed)
        {
            return seed;
        }

        await using var scope = scopes.CreateAsyncScope();
        seed = scope.ServiceProvider.GetRequiredService<UserManager<Person>>().GenerateNewAuthenticatorKey();
        await store.SetAuthenticatorKeyAsync(person, seed, CancellationToken.None);
        await db.SaveChangesAsync();
        return seed;
    }

    /// <summary>Asks for a code at every sign-in by password from now on.</summary>
    /// <returns>The recovery codes, shown once.</returns>
    /// <exception cref="Refusal"><c>two_factor_invalid</c> where the authenticator shows another code.</exception>
    public async Task<IReadOnlyList<string>> EnableAsync(CommandRequest request, string? code)
    {
        var id = request.Caller.Person!.Value;
        var codes = await CheckAsync(id, code ?? "");
        await ChangeAsync(request, "enable_two_factor", async (store, person) =>
        {
            person.TwoFactorEnabled = true;
            await store.ReplaceCodesAsync(person, codes, CancellationToken.None);
        });
        return codes;
    }

    /// <summary>Stops asking for codes and forgets the authenticator.</summary>
    public Task DisableAsync(CommandRequest request) =>
        ChangeAsync(request, "disable_two_factor", async (store, person) =>
        {
            person.TwoFactorEnabled = false;
            await store.ReplaceCodesAsync(person, [], CancellationToken.None);
            await store.SetAuthenticatorKeyAsync(person, "", CancellationToken.None);
        });

    /// <summary>Replaces the recovery codes.</summary>
    /// <returns>The new ones, shown once.</returns>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(CommandRequest request)
    {
        await using var scope = scopes.CreateAsyncScope();
        var codes = NewCodes(scope.ServiceProvider.GetRequiredService<UserManager<Person>>());
        await ChangeAsync(request, "renew_recovery_codes", (store, person) =>
            store.ReplaceCodesAsync(person, codes, CancellationToken.None));
        return codes;
    }

    /// <summary>How many recovery codes are left.</summary>
    public async Task<int> CountCodesAsync(Id<IPerson> id)
    {
        await using var db = database.Outside();
        var person = await db.Users.SingleAsync(x => x.Id == id);
        return await PersonStore.Saving(db, ring).CountCodesAsync(person, CancellationToken.None);
    }

    /// <summary>The passkeys of a person, oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyRow>> PasskeysAsync(Id<IPerson> id)
    {
        await using var db = database.Outside();
        var person = await db.Users.SingleAsync(x => x.Id == id);
        var keys = await PersonStore.Saving(db, ring).GetPasskeysAsync(person, CancellationToken.None);
        return [.. keys.OrderBy(key => key.CreatedAt).Select(key => new PasskeyRow(
            System.Buffers.Text.Base64Url.EncodeToString(key.CredentialId), key.Name ?? "Passkey", key.CreatedAt))];
    }

    /// <summary>Adds a passkey that the browser made and the framework has checked.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> where there are too many.</exception>
    public Task AddPasskeyAsync(CommandRequest request, UserPasskeyInfo key) =>
        ChangeAsync(request, "add_passkey", async (store, person) =>
        {
            var held = await store.GetPasskeysAsync(person, CancellationToken.None);
            if (held.Count >= PasskeysAtMost)
            {
                throw Refusal.OfField("passkey", $"A person has at most {PasskeysAtMost} passkeys; remove one first.");
            }

            await store.AddOrUpdatePasskeyAsync(person, key, CancellationToken.None);
        });

    /// <summary>Calls a passkey something else.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>not_found</c>.</exception>
    public Task RenamePasskeyAsync(CommandRequest request, string id, string? name) =>
        ChangeAsync(request, "rename_passkey", async (store, person) =>
        {
            var key = await FindAsync(store, person, id);
            key.Name = Text.Required("name", name, Limits.Code);
            await store.AddOrUpdatePasskeyAsync(person, key, CancellationToken.None);
        });

    /// <summary>Removes a passkey; it opens nothing any more.</summary>
    /// <exception cref="Refusal"><c>not_found</c>.</exception>
    public Task RemovePasskeyAsync(CommandRequest request, string id) =>
        ChangeAsync(request, "remove_passkey", async (store, person) =>
        {
            var key = await FindAsync(store, person, id);
            await store.RemovePasskeyAsync(person, key.CredentialId, CancellationToken.None);
        });

    private async Task<IReadOnlyList<string>> CheckAsync(Id<IPerson> id, string code)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = await users.FindByIdAsync(id.ToString()) ?? throw IdentityCodes.PersonNotFound.Because();
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        return await users.VerifyTwoFactorTokenAsync(person, users.Options.Tokens.AuthenticatorTokenProvider, plain)
            ? NewCodes(users)
            : throw IdentityCodes.TwoFactorInvalid.Because(
                "That code is not right. Check your phone's clock, and type the code that it shows now.");
    }

    private async Task ChangeAsync(CommandRequest request, string verb, Func<PersonStore, Person, Task> change)
    {
        var id = request.Caller.Person!.Value;
        var answer = await writes.RunAsync(request.InLive(), new Deed("identity." + verb, id.ToString()), async work =>
        {
            var person = await work.PersonAsync(id);
            await change(PersonStore.InUnitOfWork(work.Db, ring), person);
            work.Audit(new AuditFact("identity." + verb, person.ObjectId, null, null, null));
            work.Raise(person, "identity.person.changed", new { person.Id, what = verb });
            return Answer.None();
        });
        people.Forget(id);
        if (answer.IsRefusal)
        {
            throw Problem.ToRefusal(answer.Body);
        }
    }

    private static async Task<UserPasskeyInfo> FindAsync(PersonStore store, Person person, string id)
    {
        var keys = await store.GetPasskeysAsync(person, CancellationToken.None);
        return keys.FirstOrDefault(key => System.Buffers.Text.Base64Url.EncodeToString(key.CredentialId) == id)
            ?? throw PlatformCodes.NotFound.Because("You have no such passkey.");
    }

    // Ten random bytes in groups of five letters and digits, which people can type.
    private static List<string> NewCodes(UserManager<Person> users) =>
        [.. Enumerable.Range(0, RecoveryCodes).Select(_ => users.GenerateNewAuthenticatorKey())
            .Select(seed => $"{seed[..5]}-{seed[5..10]}")];
}
