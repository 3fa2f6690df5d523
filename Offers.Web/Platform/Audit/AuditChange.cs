using System.Text.Json;

namespace Offers.Web.Platform.Audit;

/// <summary>One member that an audited action changed.</summary>
/// <param name="Name">The member.</param>
/// <param name="Before">Its value before; null where it was not there.</param>
/// <param name="After">Its value after; null where it is gone.</param>
public sealed record AuditChange(string Name, string? Before, string? After)
{
    /// <summary>The members in which two JSON objects differ, in the order of the later one.</summary>
    public static IReadOnlyList<AuditChange> Between(string? before, string? after)
    {
        var (old, now) = (Members(before), Members(after));
        return
        [
            .. now.Keys.Concat(old.Keys).Distinct(StringComparer.Ordinal)
                .Select(name => new AuditChange(name, old.GetValueOrDefault(name), now.GetValueOrDefault(name)))
                .Where(change => change.Before != change.After),
        ];
    }

    private static Dictionary<string, string?> Members(string? json)
    {
        if (json is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.EnumerateObject().ToDictionary(
                member => member.Name, member => Text(member.Value), StringComparer.Ordinal)
            : new(StringComparer.Ordinal) { ["value"] = Text(document.RootElement) };
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
