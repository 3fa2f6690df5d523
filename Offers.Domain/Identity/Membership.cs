using Offers.Domain.Platform;

namespace Offers.Domain.Identity;

/// <summary>A role where it is held.</summary>
/// <param name="Role">The role.</param>
/// <param name="Organisation">The organisation.</param>
public readonly record struct RoleAt(Role Role, Id<Organisation> Organisation);

/// <summary>A person's role in an organisation; people without one belong to the platform's.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    /// <summary>Gives a person a role.</summary>
    public Membership(Id<IPerson> person, Id<Organisation> organisation, Role role)
    {
        Id = Id<Membership>.New();
        Person = person;
        Organisation = organisation;
        Role = role;
    }

    /// <summary>The identity.</summary>
    public Id<Membership> Id { get; private set; }

    /// <summary>The person.</summary>
    public Id<IPerson> Person { get; private set; }

    /// <summary>The organisation.</summary>
    public Id<Organisation> Organisation { get; private set; }

    /// <summary>The role.</summary>
    public Role Role { get; private set; }
}
