using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>One role of a person and the organisation in which it is held.</summary>
/// <param name="Role">The role.</param>
/// <param name="Id">The organisation.</param>
/// <param name="Name">The organisation's name.</param>
/// <param name="Kind">The organisation's kind.</param>
/// <param name="Status">Whether the organisation may act.</param>
/// <param name="Zone">The organisation's IANA zone.</param>
public sealed record MembershipFact(
    Role Role, Id<Organisation> Id, string Name, OrganisationKind Kind, OrganisationStatus Status, string Zone)
{
    /// <summary>
    /// True where the person acts for the organisation; people without one only belong to the platform's by default.
    /// </summary>
    public bool IsActing => Kind != OrganisationKind.Platform || Roles.KindOf(Role) == OrganisationKind.Platform;
}

/// <summary>A sandbox that a person may enter.</summary>
/// <param name="Book">Its book.</param>
/// <param name="Name">Its name.</param>
public sealed record SandboxFact(BookId Book, string Name);

/// <summary>What a person is and may do, as read a few seconds ago at most.</summary>
/// <param name="Id">The person.</param>
/// <param name="Email">The address.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Locale">The language of pages and messages.</param>
/// <param name="Stamp">Changes whenever all sessions end.</param>
/// <param name="IsOpen">Whether the person may sign in.</param>
/// <param name="HasTwoFactor">Whether sign-in by password asks for a code.</param>
/// <param name="Memberships">The roles, with their organisations.</param>
public sealed record PersonSnapshot(
    Id<IPerson> Id, string Email, string DisplayName, string Locale, string Stamp, bool IsOpen, bool HasTwoFactor,
    IReadOnlyList<MembershipFact> Memberships)
{
    /// <summary>The roles.</summary>
    public IReadOnlySet<Role> Roles { get; } = Memberships.Select(member => member.Role).ToHashSet();

    /// <summary>The organisations for which the person acts, each once.</summary>
    public IReadOnlyList<MembershipFact> Organisations { get; } =
        [.. Memberships.Where(member => member.IsActing).DistinctBy(member => member.Id)];

    /// <summary>True for people who decide for the platform.</summary>
    public bool IsAdministrator => Roles.Contains(Role.Admin) || Roles.Contains(Role.SuperAdmin);

    /// <summary>The sandboxes that the person may enter, by name.</summary>
    public IReadOnlyList<SandboxFact> Sandboxes { get; init; } = [];

    /// <summary>True for the live book, and for the sandboxes that the person may enter.</summary>
    public bool MayEnter(BookId book) =>
        book == BookId.Live || Sandboxes.Any(sandbox => sandbox.Book == book);
}
