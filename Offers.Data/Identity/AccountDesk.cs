using Microsoft.AspNetCore.Identity;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What somebody sends to open an account.</summary>
/// <param name="Email">The address, which a message will confirm.</param>
/// <param name="Password">The password.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Locale">The language of pages and messages.</param>
public sealed record RegisterBody(string? Email, string? Password, string? DisplayName, string Locale = "en");

/// <summary>A person and the token of a link in a message to that person.</summary>
/// <param name="Person">Who.</param>
/// <param name="Token">Good once, for a day.</param>
public sealed record AccountLink(PersonSnapshot Person, string Token);

/// <summary>What people do with their own account: open it, confirm it, change name, address and password.</summary>
public sealed class AccountDesk(
    UnitOfWork writes, PeopleNow people, ApiSessions sessions, PersonTokens tokens, SignInDesk door)
{
    private readonly PasswordHasher<Person> _hasher = new();

    /// <summary>Opens an account for an investor, whose address is to be confirmed.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>; <c>email_exists</c> as an answer.</exception>
    public Task<Answer> RegisterAsync(CommandRequest request, RegisterBody body)
    {
        var wanted = new PersonBody(body.Email, body.Password, body.DisplayName, [nameof(Role.Investor)]).Read();
        var hash = _hasher.HashPassword(null!, wanted.Password);
        return writes.RunAsync(request.InLive(), new Deed("identity.register", ""), async work =>
        {
            var person = new Person(wanted.Email, wanted.Name, work.Now);
            person.Speak(body.Locale);
            person.TakePassword(hash);
            await PeopleDesk.AddAsync(work, person);
            work.Db.Add(new Membership(person.Id, Organisation.PlatformId(work.Caller.Book), Role.Investor));
            work.Audit(new AuditFact("identity.register", person.ObjectId, null, OffersJson.Text(new
            {
                person.Email, person.DisplayName,
            }), null));
            work.Raise(person, "identity.person.registered", new { person.Id, person.DisplayName });
            return Answer.Created(new { person.Id }, "");
        });
    }

    /// <summary>Confirms the address to which the link was sent.</summary>
    /// <exception cref="Refusal"><c>link_invalid</c>.</exception>
    public async Task ConfirmAsync(CommandRequest request, Id<IPerson> id, string token)
    {
        await tokens.RequireAsync(id, TokenUse.ConfirmEmail, token);
        await ChangeAsync(request, id, "confirm_email", static person => person.ConfirmEmail());
    }

    /// <summary>Sets a new password by the link that was sent; the address is thereby confirmed too.</summary>
    /// <exception cref="Refusal"><c>link_invalid</c>, <c>validation_failed</c>.</exception>
    public async Task ResetAsync(CommandRequest request, AccountReset reset)
    {
        var person = await people.FindAsync(reset.Person) ?? throw IdentityCodes.LinkInvalid.Because();
        PasswordRule.Require("password", reset.Password, person.Email);
        await tokens.RequireAsync(reset.Person, TokenUse.ResetPassword, reset.Token);
        var hash = _hasher.HashPassword(null!, reset.Password);
        await ChangeAsync(request, reset.Person, "reset_password", changed =>
        {
            changed.TakePassword(hash);
            changed.ConfirmEmail();
        });
        await sessions.EndAllAsync(reset.Person);
    }

    /// <summary>Sets a new password for who knows the old one; every other session ends.</summary>
    /// <exception cref="Refusal"><c>credentials_invalid</c>, <c>validation_failed</c>.</exception>
    public async Task ChangePasswordAsync(CommandRequest request, string current, string? wanted)
    {
        var person = await RequirePasswordAsync(request.Caller, current);
        PasswordRule.Require("password", wanted, person.Email);
        var hash = _hasher.HashPassword(null!, wanted!);
        await ChangeAsync(request, person.Id, "change_password", changed => changed.TakePassword(hash));
        await sessions.EndAllAsync(person.Id);
    }

    /// <summary>Moves to another address by the link that was sent there; every other session ends.</summary>
    /// <exception cref="Refusal"><c>link_invalid</c>, <c>email_exists</c>.</exception>
    public async Task MoveAsync(CommandRequest request, Id<IPerson> id, string email, string token)
    {
        var wanted = EmailText.Required("email", email);
        await tokens.RequireAsync(id, TokenUse.MoveTo(wanted), token);
        var deed = new Deed("identity.change_email", id.ToString());
        var answer = await writes.RunAsync(request.InLive(), deed, async work =>
        {
            await PeopleDesk.CheckFreeAsync(work, wanted);
            return await RecordAsync(work, id, "change_email", person => person.MoveTo(wanted));
        });
        people.Forget(id);
        Require(answer);
        await sessions.EndAllAsync(id);
    }

    /// <summary>Changes name and language.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Task RenameAsync(CommandRequest request, string displayName, string locale) =>
        ChangeAsync(request, request.Caller.Person!.Value, "edit_profile", person =>
        {
            person.Rename(displayName);
            person.Speak(locale);
        });

    /// <summary>Ends every session of a person, in browsers and programs.</summary>
    public async Task EndSessionsAsync(CommandRequest request, Id<IPerson> id)
    {
        await ChangeAsync(request, id, "end_sessions", static person => person.EndSessions());
        await sessions.EndAllAsync(id);
    }

    /// <summary>The person who acts, if the password is right; wrong ones count as failed sign-ins.</summary>
    /// <exception cref="Refusal"><c>credentials_invalid</c>, <c>sign_in_locked</c>.</exception>
    public async Task<PersonSnapshot> RequirePasswordAsync(Caller caller, string password)
    {
        var person = await people.FindAsync(caller.Person!.Value) ?? throw PlatformCodes.Unauthenticated.Because();
        return await door.CheckAsync(new Credentials(person.Email, password)) is SignInOutcome.Refused refused
            ? throw refused.Why
            : person;
    }

    private async Task ChangeAsync(CommandRequest request, Id<IPerson> id, string verb, Action<Person> change)
    {
        var deed = new Deed("identity." + verb, id.ToString());
        var answer = await writes.RunAsync(request.InLive(), deed, work => RecordAsync(work, id, verb, change));
        people.Forget(id);
        Require(answer);
    }

    private static async Task<Answer> RecordAsync(ClosureWork work, Id<IPerson> id, string verb, Action<Person> change)
    {
        var person = await work.PersonAsync(id);
        var before = Snapshot(person);
        change(person);
        work.Audit(new AuditFact("identity." + verb, person.ObjectId, before, Snapshot(person), null));
        work.Raise(person, "identity.person.changed", new { person.Id, what = verb });
        return Answer.None();
    }

    private static void Require(Answer answer)
    {
        if (answer.IsRefusal)
        {
            throw Problem.ToRefusal(answer.Body);
        }
    }

    private static string Snapshot(Person person) => OffersJson.Text(new
    {
        person.Email, person.EmailConfirmed, person.DisplayName, person.Locale,
    });
}

/// <summary>A new password by a link.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Token">The link's token.</param>
/// <param name="Password">The new password.</param>
public sealed record AccountReset(Id<IPerson> Person, string Token, string Password);
