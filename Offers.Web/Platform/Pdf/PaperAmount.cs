using System.Text;
using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Pdf;

/// <summary>An amount as documents print it: grouped, with a true minus, the digits after the point apart.</summary>
/// <param name="Whole">Sign and grouped major units.</param>
/// <param name="Fraction">The point and what follows; empty where the currency has no minor unit.</param>
public readonly record struct PaperAmount(string Whole, string Fraction)
{
    private const char Minus = '\u2212';

    /// <summary>Splits an amount; rupees are grouped the Indian way, 10,00,000.</summary>
    public static PaperAmount Of(Money money)
    {
        var plain = money.ToString().TrimStart('-');
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? plain : plain[..point];
        var sign = money.Minor < 0 ? Minus.ToString() : "";
        return new(sign + Group(digits, money.Currency == Currency.Inr ? 2 : 3), point < 0 ? "" : plain[point..]);
    }

    /// <inheritdoc/>
    public override string ToString() => Whole + Fraction;

    private static string Group(string digits, int size)
    {
        var text = new StringBuilder(digits);
        for (var at = digits.Length - 3; at > 0; at -= size)
        {
            text.Insert(at, ",", 1);
        }

        return text.ToString();
    }
}
