using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Identity;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Jobs;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform;

/// <summary>
/// One process as far as the database can tell: its own contexts, writer and pump. Two of them on one database are two
/// nodes.
/// </summary>
public sealed class Node : IAsyncDisposable
{
    /// <summary>A node on a database.</summary>
    public Node(TestDatabase database, TimeProvider? time = null)
    {
        Time = time ?? TimeProvider.System;
        Database = database.Open();
        UnitOfWork = new UnitOfWork(Database, Time, NullLogger<UnitOfWork>.Instance);
        Events = new EventQueries(Database);
        Live = new LiveEvents(Events, Time);
        Pump = new EventPump(Events, UnitOfWork, Live, NullLogger<EventPump>.Instance);
        Jobs = new JobLog(Database, Time);
        Desk = new NotificationDesk(Database, Time);
    }

    public TimeProvider Time { get; }

    public OffersDatabase Database { get; }

    public UnitOfWork UnitOfWork { get; }

    public EventQueries Events { get; }

    public LiveEvents Live { get; }

    public EventPump Pump { get; }

    public JobLog Jobs { get; }

    public NotificationDesk Desk { get; }

    /// <summary>Makes a person who can be told things.</summary>
    public async Task<Id<IPerson>> AddPersonAsync(string email)
    {
        var person = new Person(email, "Leila Haddad", Time.GetUtcNow());
        await Database.WriteOutsideAsync(db => db.Users.Add(person));
        return person.Id;
    }

    /// <summary>Posts a deposit of one dirham.</summary>
    public async Task DepositAsync(Id<IPerson> person)
    {
        var request = new CashRequest(
            Owner.Of(BookId.Live, person), new Money(100, Currency.Aed), null, "Bank transfer");
        var answer = await UnitOfWork.SubmitAsync(
            new Deposit(request), CommandRequest.Once(Caller.System(BookId.Live, "test")));
        Assert.Equal(201, answer.Status);
    }

    /// <summary>A maker of notifications with the sources of a test.</summary>
    public NotificationMaker Maker(params IEnumerable<INoticeSource> sources) => new(
        Database, Events, Live, sources, new NotificationWriter(Database, Desk, Time), Time,
        NullLogger<NotificationMaker>.Instance);

    public async ValueTask DisposeAsync()
    {
        await Pump.StopAsync(CancellationToken.None);
        Pump.Dispose();
        await UnitOfWork.DisposeAsync();
    }
}
