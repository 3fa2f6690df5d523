using System.Text.Json;

namespace Offers.Domain.Platform;

/// <summary>
/// The answer of a command as it goes out: status and body, the same bytes the first time and on replay.
/// </summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">UTF-8 JSON; empty for 204.</param>
public sealed record Answer(int Status, byte[] Body)
{
    /// <summary>Where the made object is.</summary>
    public string? Location { get; init; }

    /// <summary>The object's revision, quoted.</summary>
    public string? ETag { get; init; }

    /// <summary>True when the answer was kept from an earlier request with the same key.</summary>
    public bool Replayed { get; init; }

    /// <summary>True for a refusal.</summary>
    public bool IsRefusal => Status >= 400;

    /// <summary>200 with a body.</summary>
    public static Answer Ok(object body, string? etag = null) => new(200, OffersJson.Bytes(body)) { ETag = etag };

    /// <summary>201 with a body and where it is.</summary>
    public static Answer Created(object body, string location, string? etag = null) =>
        new(201, OffersJson.Bytes(body)) { Location = location, ETag = etag };

    /// <summary>204.</summary>
    public static Answer None() => new(204, []);

    /// <summary>A refusal as a problem document.</summary>
    public static Answer Of(Refusal refusal, Caller caller) =>
        new(refusal.Code.Status, OffersJson.Bytes(new Problem(refusal, caller)));

    /// <summary>The same answer, where it is not a refusal; for pages that need no body.</summary>
    /// <exception cref="Refusal">The answer was a refusal.</exception>
    public Answer Check() => IsRefusal ? throw Problem.ToRefusal(Body) : this;

    /// <summary>Reads the body; for pages and tests that call a service in process.</summary>
    /// <exception cref="Refusal">The answer was a refusal.</exception>
    public T Read<T>() => IsRefusal
        ? throw Problem.ToRefusal(Body)
        : JsonSerializer.Deserialize<T>(Body, OffersJson.Options)!;
}
