using Offers.Domain.Ledger;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

/// <summary>Splits lose nothing: what random cases sum to, and who gets the units that are left.</summary>
public sealed class AllocationTests
{
    // The full scale makes ten million cases of it.
    private const int CasesPerOperation = 100;
    private const int MostShares = 7;

    [Fact]
    public void Parts_sum_to_the_whole_and_are_less_than_one_unit_from_their_share()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (long n = 0; n < (long)TestScale.Current.Operations * CasesPerOperation; n++)
        {
            var shares = new (int Key, long Weight)[random.Next(1, MostShares)];
            for (var i = 0; i < shares.Length; i++) shares[i] = (i, Weight(random));
            shares[0].Weight++;
            var total = new Money(Weight(random), Currency.Aed);

            var parts = Allocation.Split(total, shares);

            var (sum, weights) = (0L, Int128.Zero);
            foreach (var part in parts) sum += part.Minor;
            foreach (var share in shares) weights += share.Weight;
            Assert.True(sum == total.Minor, $"seed {seed}, case {n}: {sum} of {total.Minor}");
            for (var i = 0; i < shares.Length; i++)
            {
                var away = ((Int128)parts[i].Minor * weights) - ((Int128)total.Minor * shares[i].Weight);
                Assert.True(away < weights && away > -weights, $"seed {seed}, case {n}: part {i} is {parts[i].Minor}");
            }
        }
    }

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(2, new long[] { 1, 1, 1 }, new long[] { 1, 1, 0 })]
    [InlineData(10, new long[] { 1, 2, 4 }, new long[] { 1, 3, 6 })]
    [InlineData(0, new long[] { 5, 7 }, new long[] { 0, 0 })]
    [InlineData(7, new long[] { 0, 3, 0 }, new long[] { 0, 7, 0 })]
    [InlineData(long.MaxValue, new[] { long.MaxValue, long.MaxValue }, new[] { 1L << 62, long.MaxValue / 2 })]
    public void Units_that_are_left_go_to_the_largest_remainders_and_ties_to_the_smaller_key(
        long total, long[] weights, long[] expected) =>
        Assert.Equal(
            expected,
            Allocation.Split(new Money(total, Currency.Aed), [.. weights.Select((weight, i) => (i, weight))])
                .Select(x => x.Minor));

    // Small ones, where remainders are equal, and large ones, where a product passes 64 bits.
    private static long Weight(Random random) => random.Next(3) switch
    {
        0 => random.Next(0, 4),
        1 => random.NextInt64(0, 100_000),
        _ => random.NextInt64(0, long.MaxValue / 2),
    };
}
