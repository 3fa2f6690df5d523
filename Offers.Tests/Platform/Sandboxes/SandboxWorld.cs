using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Identity;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Jobs;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Sandboxes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Investments;
using Offers.Web.Ledger;
using Offers.Web.Ledger.Jobs;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Sandboxes;

namespace Offers.Tests.Platform.Sandboxes;

/// <summary>A sandbox with the example and two investors, on a database whose real time stands still.</summary>
public sealed class SandboxWorld : IAsyncDisposable
{
    private readonly NotificationDesk _bell;
    private readonly EventQueries _events;

    private SandboxWorld(LiveBook live, FakeClock clock)
    {
        (Live, Clock) = (live, clock);
        _events = new EventQueries(live.Database);
        _bell = new NotificationDesk(live.Database, clock);
        People = new PeopleNow(live.Database, clock);
        Due = new DueMoments([new OffersDue(live.Database), new HoldsDue(live.Database),
            new ApprovalsDue(live.Database)]);
        Queries = new SandboxQueries(live.Database, _events,
            [new OfferChanges(live.Database), new MoneyChanges(live.Database), new NoticeChanges(live.Database)],
            clock);
        Desk = new SandboxDesk(live.Writer, People);
        Clocks = new ClockDesk(live.Database, live.Writer, Due);
    }

    /// <summary>The database, and the live book beside the sandbox.</summary>
    public LiveBook Live { get; }

    /// <summary>Real time.</summary>
    public FakeClock Clock { get; }

    /// <summary>Who people are.</summary>
    public PeopleNow People { get; }

    /// <summary>What is due.</summary>
    public DueMoments Due { get; }

    /// <summary>Reads sandboxes.</summary>
    public SandboxQueries Queries { get; }

    /// <summary>Makes sandboxes.</summary>
    public SandboxDesk Desk { get; }

    /// <summary>Moves their clocks.</summary>
    public ClockDesk Clocks { get; }

    /// <summary>The sandbox.</summary>
    public Id<Sandbox> Id { get; private set; }

    /// <summary>Its book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The example's offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    private OffersDatabase Database => Live.Database;

    /// <summary>A sandbox with the example, into which persons 2 and 3 have put 10,000.00 and 1,333.33.</summary>
    public static async Task<SandboxWorld> OpenAsync(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        var live = await LiveBook.OpenAsync(provider, clock);
        await live.IntroduceAsync(5);
        await live.Database.WriteOutsideAsync(db => db.Memberships.Add(
            new Membership(LiveBook.PersonOf(1), Organisation.PlatformId(BookId.Live), Role.Admin)));
        var world = new SandboxWorld(live, clock);
        await world.MakeAsync("Playground");
        return world;
    }

    /// <summary>Makes a sandbox and goes on in it.</summary>
    public async Task MakeAsync(string name)
    {
        var body = new SandboxBody(name, [LiveBook.PersonOf(2), LiveBook.PersonOf(3)]);
        var made = (await Desk.CreateAsync(CommandRequest.Once(LiveBook.Admin), body)).Read<SandboxMade>();
        (Id, Book) = (made.Id, BookId.Find(made.Environment)!.Value);
        var wallets = new WalletDesk(Database, Live.Writer);
        var examples = new SandboxExamples(Queries,
            [new SandboxMoney(wallets, new WalletQueries(Database, [])), new SandboxOffer(new OfferDesk(Live.Writer))]);
        await examples.WriteAsync(LiveBook.Admin, Id);
        Offer = await ReadAsync(db => db.InvestmentOffers.Select(x => x.Id).SingleAsync());
        await InvestAsync(2, "10000.00");
        await InvestAsync(3, "1333.33");
    }

    /// <summary>Somebody invests in the example.</summary>
    public async Task InvestAsync(int person, string amount)
    {
        var invest = new Invest(
            Offer, LiveBook.WalletOf(person) with { Book = Book }, new HashSet<Id<Organisation>>(),
            new InvestBody(new AmountText(amount)));
        var caller = LiveBook.Admin with { Book = Book, Person = LiveBook.PersonOf(person), ActingAs = "Investor" };
        (await Live.Writer.SubmitAsync(invest, CommandRequest.Once(caller))).Check();
    }

    /// <summary>A request of the administrator, from within the sandbox.</summary>
    public CommandRequest Ask() => CommandRequest.Once(LiveBook.Admin with { Book = Book });

    /// <summary>Begins an advance.</summary>
    public async Task<Id<ClockAdvance>> StartAsync(AdvanceBody body)
    {
        var sandbox = await Queries.GetAsync(BookId.Live, Id);
        var request = CommandRequest.Once(LiveBook.Admin);
        return (await Clocks.StartAsync(request, sandbox, body)).Read<AdvanceView>().Id;
    }

    /// <summary>Advances the clock to the end.</summary>
    public async Task<AdvanceView> AdvanceAsync(AdvanceBody body)
    {
        var id = await StartAsync(body);
        await Runner().RunAsync(Book, id, CancellationToken.None);
        return await Queries.AdvanceAsync(BookId.Live, Id, id);
    }

    /// <summary>Advances the clock so far.</summary>
    public Task<AdvanceView> AdvanceAsync(AdvanceStep step) => AdvanceAsync(new AdvanceBody(step));

    /// <summary>Takes all held money into the pool.</summary>
    public async Task SettleAsync()
    {
        (await new OfferMoneyDesk(Live.Writer).SettleAsync(Ask(), Offer)).Check();
        var runs = new OfferRuns(Database, Live.Writer);
        foreach (var run in await runs.UnfinishedAsync(Book)) await runs.FinishAsync(Book, run);
    }

    /// <summary>The offer as it stands.</summary>
    public Task<InvestmentOffer> OfferAsync() => ReadAsync(db => db.InvestmentOffers.SingleAsync());

    /// <summary>What a query on the sandbox answers.</summary>
    public async Task<T> ReadAsync<T>(Func<OffersDb, Task<T>> query)
    {
        await using var db = Database.Read(Book);
        return await query(db);
    }

    /// <summary>All that can be seen of a book: balances, operations by kind and time, events, notices.</summary>
    public async Task<string> DigestAsync(BookId book)
    {
        await using var db = Database.Read(book);
        var accounts = await db.Accounts.Select(x => new { x.OwnerId, x.Purpose, x.BalanceMinor }).ToListAsync();
        var operations = await db.Operations.OrderBy(x => x.Number)
            .Select(x => new { x.Kind, x.EffectiveAt }).ToListAsync();
        var events = await db.Events.OrderBy(x => x.Number).Select(x => new { x.Type, x.At }).ToListAsync();
        var notices = await db.Notifications.Select(x => new { x.Person, x.Kind, x.Step }).ToListAsync();
        static string OwnerOf(Purpose purpose, Guid owner) =>
            purpose is Purpose.Available or Purpose.Held ? $"{owner}" : "";
        return string.Join('\n',
        [
            .. accounts.Select(x => $"{OwnerOf(x.Purpose, x.OwnerId)} {x.Purpose} {x.BalanceMinor}")
                .Order(StringComparer.Ordinal),
            .. operations.Select(x => $"{x.Kind} {x.EffectiveAt:O}"),
            .. events.Where(x => x.Type != ClockDesk.Moved).Select(x => $"{x.Type} {x.At:O}"),
            .. notices.Select(x => $"{x.Person} {x.Kind} {x.Step}").Order(StringComparer.Ordinal),
        ]);
    }

    /// <summary>A worker of a process of its own.</summary>
    public ClockRunner Runner()
    {
        var (db, writes) = (Database, Live.Writer);
        var times = new OfferTimes(db, writes, Clock);
        var jobs = new JobRunner(
        [
            new DueNoticesJob(new PaymentNotices(db, writes, Clock)),
            new HoldExpiryJob(new HoldQueries(db, []), new WalletDesk(db, writes), new BookTimes(db, Clock)),
            new MaturityJob(times, new DistributionDesk(writes, DistributionLimits.None)),
            new OfferRunsJob(new OfferRuns(db, writes)),
            new OfferTimesJob(times, new OfferDesk(writes)),
        ], new JobLog(db, Clock), Clock, NullLogger<JobRunner>.Instance);
        var live = new LiveEvents(_events, Clock);
        var maker = new NotificationMaker(
            db, _events, live, [new InvestmentNotices(db, new Recipients(db)),
                new PaymentDueNotices(db, new Recipients(db))],
            new NotificationWriter(db, _bell, Clock), Clock, NullLogger<NotificationMaker>.Instance);
        return new ClockRunner(
            Clocks, Due, jobs, maker, _events, new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance),
            NullLogger<ClockRunner>.Instance);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Live.DisposeAsync();
}
