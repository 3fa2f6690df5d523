namespace Offers.Domain.Identity;

/// <summary>Stands for a person in ids (<c>per_...</c>); the record with the password lives in Offers.Data.</summary>
public interface IPerson;

/// <summary>What a person may be; see the table of roles in the docs.</summary>
public enum Role
{
    /// <summary>Puts money into investment offers.</summary>
    Investor,

    /// <summary>Sells a builder's units and earns incentives.</summary>
    Agent,

    /// <summary>Runs a builder's projects and incentives.</summary>
    Builder,

    /// <summary>Runs an agency's credit, clients and campaigns.</summary>
    AgencyManager,

    /// <summary>Runs a client's credit and campaigns.</summary>
    ClientManager,

    /// <summary>Integrates an organisation's systems.</summary>
    Developer,

    /// <summary>Decides for the platform.</summary>
    Admin,

    /// <summary>An administrator who also manages administrators, keys and dangerous settings.</summary>
    SuperAdmin,
}

/// <summary>The kinds of organisations.</summary>
public enum OrganisationKind
{
    /// <summary>The one that runs the server.</summary>
    Platform,

    /// <summary>Builds and sells property.</summary>
    Builder,

    /// <summary>Buys reward credit for clients.</summary>
    Agency,

    /// <summary>A client of an agency.</summary>
    Client,
}

/// <summary>Whether an organisation may act.</summary>
public enum OrganisationStatus
{
    /// <summary>It may.</summary>
    Active,

    /// <summary>Its people may look but not act.</summary>
    Suspended,
}

/// <summary>What each role asks of an organisation.</summary>
public static class Roles
{
    /// <summary>The kind of organisation that a role belongs to; null for people without one.</summary>
    public static OrganisationKind? KindOf(Role role) => role switch
    {
        Role.Builder => OrganisationKind.Builder,
        Role.AgencyManager => OrganisationKind.Agency,
        Role.ClientManager => OrganisationKind.Client,
        Role.Admin or Role.SuperAdmin => OrganisationKind.Platform,
        _ => null,
    };

    /// <summary>
    /// True where the caller must name the organisation: a kind of which there are many, or any at all.
    /// </summary>
    public static bool NeedsOrganisation(Role role) =>
        role is Role.Builder or Role.AgencyManager or Role.ClientManager or Role.Developer;
}
