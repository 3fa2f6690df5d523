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
            string.Join(' ', lines),
        JsonElement { ValueKind: JsonValueKind.Object } element when element.TryGetProperty(field, out var found) =>
            string.Join(' ', found.EnumerateArray()),
        _ => null,
    };
}
