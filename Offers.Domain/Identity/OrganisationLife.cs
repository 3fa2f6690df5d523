using Offers.Domain.Platform;

namespace Offers.Domain.Identity;

/// <summary>The state table of an organisation.</summary>
public static class OrganisationLife
{
    /// <summary>States and verbs; the platform's own organisation is never suspended.</summary>
    public static readonly StateMachine<Organisation, OrganisationStatus> Machine = new(
        organisation => organisation.Status,
    [
        new(OrganisationStatus.Active, "suspend", OrganisationStatus.Suspended, "Admin", Fault),
        new(OrganisationStatus.Suspended, "activate", OrganisationStatus.Active, "Admin"),
    ]);

    private static Refusal? Fault(Organisation organisation, DateTimeOffset now) =>
        organisation.Kind == OrganisationKind.Platform
            ? PlatformCodes.ActionNotAllowed.Because("The organisation that runs the server is not suspended.")
            : null;
}
