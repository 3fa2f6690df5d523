using System.Globalization;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>What kind of number a bank account has.</summary>
public enum BankNumberKind
{
    /// <summary>An international one with check digits.</summary>
    Iban,

    /// <summary>One of its bank alone, so that the bank is named, too.</summary>
    Account,
}

/// <summary>Reads, checks and writes numbers of bank accounts.</summary>
public static class BankAccountNumber
{
    /// <summary>The most characters of either kind.</summary>
    public const int MaxLength = 34;

    private const int ShortestIban = 15;
    private const int ShortestAccount = 4;
    private const int Shown = 4;

    /// <summary>An IBAN without spaces in capital letters, checked by mod 97 (ISO 13616, ISO 7064).</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static string Iban(string field, string? text)
    {
        var iban = Compact(text);
        return IsIban(iban)
            ? iban
            : throw Refusal.OfField(field, "This is not an IBAN: look at its digits again, one of them may be wrong.");
    }

    /// <summary>Whether a text without spaces is an IBAN.</summary>
    public static bool IsIban(string iban) =>
        iban.Length is >= ShortestIban and <= MaxLength
        && char.IsAsciiLetterUpper(iban[0]) && char.IsAsciiLetterUpper(iban[1])
        && char.IsAsciiDigit(iban[2]) && char.IsAsciiDigit(iban[3])
        && iban.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))
        && Remainder(iban[4..] + iban[..4]) == 1;

    /// <summary>The two check digits that make an IBAN of a country and what follows.</summary>
    public static string CheckDigits(string country, string rest) =>
        (98 - Remainder(rest + country + "00")).ToString("00", CultureInfo.InvariantCulture);

    /// <summary>A bank's own number without spaces and dashes.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c> naming the field.</exception>
    public static string Account(string field, string? text)
    {
        var number = Compact(text);
        return number.Length is >= ShortestAccount and <= MaxLength && number.All(char.IsAsciiLetterOrDigit)
            ? number
            : throw Refusal.OfField(
                field, $"'{field}' has {ShortestAccount} to {MaxLength} digits and letters.");
    }

    /// <summary>The number as others see it: country or nothing, and the last four.</summary>
    public static string Mask(BankNumberKind kind, string number) => kind == BankNumberKind.Iban
        ? $"{number[..2]}•• •••• {number[^Shown..]}"
        : $"•••• {number[^Math.Min(Shown, number.Length / 2)..]}";

    /// <summary>In groups of four, as it is printed.</summary>
    public static string Show(string number) => string.Join(' ', number.Chunk(4).Select(group => new string(group)));

    private static string Compact(string? text) => string.Concat(
        (text ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();

    // Letters count as 10 to 35; the number is far longer than any integer, so it is divided digit by digit.
    private static int Remainder(string text)
    {
        var rest = 0;
        foreach (var c in text)
        {
            var value = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest;
    }
}
