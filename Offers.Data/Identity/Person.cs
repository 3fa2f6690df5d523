using Microsoft.AspNetCore.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>
/// A person who can sign in. People belong to the live book; what they may do is in their memberships.
/// </summary>
public sealed class Person : IdentityUser<Id<IPerson>>, IPerson, IEventSource
{
    /// <summary>For the database only.</summary>
    public Person()
    {
    }

    /// <summary>Makes a person who has not confirmed the address yet.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Person(string email, string displayName, DateTimeOffset now)
    {
        Id = Id<IPerson>.New();
        Email = UserName = EmailText.Required("email", email);
        NormalizedEmail = NormalizedUserName = EmailText.Normal(Email);
        DisplayName = Text.Line("displayName", displayName, Limits.PersonName);
        SecurityStamp = Guid.NewGuid().ToString("N");
        LockoutEnabled = true;
        CreatedAt = now;
    }

    /// <summary>The name that others see.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>The language of pages and messages: <c>en</c> or <c>ar</c>.</summary>
    public string Locale { get; private set; } = "en";

    /// <summary>When the person was made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When an administrator shut the person out; null while allowed in.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    /// <summary>How many events the person's record has raised.</summary>
    public int EventCount { get; private set; }

    /// <inheritdoc/>
    public string ObjectId => Id.ToString();

    /// <inheritdoc/>
    public int NextEvent() => ++EventCount;

    /// <summary>Changes the name.</summary>
    public void Rename(string displayName) =>
        DisplayName = Text.Line("displayName", displayName, Limits.PersonName);

    /// <summary>Chooses the language.</summary>
    public void Speak(string locale) => Locale = locale is "en" or "ar"
        ? locale
        : throw Refusal.OfField("locale", "The language is 'en' or 'ar'.");

    /// <summary>True while the person may sign in.</summary>
    public bool IsOpen => DisabledAt is null && EmailConfirmed;

    /// <summary>Shuts the person out; every session ends.</summary>
    public void Disable(DateTimeOffset now)
    {
        DisabledAt = now;
        EndSessions();
    }

    /// <summary>Says that messages to the address arrive.</summary>
    public void ConfirmEmail() => EmailConfirmed = true;

    /// <summary>Moves to another address, which is known to be the person's.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public void MoveTo(string email)
    {
        Email = UserName = EmailText.Required("email", email);
        NormalizedEmail = NormalizedUserName = EmailText.Normal(Email);
        EmailConfirmed = true;
        EndSessions();
    }

    /// <summary>Takes a new password; every session ends.</summary>
    /// <param name="hash">Its hash, as Identity makes it.</param>
    public void TakePassword(string hash)
    {
        PasswordHash = hash;
        (AccessFailedCount, LockoutEnd) = (0, null);
        EndSessions();
    }

    /// <summary>Ends every browser session and makes links in earlier messages useless.</summary>
    public void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N");

    /// <summary>Lets the person in again.</summary>
    public void Enable() => DisabledAt = null;
}
