using System.Globalization;

namespace Offers.Domain.Ledger;

/// <summary>An amount of one currency, in whole minor units. Overflow is an error, never a wrong amount.</summary>
/// <param name="Minor">Minor units, for example fils of AED.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>The largest amount that one request may name, in major units: a thousand billion.</summary>
    public const long MaxMajor = 1_000_000_000_000;

    /// <summary>True for nothing at all.</summary>
    public bool IsZero => Minor == 0;

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Sum.</summary>
    public static Money operator +(Money a, Money b) => new(checked(a.Minor + Same(a, b).Minor), a.Currency);

    /// <summary>Difference.</summary>
    public static Money operator -(Money a, Money b) => new(checked(a.Minor - Same(a, b).Minor), a.Currency);

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money a) => new(checked(-a.Minor), a.Currency);

    /// <summary>Less.</summary>
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    /// <summary>More.</summary>
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    /// <summary>Less or the same.</summary>
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    /// <summary>More or the same.</summary>
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    /// <summary>The smaller of two.</summary>
    public static Money Min(Money a, Money b) => a <= b ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    /// <summary>
    /// Reads an amount as the API writes it: digits, a point and exactly the currency's digits; no sign, no grouping.
    /// </summary>
    /// <exception cref="Platform.Refusal"><c>amount_invalid</c>.</exception>
    public static Money Parse(string? text, Currency currency) => TryParse(text, currency, out var money)
        ? money
        : throw LedgerCodes.AmountInvalid.Because(
            $"An amount in {currency} is text like \"{new Money(1250 * currency.UnitsPerMajor, currency)}\".");

    /// <summary>Reads an amount as <see cref="Parse"/> does.</summary>
    public static bool TryParse(string? text, Currency currency, out Money money)
    {
        if (TryRead(text, currency, out money) && money.Minor / currency.UnitsPerMajor <= MaxMajor)
        {
            return true;
        }

        money = Zero(currency);
        return false;
    }

    /// <summary>
    /// Reads an amount that this server wrote. It may be a balance, so it may have a minus and be above
    /// <see cref="MaxMajor"/>.
    /// </summary>
    /// <exception cref="Platform.Refusal"><c>amount_invalid</c>.</exception>
    public static Money ParseWritten(string? text, Currency currency)
    {
        var isNegative = text is ['-', ..];
        return TryRead(isNegative ? text![1..] : text, currency, out var money)
            ? isNegative ? -money : money
            : throw LedgerCodes.AmountInvalid.Because($"'{text}' is not an amount in {currency}.");
    }

    private static bool TryRead(string? text, Currency currency, out Money money)
    {
        money = Zero(currency);
        if (string.IsNullOrEmpty(text) || text.Length > 20)
        {
            return false;
        }

        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? 0 : text.Length - point - 1;
        var bare = point < 0 ? text : text.Remove(point, 1);
        if (digits != currency.Digits || point == 0 || (point > 0 && digits == 0)
            || (text[0] == '0' && (point < 0 ? text.Length : point) > 1) || !bare.All(char.IsAsciiDigit)
            || !long.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var minor))
        {
            return false;
        }

        money = new Money(minor, currency);
        return true;
    }

    /// <summary>The amount as the API writes it, without the currency: <c>1250.00</c>.</summary>
    public override string ToString()
    {
        if (Currency is null)
        {
            return "";
        }

        var sign = Minor < 0 ? "-" : "";
        var magnitude = UInt128.CreateChecked(Int128.Abs(Minor));
        var unit = (UInt128)(ulong)Currency.UnitsPerMajor;
        var major = (magnitude / unit).ToString(CultureInfo.InvariantCulture);
        return Currency.Digits == 0
            ? sign + major
            : sign + major + "." + (magnitude % unit).ToString(CultureInfo.InvariantCulture)
                .PadLeft(Currency.Digits, '0');
    }

    private static Money Same(Money a, Money b) => a.Currency == b.Currency
        ? b
        : throw new InvalidOperationException($"{a.Currency} and {b.Currency} cannot be mixed.");
}
