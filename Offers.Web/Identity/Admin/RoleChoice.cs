using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>A role, as a form offers it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Meaning">What the person may do.</param>
/// <param name="Reason">Why it cannot be chosen; null where it can.</param>
public sealed record RoleChoice(Role Role, string Meaning, string? Reason)
{
    /// <summary>The filter of lists by role.</summary>
    public static FilterDefinition Filter { get; } =
        new("role", "Role", [.. Enum.GetValues<Role>().Select(
            role => new FilterOption(Words.Snake(role.ToString()), WordOf(role)))]);

    /// <summary>The role's name.</summary>
    public string Name => NameOf(Role);

    /// <summary>Every role, with the reason where the caller may not hand it out.</summary>
    public static IReadOnlyList<RoleChoice> For(Caller caller) => [.. Enum.GetValues<Role>().Select(
        role => new RoleChoice(role, MeaningOf(role), RoleRank.FaultOfChange(caller, role)?.Detail))];

    /// <summary>The name of a role.</summary>
    public static string NameOf(Role role) => T(WordOf(role));

    /// <summary>The names of roles, in one line.</summary>
    public static string NamesOf(IEnumerable<Role> roles) => string.Join(", ", roles.Select(NameOf));

    private static string WordOf(Role role) =>
        role == Role.SuperAdmin ? "SuperAdmin" : Phrase.Sentence(Words.Plain(role.ToString()));

    private static string MeaningOf(Role role) => role switch
    {
        Role.Investor => T("Puts money into investment offers"),
        Role.Agent => T("Sells units and earns incentives"),
        Role.Builder => T("Runs a builder's projects and incentives"),
        Role.AgencyManager => T("Runs an agency's credit, clients and campaigns"),
        Role.ClientManager => T("Runs a client's credit and campaigns"),
        Role.Developer => T("Integrates an organisation's systems"),
        Role.Admin => T("Decides for the platform"),
        _ => T("Also manages administrators, keys and dangerous settings"),
    };
}
