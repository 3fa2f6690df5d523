using System.Buffers;
using System.Security.Cryptography;

namespace Offers.Domain.Ledger;

/// <summary>
/// What a person writes on a bank transfer so that the money finds its deposit: <c>DP-K7MP-4QRT</c>. After <c>DP</c>
/// come seven characters and a check character, of 29 that nobody mistakes for each other (no 0, 1, I, L, O, S, U).
/// 29 is a prime and the weights differ, so one wrong character, or two neighbours swapped, is always noticed.
/// </summary>
public static class PaymentReference
{
    /// <summary>The characters after <c>DP</c>.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRTVWXYZ";

    /// <summary>The length without dashes.</summary>
    public const int Length = 10;

    private const string Prefix = "DP";
    private const int Payload = 7;
    private static readonly SearchValues<char> _alphabet = SearchValues.Create(Alphabet);

    /// <summary>A new one, without dashes; who keeps it sees to it that it is the only one.</summary>
    public static string New()
    {
        Span<char> text = stackalloc char[Length];
        Prefix.CopyTo(text);
        for (var i = 0; i < Payload; i++)
        {
            text[Prefix.Length + i] = Alphabet[RandomNumberGenerator.GetInt32(Alphabet.Length)];
        }

        text[^1] = CheckOf(text.Slice(Prefix.Length, Payload));
        return new string(text);
    }

    /// <summary>As people write it, in groups of four.</summary>
    public static string Show(string reference) => $"{reference[..2]}-{reference[2..6]}-{reference[6..]}";

    /// <summary>Every reference in a text of a bank, which may have cut it into pieces or written it small.</summary>
    public static IReadOnlyList<string> FindIn(string text)
    {
        var letters = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var found = new List<string>();
        for (var i = 0; i + Length <= letters.Length; i++)
        {
            if (IsOne(letters.AsSpan(i, Length)))
            {
                found.Add(letters.Substring(i, Length));
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether a text is a reference as <see cref="New"/> makes it.</summary>
    public static bool IsOne(ReadOnlySpan<char> text) => text.Length == Length
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text[Prefix.Length..].IndexOfAnyExcept(_alphabet) < 0
        && text[^1] == CheckOf(text.Slice(Prefix.Length, Payload));

    private static char CheckOf(ReadOnlySpan<char> payload)
    {
        var sum = 0;
        for (var i = 0; i < payload.Length; i++)
        {
            sum += (i + 2) * Alphabet.IndexOf(payload[i], StringComparison.Ordinal);
        }

        return Alphabet[sum % Alphabet.Length];
    }
}
