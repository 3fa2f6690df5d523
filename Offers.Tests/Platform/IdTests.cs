using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Tests.Platform;

/// <summary>Ids are in the order in which they were made, also within one millisecond and by many threads.</summary>
public sealed class IdTests
{
    private const int Many = 20_000;

    [Fact]
    public void Ids_made_one_after_another_rise_in_value_and_in_text()
    {
        var ids = Enumerable.Range(0, Many).Select(_ => Id<Operation>.New()).ToList();

        Assert.All(ids.Zip(ids.Skip(1)), x => Assert.True(x.First < x.Second));
        Assert.Equal(ids, ids.OrderBy(x => $"{x}", StringComparer.Ordinal));
        Assert.All(ids, x => Assert.Equal((7, 2), (x.Value.Version, x.Value.Variant >> 2)));
        Assert.Equal(Many, ids.Select(x => $"{x}"[^13..]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Ids_made_at_once_rise_within_each_thread_and_are_all_different()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => Enumerable.Range(0, Many).Select(_ => Id<Operation>.New()).ToList())));

        Assert.All(made, ids => Assert.Equal(ids, ids.Order()));
        Assert.Equal(made.Length * Many, made.SelectMany(x => x).Distinct().Count());
    }
}
