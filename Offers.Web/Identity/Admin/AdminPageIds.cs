using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Identity.Admin;

/// <summary>Reads ids from the addresses of the administrators' pages.</summary>
public static class AdminPageIds
{
    /// <summary>The id of a person.</summary>
    /// <exception cref="Refusal"><c>person_not_found</c> for what is no id of a person.</exception>
    public static Id<IPerson> Person(string? text) =>
        Id<IPerson>.TryParse(text, out var id) ? id : throw IdentityCodes.PersonNotFound.Because();

    /// <summary>The id of an organisation.</summary>
    /// <exception cref="Refusal"><c>organisation_not_found</c> for what is no id of an organisation.</exception>
    public static Id<Organisation> Organisation(string? text) =>
        Id<Organisation>.TryParse(text, out var id) ? id : throw IdentityCodes.OrganisationNotFound.Because();
}
