using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>Whether a person may sign in.</summary>
public enum PersonStatus
{
    /// <summary>The person may.</summary>
    Active,

    /// <summary>The address is not confirmed yet.</summary>
    Unconfirmed,

    /// <summary>An administrator shut the person out.</summary>
    Disabled,
}

/// <summary>A role that a person holds.</summary>
/// <param name="Role">The role.</param>
/// <param name="Organisation">Where it is held.</param>
public sealed record MembershipView(Role Role, OrganisationLink Organisation);

/// <summary>An organisation, as other objects name it.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
public sealed record OrganisationLink(Id<Organisation> Id, string Name, OrganisationKind Kind);

/// <summary>A person, as administrators see one.</summary>
/// <param name="Id">The person.</param>
/// <param name="Email">The address.</param>
/// <param name="DisplayName">The name that others see.</param>
/// <param name="Status">Whether the person may sign in.</param>
/// <param name="Locale">The language of pages and messages.</param>
/// <param name="TwoFactor">Whether sign-in by password asks for a code.</param>
/// <param name="CreatedAt">When the person was made.</param>
/// <param name="DisabledAt">When the person was shut out.</param>
/// <param name="Memberships">The roles.</param>
public sealed record PersonView(
    Id<IPerson> Id, string Email, string DisplayName, PersonStatus Status, string Locale, bool TwoFactor,
    DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt, IReadOnlyList<MembershipView> Memberships)
{
    /// <summary>The roles, each once.</summary>
    public IReadOnlyList<Role> Roles { get; } = [.. Memberships.Select(member => member.Role).Distinct().Order()];

    /// <summary>What the caller may do with the person now; filled in details.</summary>
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }

    internal static PersonView Of(Person person, IEnumerable<MembershipView> memberships) => new(
        person.Id, person.Email!, person.DisplayName, StatusOf(person), person.Locale, person.TwoFactorEnabled,
        person.CreatedAt, person.DisabledAt, [.. memberships.OrderBy(member => member.Role)]);

    internal static PersonStatus StatusOf(Person person) => person switch
    {
        { DisabledAt: not null } => PersonStatus.Disabled,
        { EmailConfirmed: false } => PersonStatus.Unconfirmed,
        _ => PersonStatus.Active,
    };
}
