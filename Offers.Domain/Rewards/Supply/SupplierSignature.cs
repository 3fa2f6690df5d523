using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Offers.Domain.Rewards.Supply;

/// <summary>What is signed of a request: nothing of it can be changed, and it is good for a few minutes only.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Timestamp">When, as whole seconds since 1970, in digits.</param>
/// <param name="Body">The body; empty where there is none.</param>
public sealed record SignedRequest(string Method, string Path, string Timestamp, byte[] Body);

/// <summary>
/// Signatures of requests between us and suppliers, in both directions: HMAC-SHA256 with the supplier's key over
/// method,
/// path, timestamp and body, each on a line of its own, as hexadecimal digits.
/// </summary>
public static class SupplierSignature
{
    /// <summary>The header with the time.</summary>
    public const string TimestampHeader = "X-Timestamp";

    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-Signature";

    /// <summary>How far the clocks of both may be apart.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>A moment as it is signed.</summary>
    public static string Stamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The signature of a request.</summary>
    public static string Of(string key, SignedRequest request)
    {
        var head = Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n{request.Timestamp}\n");
        byte[] all = [.. head, .. request.Body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), all));
    }

    /// <summary>True where a request was signed with the key, and not long ago.</summary>
    public static bool IsGood(string key, SignedRequest request, string? signature, DateTimeOffset now) =>
        long.TryParse(request.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= (long)Window.TotalSeconds
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Of(key, request)), Encoding.ASCII.GetBytes(signature?.ToLowerInvariant() ?? ""));
}
