using Offers.Domain.Platform;

namespace Offers.Domain.Identity;

/// <summary>How an administrator's look at somebody's pages ended.</summary>
public enum ImpersonationEnd
{
    /// <summary>He ended it himself.</summary>
    ByHand,

    /// <summary>He signed out.</summary>
    SignedOut,

    /// <summary>Its time was over.</summary>
    Expired,

    /// <summary>He may not look any more: he lost the role, or the person's account changed.</summary>
    Revoked,

    /// <summary>He began another.</summary>
    Replaced,
}

/// <summary>
/// An administrator sees the pages of a person as that person sees them, for a reason, for a short time, and changes
/// nothing. The person can read who looked, when, for how long and why. Its times are real times.
/// </summary>
public sealed class Impersonation : Entity<Impersonation>
{
    /// <summary>How long it lasts at most.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private Impersonation()
    {
    }

    /// <summary>Begins to look.</summary>
    /// <param name="book">The book in which it is recorded.</param>
    /// <param name="administrator">Who looks.</param>
    /// <param name="person">As whom.</param>
    /// <param name="reason">Why; at most 500 characters.</param>
    /// <param name="now">Real time.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Impersonation(
        BookId book, Id<IPerson> administrator, Id<IPerson> person, string? reason, DateTimeOffset now)
        : base(book)
    {
        Administrator = administrator;
        Person = person;
        Reason = Text.Required("reason", reason, Limits.Reason);
        StartedAt = now;
        EndsAt = now + Longest;
    }

    /// <summary>Who looks.</summary>
    public Id<IPerson> Administrator { get; private set; }

    /// <summary>As whom.</summary>
    public Id<IPerson> Person { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>When it ended; null while nobody has recorded that.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How it ended.</summary>
    public ImpersonationEnd? End { get; private set; }

    /// <summary>True while it lasts.</summary>
    public bool IsOpen(DateTimeOffset now) => EndedAt is null && now < EndsAt;

    /// <summary>Ends it; what ended already stays as it is.</summary>
    /// <param name="how">How it ended.</param>
    /// <param name="now">Real time; the end is never later than <see cref="EndsAt"/>.</param>
    public void Finish(ImpersonationEnd how, DateTimeOffset now)
    {
        if (EndedAt is null)
        {
            (EndedAt, End) = (now < EndsAt ? now : EndsAt, now < EndsAt ? how : ImpersonationEnd.Expired);
        }
    }
}

/// <summary>As whom nobody may look.</summary>
public static class ImpersonationRule
{
    /// <summary>Why the caller may not look as a person with these roles; null where he may.</summary>
    public static Refusal? FaultOf(Caller caller, Id<IPerson> person, IReadOnlyCollection<Role> roles)
    {
        if (!caller.Is(Role.Admin) && !caller.Is(Role.SuperAdmin))
        {
            return PlatformCodes.Forbidden.Because();
        }

        return caller.Person == person ? IdentityCodes.OwnAccount.Because("You see your own pages already.")
            : roles.Any(role => role is Role.Admin or Role.SuperAdmin)
                ? IdentityCodes.ImpersonationRefused.Because("Nobody looks as an administrator.")
            : null;
    }
}
