using System.Text.Json;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Ui;

/// <summary>Finds what a refusal says about one field of a form.</summary>
public static class FieldFaults
{
    /// <summary>
    /// The sentences about a field; null where the refusal says nothing of it. Refusals that were kept as an answer
    /// hold their facts as JSON.
    /// </summary>
    /// <param name="refusal">What was refused, if anything was.</param>
    /// <param name="field">The field's camelCase name in the API.</param>
    public static string? Of(Refusal? refusal, string field) => refusal?.Facts.GetValueOrDefault("errors") switch
    {
        IReadOnlyDictionary<string, string[]> errors when errors.TryGetValue(field, out var lines) =>
            Sentence(lines, field),
        JsonElement { ValueKind: JsonValueKind.Object } element when element.TryGetProperty(field, out var found) =>
            Sentence(found.EnumerateArray().Select(line => line.GetString()!), field),
        _ => null,
    };

    /// <summary>True where a refusal names fields, so that nothing need be said above the form.</summary>
    public static bool AreIn(Refusal? refusal) => refusal?.Facts.ContainsKey("errors") == true;

    // Below its field a sentence need not repeat the name that programs know it by.
    private static string Sentence(IEnumerable<string> lines, string field) =>
        string.Join(' ', lines.Select(line =>
            ServerText.In(line.Replace($"'{field}'", "This", StringComparison.Ordinal))));
}
