using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What only a SuperAdmin may do with people.</summary>
public static class RoleRank
{
    /// <summary>Why the caller may not give or take a role; null where he may.</summary>
    public static Refusal? FaultOfChange(Caller caller, Role role) =>
        IsRuling(role) && !MayRule(caller)
            ? PlatformCodes.Forbidden.Because("Only a SuperAdmin decides who is Admin or SuperAdmin.")
            : null;

    /// <summary>Why the caller may not act on a person with these roles; null where he may.</summary>
    public static Refusal? FaultOfActing(Caller caller, IEnumerable<Role> roles) =>
        roles.Any(IsRuling) && !MayRule(caller)
            ? PlatformCodes.Forbidden.Because("Only a SuperAdmin acts on administrators.")
            : null;

    /// <summary>Why the caller may not take a role of a person; null where he may.</summary>
    public static Refusal? FaultOfTaking(Caller caller, Id<IPerson> person, Role role) =>
        FaultOfChange(caller, role) ?? (IsRuling(role) && caller.Person == person
            ? IdentityCodes.OwnAccount.Because("You cannot give up your own administration.")
            : null);

    /// <summary>True for the roles that decide for the platform.</summary>
    public static bool IsRuling(Role role) => Roles.KindOf(role) == OrganisationKind.Platform;

    // The system itself sets up the first administrator and the demo's people.
    private static bool MayRule(Caller caller) => caller.Is(Role.SuperAdmin) || caller.Person is null;
}
