using System.Text.Json;
using System.Text.Json.Nodes;

namespace Offers.Domain.Platform;

/// <summary>
/// Says what is wrong with JSON, without the names of types that the reader's own message gives away.
/// </summary>
public static class BrokenJson
{
    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    /// <summary>Which field has a wrong value, or that the whole cannot be read.</summary>
    public static Refusal ToRefusal(JsonException error)
    {
        if (error.Path is not { Length: > 2 } path || !path.StartsWith("$.", StringComparison.Ordinal))
        {
            return PlatformCodes.BodyInvalid.Because(
                "The body is not valid JSON of the expected form, or has a member twice.");
        }

        var field = path[2..];
        var sentence = $"'{field}' has a value of the wrong type.";
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] };
        return PlatformCodes.BodyInvalid.Because(sentence, ("errors", errors));
    }

    /// <summary>A merge patch (RFC 7396): an object whose members come once, whatever their case.</summary>
    /// <exception cref="Refusal"><c>body_invalid</c>.</exception>
    public static JsonObject ReadPatch(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, _strict);
            var patch = document.RootElement.ValueKind == JsonValueKind.Object
                ? JsonSerializer.SerializeToNode(document.RootElement)!.AsObject()
                : throw PlatformCodes.BodyInvalid.Because("A patch is a JSON object.");
            return patch.DistinctBy(member => member.Key, StringComparer.OrdinalIgnoreCase).Count() == patch.Count
                ? patch
                : throw PlatformCodes.BodyInvalid.Because("The body has a member twice.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // A text with half a surrogate pair is found only when it is read, as an invalid operation.
            throw PlatformCodes.BodyInvalid.Because("The body is not valid JSON, or has a member twice.");
        }
    }
}
