using System.Text.Json;
using System.Text.Json.Serialization;

namespace Offers.Domain.Platform;

/// <summary>A refusal as RFC 9457 describes it, with our stable <c>code</c> and the request's id.</summary>
public sealed class Problem
{
    /// <summary>For JSON only.</summary>
    [JsonConstructor]
    public Problem()
    {
    }

    /// <summary>The document of a refusal.</summary>
    public Problem(Refusal refusal, Caller caller)
    {
        Type = "/docs/errors#" + refusal.Code.Code;
        Title = refusal.Code.Title;
        Status = refusal.Code.Status;
        Detail = refusal.Detail;
        Instance = caller.Instance;
        Code = refusal.Code.Code;
        RequestId = caller.RequestId;
        Facts = refusal.Facts.ToDictionary(
            x => x.Key, x => JsonSerializer.SerializeToElement(x.Value, OffersJson.Options), StringComparer.Ordinal);
    }

    /// <summary>Where the code is explained.</summary>
    public string Type { get; init; } = "";

    /// <summary>The code's sentence.</summary>
    public string Title { get; init; } = "";

    /// <summary>HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>This case's sentence.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The path of the request.</summary>
    public string? Instance { get; init; }

    /// <summary>The stable code.</summary>
    public string Code { get; init; } = "";

    /// <summary>The request's id.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>Further members, such as <c>available</c>, <c>errors</c> and <c>allowedActions</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Facts { get; init; }

    /// <summary>The refusal that a kept problem document tells of.</summary>
    public static Refusal ToRefusal(byte[] body)
    {
        var problem = JsonSerializer.Deserialize<Problem>(body, OffersJson.Options)!;
        var facts = (problem.Facts ?? []).ToDictionary(x => x.Key, x => (object?)x.Value, StringComparer.Ordinal);
        return new Refusal(RefusalCodes.All[problem.Code], problem.Detail, facts);
    }
}
