namespace Offers.Domain.Ledger;

/// <summary>Splits of one amount by weights, with nothing lost.</summary>
public static class Allocation
{
    /// <summary>
    /// Splits by the largest-remainder method (Hamilton): each gets the whole part of its share, and the units left
    /// go one by one to the largest remainders; ties go to the smaller key. The parts sum to the whole.
    /// </summary>
    /// <param name="total">Zero or more.</param>
    /// <param name="shares">Weights of zero or more, at least one above zero, with a key that orders ties.</param>
    /// <typeparam name="TKey">The key, usually an id.</typeparam>
    /// <returns>A part for each share, in the order given.</returns>
    public static IReadOnlyList<Money> Split<TKey>(Money total, IReadOnlyList<(TKey Key, long Weight)> shares)
        where TKey : IComparable<TKey>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total.Minor);
        var sum = shares.Aggregate(Int128.Zero, (s, x) => s + (x.Weight >= 0 ? x.Weight : throw Negative()));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sum, Int128.Zero);

        var parts = new long[shares.Count];
        var rests = new Int128[shares.Count];
        var left = total.Minor;
        for (var i = 0; i < parts.Length; i++)
        {
            var (whole, rest) = Int128.DivRem((Int128)total.Minor * shares[i].Weight, sum);
            parts[i] = (long)whole;
            rests[i] = rest;
            left -= parts[i];
        }

        var order = Enumerable.Range(0, parts.Length).OrderByDescending(i => rests[i]).ThenBy(i => shares[i].Key);
        foreach (var i in order.Take((int)left))
        {
            parts[i]++;
        }

        return [.. parts.Select(minor => new Money(minor, total.Currency))];
    }

    private static ArgumentOutOfRangeException Negative() => new("shares", "A weight is zero or more.");
}
