using System.Text;
using System.Text.Json;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>
/// One text for all ways to write the same JSON: members sorted, no white space, numbers as they were written.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonDocumentOptions _options = new() { AllowDuplicateProperties = false };

    /// <summary>The canonical text; empty for no body.</summary>
    /// <exception cref="Refusal"><c>body_invalid</c> for broken JSON and members that come twice.</exception>
    public static string Of(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return "";
        }

        try
        {
            using var document = JsonDocument.Parse(json, _options);
            var text = new StringBuilder(json.Length);
            Write(text, document.RootElement);
            return text.ToString();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // A text with half a surrogate pair is found only when it is read, as an invalid operation.
            throw PlatformCodes.BodyInvalid.Because("The body is not valid JSON, or has a member twice.");
        }
    }

    private static void Write(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, element);
                break;
            case JsonValueKind.Array:
                WriteArray(text, element);
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(element.GetString()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement element)
    {
        text.Append('{');
        foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            text.Append(JsonSerializer.Serialize(member.Name)).Append(':');
            Write(text, member.Value);
            text.Append(',');
        }

        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, JsonElement element)
    {
        text.Append('[');
        foreach (var item in element.EnumerateArray())
        {
            Write(text, item);
            text.Append(',');
        }

        text.Append(']');
    }
}
