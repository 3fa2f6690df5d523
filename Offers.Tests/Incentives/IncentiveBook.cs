using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives;

/// <summary>What tests read of an incentive.</summary>
public sealed record IncentiveMade(
    Id<Incentive> Id, IncentiveStatus Status, int Revision, int TermsVersion, NameLink Owner);

/// <summary>What tests read of a sale.</summary>
public sealed record SaleMade(Id<Sale> Id, SaleStage Stage);

/// <summary>A book with a builder, his project in INR and people by number who are agents; time stands still.</summary>
public sealed class IncentiveBook : IAsyncDisposable
{
    private const int People = 12;
    private static int _units;

    private IncentiveBook(LiveBook book, FakeClock clock, (Organisation Builder, Project Project) what)
    {
        (Book, Clock) = (book, clock);
        (Builder, Project) = what;
        Incentives = new IncentiveDesk(book.Writer);
        Sales = new SaleDesk(book.Writer);
        Claims = new ClaimDesk(book.Writer);
    }

    public LiveBook Book { get; }

    public FakeClock Clock { get; }

    public Organisation Builder { get; }

    public Project Project { get; }

    public IncentiveDesk Incentives { get; }

    public SaleDesk Sales { get; }

    public ClaimDesk Claims { get; }

    public Caller Seller => Of(Builder);

    public ProjectScope Scope => ProjectScope.OfBuilder(Seller);

    public ProjectScope Platform => ProjectScope.OfPlatform(LiveBook.Admin);

    public CommandRequest Once => CommandRequest.Once(Seller);

    /// <summary>An amount in INR.</summary>
    public static Money Inr(string amount) => Money.Parse(amount, Currency.Inr);

    /// <summary>A builder's person.</summary>
    public static Caller Of(Organisation builder) => LiveBook.Admin with
    {
        Person = LiveBook.PersonOf(2), Roles = new HashSet<Role> { Role.Builder }, ActingAs = "Builder",
        Organisation = builder.Id, Memberships = [new RoleAt(Role.Builder, builder.Id)],
    };

    public static async Task<IncentiveBook> OpenAsync(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        var book = await LiveBook.OpenAsync(provider, clock);
        await book.IntroduceAsync(People);
        var builder = new Organisation(BookId.Live, OrganisationKind.Builder, "ABC Builders", null);
        builder.Locate("Asia/Kolkata", "en");
        var project = new Project(
            builder, Currency.Inr, new ProjectFacts("Sunrise", ProjectType.Residential, "Bangalore", null));
        await AddAsync(book, [builder, project, .. Enumerable.Range(3, People - 3)
            .Select(agent => new Membership(
                LiveBook.PersonOf(agent), Organisation.PlatformId(BookId.Live), Role.Agent))]);
        var all = new IncentiveBook(book, clock, (builder, project));
        for (var agent = 3; agent < People; agent++)
        {
            await all.AssociateAsync(agent);
        }

        return all;
    }

    /// <summary>An agent sells the project from now on.</summary>
    public Task AssociateAsync(int agent) => AddAsync(
        Book, [Association.Invite(Project, LiveBook.PersonOf(agent), (LiveBook.PersonOf(2), Clock.GetUtcNow()))]);

    /// <summary>The builder gets money.</summary>
    public async Task FundAsync(string amount) => (await Book.Writer.SubmitAsync(
        new Deposit(new CashRequest(Owner.Of(BookId.Live, Builder.Id), Inr(amount), null, "Test money")),
        CommandRequest.Once(LiveBook.Admin))).Check();

    /// <summary>An incentive of an amount for each unit, published at once.</summary>
    public async Task<IncentiveMade> PublishAsync(string perUnit, Func<IncentiveBody, IncentiveBody>? with = null)
    {
        var body = Body(perUnit);
        return (await Incentives.CreateAsync(Once, Scope, with is null ? body : with(body))).Read<IncentiveMade>();
    }

    public IncentiveBody Body(string perUnit) => new()
    {
        ProjectId = Project.Id, Title = "Closing bonus", Description = "For every home.",
        Type = IncentiveType.ClosingBonus, IncentiveAmount = new AmountText(perUnit),
    };

    /// <summary>A unit of the project.</summary>
    public async Task<Unit> UnitAsync(string price = "5000000.00")
    {
        var unit = new Unit(Project, new UnitFacts($"U-{Interlocked.Increment(ref _units)}", null, Inr(price)));
        await AddAsync(Book, [unit]);
        return unit;
    }

    /// <summary>Somebody sells a new unit.</summary>
    public async Task<SaleMade> SellAsync(
        int agent, SaleStage stage = SaleStage.Paid, Func<SaleBody, SaleBody>? with = null)
    {
        var unit = await UnitAsync();
        var body = new SaleBody
        {
            ProjectId = Project.Id, UnitId = unit.Id, Stage = stage,
            Agents = [new SaleAgentBody(LiveBook.PersonOf(agent))],
        };
        return (await Sales.EnterAsync(Once, Scope, with is null ? body : with(body))).Read<SaleMade>();
    }

    public async Task<SaleMade> MoveAsync(SaleMade sale, string verb) => (await Sales.MoveAsync(
        Once, Scope, sale.Id, (verb, new StageBody(Reason: verb == "cancel" ? "The buyer left." : null))))
        .Read<SaleMade>();

    /// <summary>All claims in the order in which they came about.</summary>
    public Task<List<IncentiveClaim>> ClaimsAsync() =>
        Book.ReadAsync(db => db.IncentiveClaims.OrderBy(x => x.Id).ToListAsync());

    public async Task ApproveAllAsync()
    {
        foreach (var claim in await ClaimsAsync())
        {
            if (claim.Status == ClaimStatus.Pending)
            {
                (await Claims.ApproveAsync(Once, Scope, claim.Id)).Check();
            }
        }
    }

    public Task<Budget> BudgetAsync(Id<Incentive> incentive)
    {
        var subject = incentive.ToString();
        return Book.ReadAsync(db => db.Budgets.SingleAsync(x => x.Subject == subject));
    }

    /// <summary>What somebody has available.</summary>
    public Task<string> WalletAsync(int agent) => BalanceAsync(LiveBook.PersonOf(agent).Value, Purpose.Available);

    /// <summary>What the builder has available and held.</summary>
    public async Task<(string Available, string Held)> BuilderAsync() => (
        await BalanceAsync(Builder.Id.Value, Purpose.Available), await BalanceAsync(Builder.Id.Value, Purpose.Held));

    /// <summary>Fails where the books, or what incentives derive from them, do not add up.</summary>
    public async Task AssertBooksAsync()
    {
        await BookCheck.AssertAsync(Book.Database);
        await using var db = Book.Database.Read(BookId.Live);
        foreach (var total in IncentiveBooks.All)
        {
            Assert.True(await total.MismatchesAsync(db) == 0, total.Name);
        }
    }

    public ValueTask DisposeAsync() => Book.DisposeAsync();

    public static async Task AddAsync(LiveBook book, IEnumerable<object> rows)
    {
        await using var db = book.Database.Outside();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    private async Task<string> BalanceAsync(Guid owner, Purpose purpose)
    {
        var minor = await Book.ReadAsync(db => db.Accounts
            .Where(x => x.OwnerId == owner && x.Purpose == purpose).SumAsync(x => x.BalanceMinor));
        return new Money(minor, Currency.Inr).ToString();
    }
}
