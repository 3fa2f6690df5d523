using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>
/// Decides whether somebody is who he says. A wrong password, a wrong code and an unknown address count alike, answer
/// alike and take the same time; what is wrong with an account is said only to who knows its password.
/// </summary>
public sealed class SignInDesk(
    OffersDatabase database, PeopleNow people, TimeProvider time, IServiceScopeFactory scopes)
{
    private readonly PasswordHasher<Person> _hasher = new();
    private readonly FailureCounter _failures = new(database, time);
    private readonly Lazy<string> _nobodysHash = new(() =>
        new PasswordHasher<Person>().HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>Judges a password.</summary>
    public async Task<SignInOutcome> CheckAsync(Credentials typed)
    {
        await using var db = database.Read(BookId.Live);
        var normal = EmailText.Normal(typed.Email);
        var person = await db.Users.FirstOrDefaultAsync(x => x.NormalizedEmail == normal);
        if (Pause(person, normal) is { } pause)
        {
            return pause;
        }

        var verdict = _hasher.VerifyHashedPassword(person!, person?.PasswordHash ?? _nobodysHash.Value, typed.Password);
        if (person?.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
        {
            return Wrong(
                IdentityCodes.CredentialsInvalid,
                person is null ? _failures.FailStranger(normal) : await _failures.FailAsync(person.Id));
        }

        if (Closed(person) is { } closed)
        {
            return new SignInOutcome.Refused(closed.Because());
        }

        people.Forget(person.Id);
        var now = (await people.FindAsync(person.Id))!;
        if (now.HasTwoFactor)
        {
            return new SignInOutcome.NeedsCode(now);
        }

        await _failures.ClearAsync(person.Id);
        return new SignInOutcome.Welcome(now);
    }

    /// <summary>Judges a password and, where the person has a second factor, its code.</summary>
    public async Task<SignInOutcome> CheckAsync(Credentials typed, string? code) => await CheckAsync(typed) switch
    {
        SignInOutcome.NeedsCode when string.IsNullOrWhiteSpace(code) =>
            new SignInOutcome.Refused(IdentityCodes.TwoFactorRequired.Because()),
        SignInOutcome.NeedsCode needs => await CheckCodeAsync(needs.Person.Id, code!),
        var other => other,
    };

    /// <summary>
    /// Judges the code of somebody whose password was right: of the authenticator, or a recovery code.
    /// </summary>
    public async Task<SignInOutcome> CheckCodeAsync(Id<IPerson> id, string code)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        if (await users.FindByIdAsync(id.ToString()) is not { } person)
        {
            return new SignInOutcome.Refused(IdentityCodes.TwoFactorInvalid.Because());
        }

        if (Pause(person, "") is { } pause)
        {
            return pause;
        }

        if (!await IsRightAsync(users, person, code))
        {
            return Wrong(IdentityCodes.TwoFactorInvalid, await _failures.FailAsync(id));
        }

        await _failures.ClearAsync(id);
        return Closed(person) is { } closed
            ? new SignInOutcome.Refused(closed.Because())
            : new SignInOutcome.Welcome((await people.FindAsync(id))!);
    }

    /// <summary>Judges somebody who proved by a passkey who he is.</summary>
    public async Task<SignInOutcome> AdmitAsync(Id<IPerson> id)
    {
        await using var db = database.Read(BookId.Live);
        return await db.Users.FirstOrDefaultAsync(x => x.Id == id) is { } person && Closed(person) is { } closed
            ? new SignInOutcome.Refused(closed.Because())
            : await people.FindAsync(id) is { } now
                ? new SignInOutcome.Welcome(now)
                : new SignInOutcome.Refused(IdentityCodes.CredentialsInvalid.Because());
    }

    private static async Task<bool> IsRightAsync(UserManager<Person> users, Person person, string code)
    {
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        var provider = users.Options.Tokens.AuthenticatorTokenProvider;
        return plain.Contains('-', StringComparison.Ordinal)
            ? (await users.RedeemTwoFactorRecoveryCodeAsync(person, plain.ToUpperInvariant())).Succeeded
            : await users.VerifyTwoFactorTokenAsync(person, provider, plain);
    }

    private SignInOutcome.Refused? Pause(Person? person, string normalEmail)
    {
        var until = person is null ? _failures.PauseOfStranger(normalEmail) : person.LockoutEnd;
        return until > time.GetUtcNow() ? Locked(until.Value - time.GetUtcNow()) : null;
    }

    private static RefusalCode? Closed(Person person) => person switch
    {
        { DisabledAt: not null } => IdentityCodes.PersonDisabled,
        { EmailConfirmed: false } => IdentityCodes.EmailNotConfirmed,
        _ => null,
    };

    private static SignInOutcome.Refused Wrong(RefusalCode code, int left) => left == 0
        ? Locked(FailureCounter.Pause)
        : new SignInOutcome.Refused(code.Because($"{code.Title} {Left(left)}"));

    private static string Left(int attempts) => (attempts == 1 ? "One attempt" : $"{Words[attempts]} attempts")
        + $" left before a {FailureCounter.Pause.TotalMinutes:0} minute pause.";

    private static readonly string[] Words = ["No", "One", "Two", "Three", "Four", "Five"];

    private static SignInOutcome.Refused Locked(TimeSpan rest) => new(IdentityCodes.SignInLocked.Because(
        $"Too many failed attempts. Try again in {Math.Ceiling(rest.TotalMinutes):0} minutes.",
        ("retryAfter", (int)Math.Ceiling(rest.TotalSeconds))));
}
