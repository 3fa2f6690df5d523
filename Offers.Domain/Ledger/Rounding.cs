namespace Offers.Domain.Ledger;

/// <summary>The one rounding of money: half to even, once, at the end of a calculation.</summary>
public static class Rounding
{
    /// <summary>Divides and rounds half to even.</summary>
    /// <param name="numerator">Any whole number.</param>
    /// <param name="denominator">More than zero.</param>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static long Divide(Int128 numerator, Int128 denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(denominator, Int128.Zero);
        var (quotient, rest) = Int128.DivRem(numerator, denominator);
        var twice = Int128.Abs(rest) * 2;
        if (twice > denominator || (twice == denominator && Int128.IsOddInteger(quotient)))
        {
            quotient += Int128.Sign(numerator);
        }

        return checked((long)quotient);
    }
}
