using System.Text.Json;
using Offers.Data.Platform.Audit;

namespace Offers.Web.Platform.Audit;

/// <summary>A row of the audit as the API tells it.</summary>
public sealed record AuditRowView
{
    /// <summary>The place in the chain.</summary>
    public required long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; null for the system.</summary>
    public AuditPerson? Person { get; init; }

    /// <summary>As whom, when impersonating.</summary>
    public AuditPerson? AsPerson { get; init; }

    /// <summary>In which role, or <c>system:job</c>.</summary>
    public required string Role { get; init; }

    /// <summary><c>module.verb</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To what.</summary>
    public required string ObjectId { get; init; }

    /// <summary>What was.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>What is.</summary>
    public JsonElement? After { get; init; }

    /// <summary>Why, or the code of a refusal.</summary>
    public string? Reason { get; init; }

    /// <summary>Remote address.</summary>
    public string? Ip { get; init; }

    /// <summary>User agent.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The request.</summary>
    public required string RequestId { get; init; }

    /// <summary>The hash, in hexadecimal.</summary>
    public required string Hash { get; init; }

    internal static AuditRowView Of(AuditLine line) => new()
    {
        Number = line.Row.Number,
        At = line.Row.At,
        Person = line.Person,
        AsPerson = line.AsPerson,
        Role = line.Row.Role,
        Action = line.Row.Action,
        ObjectId = line.Row.ObjectId,
        Before = Json(line.Row.Before),
        After = Json(line.Row.After),
        Reason = line.Row.Reason,
        Ip = line.Row.Ip,
        UserAgent = line.Row.UserAgent,
        RequestId = line.Row.RequestId,
        Hash = Convert.ToHexStringLower(line.Row.Hash),
    };

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
