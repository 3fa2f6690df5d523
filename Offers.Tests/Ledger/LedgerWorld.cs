using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Identity;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

/// <summary>A database with a clock that stands still, the services of the ledger, and people with wallets.</summary>
public sealed class LedgerWorld : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private int _people;

    private LedgerWorld(TestDatabase database)
    {
        _database = database;
        Database = database.Open();
        Unit = new UnitOfWork(Database, Clock, NullLogger<UnitOfWork>.Instance);
        ReferenceNames[] names = [InvestmentBooks.Names];
        Wallets = new WalletDesk(Database, Unit);
        Deposits = new DepositDesk(Unit, CashRules.None);
        Withdrawals = new WithdrawalDesk(Unit, CashRules.None);
        WalletsRead = new WalletQueries(Database, names);
        Cash = new CashQueries(Database, Clock);
        Holds = new HoldQueries(Database, names);
        Operations = new OperationQueries(Database, names);
        Chain = new AuditChain(Database);
        Books = new BooksQueries(Database, Chain, [InvestmentBooks.Committed, InvestmentBooks.Secured], [], Clock);
        Statements = new StatementQueries(Database, names, Clock);
        Prints = new StatementDesk(Unit, Statements);
    }

    public static Currency Aed => Currency.Aed;

    public FakeClock Clock { get; } = new();

    public OffersDatabase Database { get; }

    public UnitOfWork Unit { get; }

    public WalletDesk Wallets { get; }

    public DepositDesk Deposits { get; }

    public WithdrawalDesk Withdrawals { get; }

    public WalletQueries WalletsRead { get; }

    public CashQueries Cash { get; }

    public HoldQueries Holds { get; }

    public OperationQueries Operations { get; }

    public AuditChain Chain { get; }

    public BooksQueries Books { get; }

    public StatementQueries Statements { get; }

    public StatementDesk Prints { get; }

    public Caller Admin { get; private set; } = null!;

    public static async Task<LedgerWorld> NewAsync(DatabaseProvider provider)
    {
        var world = new LedgerWorld(await TestDatabase.NewAsync(provider));
        var admin = await world.PersonAsync("Noor Rahman");
        world.Admin = As(admin) with { Roles = new HashSet<Role> { Role.Admin }, ActingAs = nameof(Role.Admin) };
        return world;
    }

    public static Caller As(Owner person) => new()
    {
        Book = person.Book, Person = new Id<IPerson>(person.Id), ActingAs = nameof(Role.Investor), RequestId = "test",
    };

    public static Money Money(string amount) => Domain.Ledger.Money.Parse(amount, Aed);

    public CommandRequest ByAdmin() => CommandRequest.Once(Admin);

    public static CommandRequest By(Owner person) => CommandRequest.Once(As(person));

    /// <summary>A person who can own a wallet.</summary>
    public async Task<Owner> PersonAsync(string name = "Leila Haddad")
    {
        var person = new Person($"person{++_people}@offers.example", name, Clock.GetUtcNow());
        await using var db = Database.Outside();
        db.Users.Add(person);
        await db.SaveChangesAsync();
        return Owner.Of(BookId.Live, person.Id);
    }

    /// <summary>A person with money.</summary>
    public async Task<Owner> PersonWithAsync(string amount)
    {
        var person = await PersonAsync();
        await DepositAsync(person, amount);
        return person;
    }

    public async Task<MovementAnswer> DepositAsync(Owner owner, string amount, string reason = "bank transfer") =>
        (await Wallets.DepositAsync(ByAdmin(), new CashRequest(owner, Money(amount), null, reason)))
            .Read<MovementAnswer>();

    public async Task<MovementAnswer> WithdrawAsync(Owner owner, string amount, string reason = "asked by phone") =>
        (await Wallets.WithdrawAsync(ByAdmin(), new CashRequest(owner, Money(amount), null, reason)))
            .Read<MovementAnswer>();

    public async Task<CashAnswer> AskWithdrawalAsync(Owner owner, string amount) =>
        (await Withdrawals.RequestAsync(By(owner), new CashRequest(owner, Money(amount), "IBAN 4410", null)))
            .Read<CashAnswer>();

    public async Task<CashAnswer> AskDepositAsync(Owner owner, string amount) =>
        (await Deposits.RequestAsync(By(owner), new CashRequest(owner, Money(amount), "TRF 8790", null)))
            .Read<CashAnswer>();

    /// <summary>What is available and held of a wallet, as texts.</summary>
    public async Task<(string Available, string Held)> BalancesAsync(Owner owner)
    {
        var wallet = await WalletsRead.GetAsync(owner, Aed);
        return (wallet.Available.ToString(), wallet.Held.ToString());
    }

    /// <summary>Fails where anything in the books is wrong.</summary>
    public async Task AssertBooksAsync()
    {
        var report = await Books.VerifyAsync(BookId.Live);
        Assert.True(report is { Balanced: true, Mismatches: 0 }, OffersJson.Text(report));
    }

    public async ValueTask DisposeAsync()
    {
        await Unit.DisposeAsync();
        await _database.DisposeAsync();
    }
}
