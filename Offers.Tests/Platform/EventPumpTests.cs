using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform;

public sealed class EventPumpTests
{
    private const int Deposits = 60;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Events_of_two_nodes_arrive_once_in_order_and_without_a_gap(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var here = new Node(database);
        await using var there = new Node(database);
        await here.Pump.StartAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(_patience);
        var before = await here.Events.LastNumberAsync(BookId.Live);
        var heard = ReadAsync(here, before, 2 * Deposits, patience.Token);
        await Task.WhenAll(DepositAsync(here), DepositAsync(there));
        Assert.Equal(Enumerable.Range(1, 2 * Deposits).Select(i => before + i), await heard);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task A_reader_who_resumes_hears_exactly_what_came_after_his_number(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var node = new Node(database);
        await node.Pump.StartAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(_patience);
        await DepositAsync(node);
        var resumed = ReadAsync(node, after: 20, (2 * Deposits) - 20, patience.Token);
        await DepositAsync(node);
        Assert.Equal(Enumerable.Range(21, (2 * Deposits) - 20).Select(i => (long)i), await resumed);
    }

    [Theory]
    [OnSqlite]
    public async Task A_slow_subscriber_is_dropped_and_the_others_hear_on(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        await using var node = new Node(database);
        await DepositAsync(node);
        using var slow = node.Live.Subscribe(BookId.Live, static _ => true);
        using var quick = node.Live.Subscribe(BookId.Live, x => x.Number == 1);
        var page = await node.Events.AfterAsync(BookId.Live, 0);
        for (var i = 0; i < 40; i++) node.Live.Publish(page);
        Assert.Equal(1, node.Live.Listeners);
        Assert.True(quick.Events.TryRead(out _));
        await foreach (var _ in slow.Events.ReadAllAsync()) continue;
        Assert.True(slow.Events.Completion.IsCompletedSuccessfully);
    }

    private static async Task DepositAsync(Node node)
    {
        var person = Id<IPerson>.New();
        await Task.WhenAll(Enumerable.Range(0, Deposits).Select(_ => node.DepositAsync(person)));
    }

    private static async Task<List<long>> ReadAsync(Node node, long after, int count, CancellationToken patience)
    {
        var numbers = new List<long>();
        await foreach (var happening in node.Live.FollowAsync(BookId.Live, after, static _ => true, patience))
        {
            numbers.Add(happening.Number);
            if (numbers.Count == count) break;
        }

        return numbers;
    }
}
