using System.Security.Cryptography;

namespace Offers.Domain.Ledger;

/// <summary>The code printed on a statement: random, easy to read aloud and to type.</summary>
public static class StatementCode
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 6;
    private const int GroupLength = 4;

    /// <summary>A new code: 24 letters and digits in groups of four, none that looks like another.</summary>
    public static string New() => string.Join(
        '-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, GroupLength)));

    /// <summary>The code as it is kept, however it was typed; null where it cannot be one.</summary>
    public static string? Normalise(string? typed)
    {
        var letters = (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(100).ToArray();
        return letters.Length == Groups * GroupLength && letters.All(x => Letters.Contains(x, StringComparison.Ordinal))
            ? string.Join('-', letters.Chunk(GroupLength).Select(x => new string(x)))
            : null;
    }
}
