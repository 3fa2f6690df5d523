using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Offers.Tests.Identity;

/// <summary>An authenticator (RFC 6238): what a person's phone shows.</summary>
public static class Totp
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int StepSeconds = 30;

    /// <summary>The six digits for a seed now.</summary>
    public static string Now(string seed)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(
            step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / StepSeconds);
        var hash = Hash(Decode(seed), step);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    // The standard names SHA-1; what authenticators do is not ours to choose.
#pragma warning disable CA5350
    private static byte[] Hash(byte[] key, ReadOnlySpan<byte> step) => HMACSHA1.HashData(key, step);
#pragma warning restore CA5350

    private static byte[] Decode(string seed)
    {
        var bits = string.Concat(seed.Select(letter =>
            Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(part => part.Length == 8).Select(part => Convert.ToByte(new string(part), 2))];
    }
}
