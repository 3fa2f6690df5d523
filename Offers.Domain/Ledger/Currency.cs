using System.Diagnostics.CodeAnalysis;

namespace Offers.Domain.Ledger;

/// <summary>A currency by its ISO 4217 code (USDC by its own), with the number of digits of its minor unit.</summary>
public sealed record Currency
{
    private static readonly Dictionary<string, Currency> ByCode = new(StringComparer.Ordinal);

    private Currency(string code, int digits)
    {
        Code = code;
        Digits = digits;
        UnitsPerMajor = 1;
        for (var i = 0; i < digits; i++)
        {
            UnitsPerMajor *= 10;
        }

        ByCode.Add(code, this);
    }

    /// <summary>UAE dirham.</summary>
    public static Currency Aed { get; } = new("AED", 2);

    /// <summary>Indian rupee.</summary>
    public static Currency Inr { get; } = new("INR", 2);

    /// <summary>US dollar.</summary>
    public static Currency Usd { get; } = new("USD", 2);

    /// <summary>Euro.</summary>
    public static Currency Eur { get; } = new("EUR", 2);

    /// <summary>Pound sterling.</summary>
    public static Currency Gbp { get; } = new("GBP", 2);

    /// <summary>Kuwaiti dinar; three digits.</summary>
    public static Currency Kwd { get; } = new("KWD", 3);

    /// <summary>Japanese yen; no digits.</summary>
    public static Currency Jpy { get; } = new("JPY", 0);

    /// <summary>USD Coin, kept to two digits; the chain's further digits go to a dust account at the adapter.</summary>
    public static Currency Usdc { get; } = new("USDC", 2);

    /// <summary>All currencies, the default one first.</summary>
    public static IReadOnlyList<Currency> All { get; } = [Aed, Inr, Usd, Eur, Gbp, Kwd, Jpy, Usdc];

    /// <summary>The code.</summary>
    public string Code { get; }

    /// <summary>Digits after the point.</summary>
    public int Digits { get; }

    /// <summary>Minor units in one major unit.</summary>
    public long UnitsPerMajor { get; }

    /// <summary>Finds a currency by its code, case-insensitive.</summary>
    public static bool TryParse(string? code, [NotNullWhen(true)] out Currency? currency) =>
        ByCode.TryGetValue(code?.Trim().ToUpperInvariant() ?? "", out currency);

    /// <summary>Finds a currency by its code.</summary>
    /// <exception cref="Platform.Refusal"><c>currency_unknown</c>.</exception>
    public static Currency Parse(string? code) => TryParse(code, out var currency)
        ? currency
        : throw LedgerCodes.CurrencyUnknown.Because($"'{code}' is not one of {string.Join(", ", All)}.");

    /// <inheritdoc/>
    public override string ToString() => Code;
}
