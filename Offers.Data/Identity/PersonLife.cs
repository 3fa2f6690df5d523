using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>A person, who acts on him, and how many could take his place.</summary>
/// <param name="Person">The person.</param>
/// <param name="Roles">The person's roles.</param>
/// <param name="Caller">Who acts.</param>
/// <param name="OtherSuperAdmins">How many other people with this role can sign in.</param>
internal sealed record PersonCase(Person Person, IReadOnlySet<Role> Roles, Caller Caller, int OtherSuperAdmins);

/// <summary>What administrators may do with a person, and what stands against it.</summary>
internal static class PersonLife
{
    /// <summary>States and verbs.</summary>
    internal static readonly StateMachine<PersonCase, PersonStatus> Machine = new(
        @case => PersonView.StatusOf(@case.Person),
    [
        new(PersonStatus.Active, "disable", PersonStatus.Disabled, "Admin", FaultOfStop),
        new(PersonStatus.Unconfirmed, "disable", PersonStatus.Disabled, "Admin", FaultOfStop),
        new(PersonStatus.Disabled, "enable", PersonStatus.Active, "Admin", FaultOfRank),
        new(PersonStatus.Active, "give_role", PersonStatus.Active, "Admin"),
        new(PersonStatus.Unconfirmed, "give_role", PersonStatus.Unconfirmed, "Admin"),
        new(PersonStatus.Active, "take_role", PersonStatus.Active, "Admin"),
        new(PersonStatus.Unconfirmed, "take_role", PersonStatus.Unconfirmed, "Admin"),
        new(PersonStatus.Disabled, "take_role", PersonStatus.Disabled, "Admin"),
    ]);

    /// <summary>Refuses a role that the caller may not hand out or take away.</summary>
    /// <exception cref="Refusal"><c>forbidden</c>.</exception>
    internal static void CheckRank(Caller caller, Role role)
    {
        if (RoleRank.FaultOfChange(caller, role) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Why a role may not be taken; null when it may.</summary>
    internal static Refusal? FaultOfTaking(PersonCase @case, Role role) =>
        RoleRank.FaultOfTaking(@case.Caller, @case.Person.Id, role)
        ?? (role == Role.SuperAdmin ? FaultOfLast(@case) : null);

    private static Refusal? FaultOfStop(PersonCase @case, DateTimeOffset now) =>
        @case.Caller.Person == @case.Person.Id
            ? IdentityCodes.OwnAccount.Because("You cannot disable yourself.")
            : FaultOfRank(@case, now) ?? FaultOfLast(@case);

    private static Refusal? FaultOfRank(PersonCase @case, DateTimeOffset now) =>
        RoleRank.FaultOfActing(@case.Caller, @case.Roles);

    private static Refusal? FaultOfLast(PersonCase @case) =>
        @case.Roles.Contains(Role.SuperAdmin) && @case.OtherSuperAdmins == 0
            ? IdentityCodes.LastAdministrator.Because()
            : null;
}
