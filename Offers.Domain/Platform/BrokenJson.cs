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
        return OfField(field, $"'{field}' has a value of the wrong type.");
    }

    /// <summary>
    /// Refuses a list with an item that is null, however deep: whoever reads a body counts on items that are there,
    /// and types do not say it. What is no JSON at all is left to who reads it.
    /// </summary>
    /// <exception cref="Refusal"><c>body_invalid</c>.</exception>
    public static void RefuseEmptyItems(ReadOnlyMemory<byte> json)
    {
        var text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        if (text.Span.IndexOf("null"u8) >= 0 && text.Span.IndexOf((byte)'[') >= 0
            && EmptyItemIn(text) is { } field)
        {
            throw OfField(field, $"'{field}' is empty; a list has no empty items.");
        }
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

    private static string? EmptyItemIn(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return EmptyItem(document.RootElement, "");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? EmptyItem(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Select(x => EmptyItem(x.Value, path.Length == 0 ? x.Name : $"{path}.{x.Name}"))
            .FirstOrDefault(x => x is not null),
        JsonValueKind.Array => element.EnumerateArray()
            .Select((x, i) => x.ValueKind == JsonValueKind.Null ? $"{path}[{i}]" : EmptyItem(x, $"{path}[{i}]"))
            .FirstOrDefault(x => x is not null),
        _ => null,
    };

    private static Refusal OfField(string field, string sentence)
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] };
        return PlatformCodes.BodyInvalid.Because(sentence, ("errors", errors));
    }
}
