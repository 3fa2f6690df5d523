using System.Text.Json;
using System.Text.Json.Nodes;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>JSON merge patches (RFC 7396) of what people send.</summary>
public static class MergePatch
{
    // What may not be null in a new body may not become it by a patch either.
    private static readonly JsonSerializerOptions _strict =
        new(OffersJson.Options) { RespectNullableAnnotations = true };

    private static readonly JsonNodeOptions _anyCase = new() { PropertyNameCaseInsensitive = true };

    /// <summary>A body with the members of a patch laid over it; a member that is null takes the body's away.</summary>
    /// <exception cref="Refusal"><c>body_invalid</c>.</exception>
    public static T Patched<T>(this T body, JsonObject patch)
        where T : class
    {
        var merged = new JsonObject(_anyCase);
        var own = JsonSerializer.SerializeToNode(body, OffersJson.Options)!.AsObject();
        foreach (var (name, value) in own.Concat(patch))
        {
            merged.Remove(name);
            if (value is not null)
            {
                merged.Add(name, value.DeepClone());
            }
        }

        try
        {
            return merged.Deserialize<T>(_strict)!;
        }
        catch (JsonException error)
        {
            throw BrokenJson.ToRefusal(error);
        }
    }
}
