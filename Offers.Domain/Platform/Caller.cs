using Offers.Domain.Identity;

namespace Offers.Domain.Platform;

/// <summary>Who acts, in which role and book, and from where; written to every operation and audit entry.</summary>
public sealed record Caller
{
    /// <summary>The book that the caller works on.</summary>
    public required BookId Book { get; init; }

    /// <summary>The person who acts; null for the system's own jobs and for people not signed in.</summary>
    public Id<IPerson>? Person { get; init; }

    /// <summary>
    /// The administrator who only looks as <see cref="Person"/> (impersonation) and may change nothing; null otherwise.
    /// </summary>
    public Id<IPerson>? Impersonator { get; init; }

    /// <summary>The roles that the person holds.</summary>
    public IReadOnlySet<Role> Roles { get; init; } = new HashSet<Role>();

    /// <summary>The organisation for which the person acts, if any.</summary>
    public Id<Organisation>? Organisation { get; init; }

    /// <summary>For which organisations the person acts, in each by its own roles.</summary>
    public IReadOnlyList<RoleAt> Memberships { get; init; } = [];

    /// <summary>
    /// All organisations that the person acts for, in whatever role. What a role allows asks
    /// <see cref="OrganisationsAs"/>.
    /// </summary>
    public IReadOnlySet<Id<Organisation>> Organisations => Memberships.Select(x => x.Organisation).ToHashSet();

    /// <summary>Remote address as text; at most 45 characters.</summary>
    public string? Ip { get; init; }

    /// <summary>User agent; cut to 200 characters.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The request's id, quoted in answers and logs.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The path of the request, used as <c>instance</c> in problem documents.</summary>
    public string? Instance { get; init; }

    /// <summary>
    /// The role under which the action is recorded: the mightiest that the caller holds, or the job's name.
    /// </summary>
    public string ActingAs { get; init; } = "";

    /// <summary>True when the caller holds the role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>True for the administrators of the platform.</summary>
    public bool IsAdministrator => Is(Role.Admin) || Is(Role.SuperAdmin);

    /// <summary>
    /// The organisations in which the caller holds a role. A role in one of them says nothing about another.
    /// </summary>
    public IReadOnlySet<Id<Organisation>> OrganisationsAs(Role role) =>
        Memberships.Where(x => x.Role == role).Select(x => x.Organisation).ToHashSet();

    /// <summary>Refuses an administrator who only looks as somebody else; everything that writes asks this.</summary>
    /// <exception cref="Refusal"><c>read_only_impersonation</c>.</exception>
    public void RequireOwnHands()
    {
        if (Impersonator is not null)
        {
            throw PlatformCodes.ReadOnlyImpersonation.Because();
        }
    }

    /// <summary>The system itself: a job or a command line.</summary>
    /// <param name="book">The book it works on.</param>
    /// <param name="job">Its name, recorded as the role.</param>
    public static Caller System(BookId book, string job) =>
        new() { Book = book, ActingAs = "system:" + job, RequestId = job };
}
