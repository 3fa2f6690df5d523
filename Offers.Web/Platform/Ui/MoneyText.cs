using Offers.Domain.Ledger;

namespace Offers.Web.Platform.Ui;

/// <summary>An amount cut into the parts that a page shows differently.</summary>
/// <param name="Sign">A true minus (U+2212), or nothing.</param>
/// <param name="Whole">The major units, grouped: by threes, in INR after the Indian manner.</param>
/// <param name="Decimals">The point and the minor units; empty for a currency without digits.</param>
public sealed record MoneyText(string Sign, string Whole, string Decimals)
{
    /// <summary>The sign of an amount below zero: a true minus, as wide as a digit.</summary>
    public const string Minus = "\u2212";

    private const string NoBreakSpace = "\u00A0";
    private const int FirstGroup = 3;
    private const int WesternGroup = 3;
    private const int IndianGroup = 2;

    /// <summary>The parts of an amount.</summary>
    public static MoneyText Of(Money amount)
    {
        var text = amount.ToString();
        var digits = text.TrimStart('-');
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? digits : digits[..point];
        return new MoneyText(
            amount.Minor < 0 ? Minus : "", Group(whole, amount.Currency), point < 0 ? "" : digits[point..]);
    }

    /// <summary>The amount without its currency: <c>−1,250.00</c>.</summary>
    public static string Bare(Money amount)
    {
        var text = Of(amount);
        return text.Sign + text.Whole + text.Decimals;
    }

    /// <summary>The amount in running text, for titles and labels that hold no markup: <c>AED 1,250.00</c>.</summary>
    public static string Plain(Money amount) => amount.Currency.Code + NoBreakSpace + Bare(amount);

    /// <summary>The amount without minor units where they are zero, for axes and quick choices: <c>1,250</c>.</summary>
    public static string Short(Money amount)
    {
        var text = Of(amount);
        return text.Sign + text.Whole + (text.Decimals.Trim('.', '0').Length == 0 ? "" : text.Decimals);
    }

    private static string Group(string digits, Currency currency)
    {
        var size = currency == Currency.Inr ? IndianGroup : WesternGroup;
        for (var at = digits.Length - FirstGroup; at > 0; at -= size)
        {
            digits = digits.Insert(at, ",");
        }

        return digits;
    }
}
