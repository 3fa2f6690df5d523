using System.Globalization;
using System.Text;

namespace Offers.Domain.Ledger;

/// <summary>Compares the name on a bank transfer with that of a person, as far as a suggestion needs.</summary>
public static class PayerName
{
    private const int LeastWords = 2;

    /// <summary>
    /// True where all words of the shorter name are in the longer one, whatever their order, case and accents; a name
    /// of one word says too little.
    /// </summary>
    public static bool Fits(string? payer, string? name)
    {
        var (one, other) = (Words(payer), Words(name));
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        return few.Count >= LeastWords && few.IsSubsetOf(many);
    }

    private static HashSet<string> Words(string? name)
    {
        var plain = new StringBuilder();
        foreach (var c in (name ?? "").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.IsLetter(c) ? char.ToUpperInvariant(c) : ' ');
            }
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 1)];
    }
}
