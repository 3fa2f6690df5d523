using Offers.Domain.Platform;

namespace Offers.Web.Identity.Admin;

/// <summary>Which events move what pages about people and organisations show.</summary>
public static class PeopleEvents
{
    /// <summary>Anything about any person.</summary>
    public static bool AnyPerson(Event happening) =>
        happening.Type.StartsWith("identity.person.", StringComparison.Ordinal);

    /// <summary>Anything about any person or organisation.</summary>
    public static bool Anybody(Event happening) =>
        happening.Type.StartsWith("identity.", StringComparison.Ordinal);

    /// <summary>Anything about one object.</summary>
    /// <param name="objectId">Its id, as it stands in addresses.</param>
    public static Func<Event, bool> Of(string? objectId) =>
        happening => string.Equals(happening.ObjectId, objectId, StringComparison.Ordinal);
}
