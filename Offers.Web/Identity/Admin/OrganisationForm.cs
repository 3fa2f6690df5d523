using Offers.Data.Identity;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Identity.Admin;

/// <summary>The fields of the form of an organisation, as they are typed.</summary>
public sealed class OrganisationForm
{
    /// <summary>Its kind; it never changes.</summary>
    public OrganisationKind Kind { get; set; } = OrganisationKind.Builder;

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>The id of a client's agency.</summary>
    public string? ParentId { get; set; }

    /// <summary>IANA zone of its business dates.</summary>
    public string Zone { get; set; } = "Asia/Dubai";

    /// <summary>Language of its documents.</summary>
    public string Locale { get; set; } = "en";

    /// <summary>The kinds that can be made.</summary>
    public static IReadOnlyList<OrganisationKind> Kinds { get; } =
        [.. Enum.GetValues<OrganisationKind>().Where(kind => kind != OrganisationKind.Platform)];

    /// <summary>An organisation as it stands.</summary>
    public static OrganisationForm Of(OrganisationView organisation) => new()
    {
        Kind = organisation.Kind,
        Name = organisation.Name,
        Zone = organisation.Zone,
        Locale = organisation.Locale,
    };

    /// <summary>What is sent to make one.</summary>
    public OrganisationBody Body() => new(
        Kind, Name,
        Kind == OrganisationKind.Client && Id<Organisation>.TryParse(ParentId, out var parent) ? parent : null,
        Zone, Locale);

    /// <summary>What is sent to change one.</summary>
    public OrganisationPatch Patch() => new(Name ?? "", Zone, Locale);
}
