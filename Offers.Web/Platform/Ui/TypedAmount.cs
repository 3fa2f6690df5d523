using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>
/// What a person typed into a money box, read without guessing: grouping is accepted, a comma that looks like a decimal
/// comma is not.
/// </summary>
/// <param name="Amount">The amount; null when the text is empty or cannot be read.</param>
/// <param name="Problem">What is wrong and what to write instead; null for a good or an empty text.</param>
public sealed record TypedAmount(Money? Amount, string? Problem)
{
    private const int DigitsAfterComma = 3;
    private const char ArabicZero = '٠';
    private const char ArabicNine = '٩';
    private const char ArabicPoint = '٫';
    private const char ArabicComma = '٬';

    /// <summary>Reads a text in the given currency.</summary>
    public static TypedAmount Read(string? text, Currency currency)
    {
        var clean = Clean(text, currency);
        if (clean.Length == 0)
        {
            return new TypedAmount(null, null);
        }

        var point = clean.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? "" : clean[(point + 1)..];
        if (!IsNumber(clean, point) || IsDecimalComma(clean, point))
        {
            return Wrong(T("Write digits, with a point before the decimals, for example {0}.", Example(currency)));
        }

        if (decimals.Length > currency.Digits)
        {
            return Wrong(currency.Digits == 0
                ? T("{0} has no digits after the point.", currency)
                : T("{0} has {1} digits after the point, not {2}.", currency, currency.Digits, decimals.Length));
        }

        var whole = (point < 0 ? clean : clean[..point]).Replace(",", "", StringComparison.Ordinal).TrimStart('0');
        return Parse(whole.Length == 0 ? "0" : whole, decimals, currency);
    }

    private static TypedAmount Parse(string whole, string decimals, Currency currency)
    {
        var exact = currency.Digits == 0 ? whole : whole + "." + decimals.PadRight(currency.Digits, '0');
        return Money.TryParse(exact, currency, out var amount)
            ? new TypedAmount(amount, null)
            : Wrong(T("This amount is too large."));
    }

    private static TypedAmount Wrong(string problem) => new(null, problem);

    private static string Example(Currency currency) =>
        MoneyText.Bare(new Money(1250 * currency.UnitsPerMajor, currency));

    private static string Clean(string? text, Currency currency)
    {
        var bare = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c)).Select(ToLatin));
        return bare.StartsWith(currency.Code, StringComparison.OrdinalIgnoreCase) ? bare[currency.Code.Length..] : bare;
    }

    private static char ToLatin(char c) => c switch
    {
        >= ArabicZero and <= ArabicNine => (char)('0' + (c - ArabicZero)),
        ArabicPoint => '.',
        ArabicComma => ',',
        _ => c,
    };

    private static bool IsNumber(string clean, int point) =>
        clean.All(c => char.IsAsciiDigit(c) || c is '.' or ',')
        && clean.Any(char.IsAsciiDigit)
        && clean.LastIndexOf('.') == point
        && !clean.StartsWith(',')
        && (point < 0 || !clean[point..].Contains(',', StringComparison.Ordinal));

    private static bool IsDecimalComma(string clean, int point)
    {
        var comma = clean.LastIndexOf(',');
        return comma >= 0 && (point < 0 ? clean.Length : point) - comma - 1 < DigitsAfterComma;
    }
}
