using System.Text.Json;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Events;

/// <summary>
/// Who may hear of an event: administrators of everything in the book; others of what its payload names them for, as
/// <c>owner</c>, <c>investor</c> or <c>agent</c>: themselves, or an organisation whose business they run; agencies and
/// clients also as <c>agencyId</c> and <c>clientId</c>. Developers of an organisation read none of it by their role, so
/// they hear none of it either.
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

        if (caller.IsAdministrator)
        {
            return true;
        }

        // Most events are about others, and a look at the text is much quicker than reading it.
        var ids = IdsOf(caller).Where(id => happening.Payload.Contains(id, StringComparison.Ordinal)).ToHashSet();
        if (ids.Count == 0)
        {
            return false;
        }

        using var payload = JsonDocument.Parse(happening.Payload);
        return payload.RootElement.ValueKind == JsonValueKind.Object
            && _names.Any(name => payload.RootElement.TryGetProperty(name, out var value)
                && value.ValueKind == JsonValueKind.String && ids.Contains(value.GetString()!));
    }

    // The caller, and the organisations whose business he runs: a role that belongs to a kind of organisation.
    private static IEnumerable<string> IdsOf(Caller caller)
    {
        if (caller.Person is { } person)
        {
            yield return person.ToString();
        }

        foreach (var at in caller.Memberships.Where(x => Roles.KindOf(x.Role) is not null))
        {
            var id = at.Organisation.ToString();
            yield return id;

            // What an organisation is in rewards has the body of its id behind another prefix.
            var body = id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
            yield return "agy_" + body;
            yield return "cli_" + body;
        }
    }
}
