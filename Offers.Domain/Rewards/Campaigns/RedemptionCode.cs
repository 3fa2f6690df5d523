using System.Security.Cryptography;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Campaigns;

/// <summary>
/// Codes that recipients type: twelve characters of an alphabet without look-alikes, eleven of them random (53 bits),
/// the last a check, so that slips of the finger are told at once.
/// </summary>
public static class RedemptionCode
{
    /// <summary>How many characters codes that we make have.</summary>
    public const int Length = 12;

    /// <summary>The shortest code of a caller.</summary>
    public const int Least = 8;

    /// <summary>The longest code.</summary>
    public const int Most = 20;

    // No 0 and O, 1, I and L, and no U, which makes words.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Makes a code.</summary>
    public static string New()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length - 1);
        return code + CheckOf(code);
    }

    /// <summary>
    /// A code as it is kept: capital letters and digits, without the spaces and hyphens that people type; null where it
    /// can be none.
    /// </summary>
    public static string? Normal(string? text)
    {
        var bare = string.Concat((text ?? "").Where(c => c is not (' ' or '-'))).ToUpperInvariant();
        return bare.Length is >= Least and <= Most && bare.All(char.IsAsciiLetterOrDigit) ? bare : null;
    }

    /// <summary>A code as it is kept.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static string Read(string? text) => Normal(text)
        ?? throw Refusal.OfField("redemptionCode", $"A code has {Least} to {Most} letters and digits.");

    /// <summary>Whether a code could be one of ours: a slip of the finger is not.</summary>
    public static bool IsWhole(string code) =>
        code.Length == Length && code.All(Alphabet.Contains) && CheckOf(code[..^1]) == code[^1];

    /// <summary>The code in groups of four, as people read it.</summary>
    public static string Grouped(string code) =>
        code.Length == Length ? $"{code[..4]}-{code[4..8]}-{code[8..]}" : code;

    // Weights that differ from place to place, prime to the modulus 31 (above the alphabet's 30): a wrong character and
    // two swapped neighbours change the sum. The rare sum 30 is folded into 0.
    private static char CheckOf(string code)
    {
        var sum = 0;
        for (var i = 0; i < code.Length; i++)
        {
            sum += (i + 1) * Alphabet.IndexOf(code[i], StringComparison.Ordinal);
        }

        return Alphabet[sum % 31 % Alphabet.Length];
    }
}
