using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Sagas;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Platform.Sagas;

/// <summary>A book, an outside party, and processes that run sagas between them.</summary>
public sealed class SagaWorld : IAsyncDisposable
{
    private readonly LiveBook _book;
    private readonly SagaSettings _settings;
    private readonly List<ServiceProvider> _nodes = [];

    private SagaWorld(LiveBook book, FakeClock clock, SagaSettings settings)
    {
        (_book, Clock, _settings) = (book, clock, settings);
        Definition = new OrderSaga(Party);
        Node = NewNode();
    }

    /// <summary>The clock of the world.</summary>
    public FakeClock Clock { get; }

    /// <summary>The outside.</summary>
    public ScriptedParty Party { get; } = new();

    /// <summary>What is done.</summary>
    public OrderSaga Definition { get; }

    /// <summary>The process that runs.</summary>
    public ServiceProvider Node { get; }

    /// <summary>The book.</summary>
    public LiveBook Book => _book;

    /// <summary>Drives sagas.</summary>
    public SagaRunner Runner => Of<SagaRunner>();

    /// <summary>What people and parties bring.</summary>
    public SagaDesk Desk => Of<SagaDesk>();

    /// <summary>A world on a database.</summary>
    public static async Task<SagaWorld> OpenAsync(DatabaseProvider provider, SagaSettings? settings = null)
    {
        var clock = new FakeClock();
        return new SagaWorld(await LiveBook.OpenAsync(provider, clock), clock, settings ?? new SagaSettings());
    }

    /// <summary>An administrator.</summary>
    public static CommandRequest By(int person) => CommandRequest.Once(
        LiveBook.Admin with { Person = LiveBook.PersonOf(person) });

    /// <summary>One more process on the same book. One that is to die has a clock that stands still.</summary>
    public ServiceProvider NewNode(TimeProvider? time = null)
    {
        var node = new ServiceCollection()
            .AddSingleton(_book.Database).AddSingleton(_book.Writer).AddSingleton(time ?? Clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<ISagaDefinition>(Definition).AddSingleton<ApprovalDesk>().AddSingleton<ApprovalQueries>()
            .AddSagaEngine(_settings).BuildServiceProvider();
        _nodes.Add(node);
        return node;
    }

    /// <summary>A service of the process.</summary>
    public T Of<T>()
        where T : notnull => Node.GetRequiredService<T>();

    /// <summary>Begins a saga; nothing has been asked yet.</summary>
    public async Task<Id<Saga>> BeginAsync(SagaStart? start = null)
    {
        var made = default(Id<Saga>);
        await _book.Writer.RunAsync(By(1), new Deed("test.begin", ""), work =>
        {
            made = work.Begin(start ?? OrderSaga.Start()).Id;
            return Task.FromResult(Answer.None());
        });
        return made;
    }

    /// <summary>Drives a saga as far as it goes now.</summary>
    public Task<SagaState> RunAsync(Id<Saga> id) => Runner.RunAsync(BookId.Live, id, CancellationToken.None);

    /// <summary>Lets time pass and drives what is due, every so often.</summary>
    public async Task PassAsync(TimeSpan time, TimeSpan? every = null)
    {
        var until = Clock.GetUtcNow() + time;
        while (Clock.GetUtcNow() < until)
        {
            Clock.Advance(every ?? TimeSpan.FromSeconds(1));
            await Runner.RunDueAsync(CancellationToken.None);
        }
    }

    /// <summary>How a saga stands.</summary>
    public Task<Saga> SagaAsync(Id<Saga> id) => _book.ReadAsync(db => db.Sagas.SingleAsync(x => x.Id == id));

    /// <summary>How sagas stand.</summary>
    public async Task<List<Saga>> SagasAsync(IReadOnlyCollection<Id<Saga>> ids)
    {
        var all = await _book.ReadAsync(db => db.Sagas.OrderBy(x => x.Id).ToListAsync());
        return all.FindAll(x => ids.Contains(x.Id));
    }

    /// <summary>What its timeline says.</summary>
    public Task<List<SagaEvent>> EventsAsync(Id<Saga> id) => _book.ReadAsync(db => db.SagaNotes
        .Where(x => x.Saga == id).OrderBy(x => x.Number).Select(x => x.Event).ToListAsync());

    /// <summary>What was told of it.</summary>
    public async Task<List<string>> ToldAsync(Id<Saga> id)
    {
        var name = id.ToString();
        return await _book.ReadAsync(db => db.Events.Where(x => x.ObjectId == name)
            .OrderBy(x => x.Number).Select(x => x.Type).ToListAsync());
    }

    /// <summary>How many confirmations came to a wallet of <see cref="OrderSaga"/>.</summary>
    public async Task<long> PaidAsync(int wallet)
    {
        var owner = LiveBook.PersonOf(wallet).Value;
        return await _book.ReadAsync(db => db.Accounts
            .Where(x => x.OwnerId == owner && x.Purpose == Purpose.Available).Select(x => x.BalanceMinor)
            .SumAsync()) / 100;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await BookCheck.AssertAsync(_book.Database);
        foreach (var node in _nodes) node.GetRequiredService<SagaParties>().Dispose();
        await _book.DisposeAsync();
    }
}
