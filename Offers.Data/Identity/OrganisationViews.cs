using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Identity;

/// <summary>What an administrator sends to make an organisation.</summary>
/// <param name="Kind">Its kind; not <c>platform</c>, of which there is one.</param>
/// <param name="Name">Its name.</param>
/// <param name="ParentId">The agency of a client.</param>
/// <param name="Zone">IANA zone of its business dates; <c>Asia/Dubai</c> where left out.</param>
/// <param name="Locale">Language of its documents, <c>en</c> or <c>ar</c>; <c>en</c> where left out.</param>
public sealed record OrganisationBody(
    OrganisationKind? Kind, string? Name, Id<Organisation>? ParentId = null, string? Zone = null,
    string? Locale = null);

/// <summary>What an administrator changes; what is left out stays.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Zone">IANA zone of its business dates.</param>
/// <param name="Locale">Language of its documents.</param>
public sealed record OrganisationPatch(string? Name = null, string? Zone = null, string? Locale = null);

/// <summary>An organisation, as administrators see one.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The agency of a client.</param>
/// <param name="Zone">IANA zone of its business dates.</param>
/// <param name="Locale">Language of its documents.</param>
/// <param name="Status">Whether it may act.</param>
/// <param name="Revision">Raised by every edit; the <c>ETag</c>.</param>
public sealed record OrganisationView(
    Id<Organisation> Id, OrganisationKind Kind, string Name, OrganisationLink? Parent, string Zone, string Locale,
    OrganisationStatus Status, int Revision)
{
    /// <summary>How many people belong to it.</summary>
    public int People { get; init; }

    /// <summary>What may be done with it now; filled in details.</summary>
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }

    internal static OrganisationView Of(Organisation organisation, Organisation? parent) => new(
        organisation.Id, organisation.Kind, organisation.Name,
        parent is null ? null : new OrganisationLink(parent.Id, parent.Name, parent.Kind),
        organisation.Zone, organisation.Locale, organisation.Status, organisation.Revision);
}

/// <summary>What a list of organisations is narrowed to.</summary>
/// <param name="Kind">Their kind.</param>
/// <param name="Status">Whether they may act.</param>
/// <param name="Search">Part of the name, or a whole id.</param>
public sealed record OrganisationFilter(
    OrganisationKind? Kind = null, OrganisationStatus? Status = null, string? Search = null);
