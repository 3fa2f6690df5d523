using System.Text.Json;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Events;

/// <summary>
/// Who may hear of an event: administrators of everything in the book; others of what their payload names them for, as
/// <c>owner</c>, <c>investor</c> or <c>agent</c>, themselves or the organisation for which they act; agencies and clients
/// also by <c>agencyId</c> and <c>clientId</c>, which have the body of their organisation's id.
/// </summary>
public static class EventAudience
{
    private static readonly string[] _names = ["owner", "investor", "agent", "agencyId", "clientId"];

    /// <summary>True where the caller may hear of it.</summary>
    public static bool Includes(Caller caller, Event happening)
    {
        if (happening.Book != caller.Book)
        {
            return false;
        }

        if (caller.Is(Role.Admin) || caller.Is(Role.SuperAdmin))
        {
            return true;
        }

        if (!Names(caller.Person?.ToString(), happening) && !Names(BodyOf(caller), happening))
        {
            return false;
        }

        using var payload = JsonDocument.Parse(happening.Payload);
        return payload.RootElement.ValueKind == JsonValueKind.Object
            && _names.Any(name => payload.RootElement.TryGetProperty(name, out var value) && IsCaller(caller, value));
    }

    // Most events are about others, and a look at the text is much quicker than reading it.
    private static bool Names(string? id, Event happening) =>
        id is not null && happening.Payload.Contains(id, StringComparison.Ordinal);

    private static bool IsCaller(Caller caller, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } id
        && (id == caller.Person?.ToString()
            || (BodyOf(caller) is { } body && id.EndsWith(body, StringComparison.Ordinal)));

    // Agency and client share the body of their organisation's id and differ in the prefix.
    private static string? BodyOf(Caller caller) => caller.Organisation?.ToString().Split('_')[1];
}
