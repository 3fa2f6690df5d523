using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Identity;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;

namespace Offers.Benchmarks.Ours;

/// <summary>A migrated database with one campaign, credit that never ends, and a pool with very many cards.</summary>
/// <param name="options">Which database.</param>
public sealed class ClaimBook(DatabaseOptions options)
{
    private const int Cards = 400_000;
    private const int CardsAtOnce = 10_000;
    private const long CreditMinor = 1_000_000_000_00;
    private const int SealedBytes = 120;

    private readonly Id<IPerson> _person = Id<IPerson>.New();
    private Organisation? _house;
    private Id<Campaign> _campaign;

    /// <summary>The database as this process opens it.</summary>
    public OffersDatabase Database { get; } = new(options);

    /// <summary>The body of a request for a card, with a code of its own.</summary>
    public string NextBody => $$"""{"campaignId":"{{_campaign}}","redemptionCode":"{{NewCode()}}"}""";

    /// <summary>Makes the schema, who pays, and the cards.</summary>
    public async Task MakeAsync()
    {
        await DatabaseStart.MigrateAsync(Database);
        var agencyHouse = new Organisation(BookId.Live, OrganisationKind.Agency, "Benchmark agency", null);
        var house = _house = new Organisation(BookId.Live, OrganisationKind.Client, "Benchmark", agencyHouse.Id);
        var agency = new Agency(agencyHouse, "benchmark", AgencyTier.Wholesale);
        var client = new Client(house, agency);
        var brand = new Brand(BookId.Live, "benchmark", new BrandWords("Benchmark", null, null, null, null));
        var value = new Denomination(brand, new Money(25_00, Currency.Usd));
        var campaign = new Campaign(
            client, brand, Currency.Usd, new CampaignFacts("Hot", null, CodeSource: CodeSource.Open));
        campaign.Activate(TimeProvider.System.GetUtcNow());
        _campaign = campaign.Id;
        var pool = new CardPool(
            value, new PoolFacts("Hot", PoolKind.Csv, null, null, new Money(23_50, Currency.Usd)), new PoolLevels());
        var person = new Person("client@benchmark.example", "Client", TimeProvider.System.GetUtcNow())
        {
            Id = _person,
        };
        person.ConfirmEmail();
        person.TakePassword(new PasswordHasher<Person>().HashPassword(null!, BenchmarkBook.Password));
        await Database.WriteOutsideAsync(db => db.AddRange(
            agencyHouse, house, agency, client, brand, value, campaign, pool,
            new AgencyBrand(agency.Id, brand.Id), new CampaignItem(campaign, value), person,
            new Membership(person.Id, house.Id, Role.ClientManager)));
        await using var writer = Open();
        await FillAsync(writer, pool);
    }

    /// <summary>Lists people in a campaign of their own.</summary>
    /// <returns>Their codes.</returns>
    public async Task<IReadOnlyList<string>> InviteAsync(int people)
    {
        await using var db = Database.Read(BookId.Live);
        var open = await db.Campaigns.SingleAsync(x => x.Id == _campaign);
        var client = await db.Clients.SingleAsync(x => x.Id == open.Client);
        var campaign = new Campaign(
            client, await db.Brands.SingleAsync(x => x.Id == open.Brand), Currency.Usd,
            new CampaignFacts("Welcome", "Thank you."));
        var now = TimeProvider.System.GetUtcNow();
        campaign.Activate(now);
        var value = await db.Denominations.SingleAsync(x => x.Brand == open.Brand);
        var listed = Enumerable.Range(0, people).Select(x => new Recipient(
            campaign, RedemptionCode.New(), new RecipientFacts($"Person {x}", $"{x}@benchmark.example", null), now))
            .ToList();
        await Database.WriteOutsideAsync(write =>
            write.AddRange([campaign, new CampaignItem(campaign, value), .. listed]));
        return [.. listed.Select(x => x.Code)];
    }

    /// <summary>A unit of work of this process.</summary>
    public UnitOfWork Open() => new(Database, TimeProvider.System, NullLogger<UnitOfWork>.Instance);

    /// <summary>What turns codes into cards, as the application has it.</summary>
    public RedeemDesk Desk(UnitOfWork writer) => new(
        Database, writer,
        new RedeemGrounds(
            Database, writer, TimeProvider.System, new RedeemSettings { Remember = TimeSpan.FromSeconds(1) }),
        new RedemptionQueries(Database, TimeProvider.System));

    /// <summary>A request for a card in this process.</summary>
    public (CommandRequest Request, RedeemBody Body) Next()
    {
        var caller = new Caller
        {
            Book = BookId.Live, Person = _person, Roles = new HashSet<Role> { Role.ClientManager },
            ActingAs = "ClientManager", Organisation = _house!.Id, RequestId = "benchmark", Ip = "127.0.0.1",
            Memberships = [new RoleAt(Role.ClientManager, _house.Id)],
        };
        var body = new RedeemBody(_campaign, RedemptionCode: NewCode());
        return (new CommandRequest(caller, CommandKey.Of(caller, $"{Guid.NewGuid():N}", "claim")), body);
    }

    /// <summary>An access token of the client's person.</summary>
    public async Task<string> SignInAsync()
    {
        var sessions = new ApiSessions(Database, new PeopleNow(Database, TimeProvider.System), TimeProvider.System);
        return (await sessions.StartAsync(_person, new SessionOrigin("127.0.0.1", "benchmark"))).AccessToken;
    }

    /// <summary>The real application on this database, in a process of its own.</summary>
    public Task<OffersServer> ServeAsync() => OffersServer.StartAsync(new Dictionary<string, string>
    {
        ["Database__Provider"] = $"{options.Provider}",
        ["ConnectionStrings__Offers"] = options.ConnectionString,
        ["RateLimits__PerMinute__Redeem"] = "0",
        ["Logging__LogLevel__Default"] = "Warning",
        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
    });

    /// <summary>What does not add up; empty where all does.</summary>
    public async Task<string> CheckAsync()
    {
        await using var db = Database.Read(BookId.Live);
        var given = await db.Cards.LongCountAsync(x => x.Status == CardStatus.Delivered);
        var redemptions = await db.Redemptions.LongCountAsync();
        var distinct = await db.Redemptions.Select(x => x.Card).Distinct().LongCountAsync();
        var totals = await db.PoolTotals.SingleAsync();
        var all = await db.Accounts.SumAsync(x => x.BalanceMinor);
        var revenue = await db.Accounts.Where(x => x.Purpose == Purpose.Revenue).SumAsync(x => x.BalanceMinor);
        return given == redemptions && distinct == redemptions && totals.Delivered == given && all == 0
            && revenue == given * 25_00
            ? ""
            : $"cards {given}, redemptions {redemptions} with {distinct} cards, totals {totals.Delivered}, "
                + $"all accounts {all}, revenue {revenue}";
    }

    // Twenty characters at most, letters and digits.
    private static string NewCode() => Guid.NewGuid().ToString("N")[..20];

    private async Task FillAsync(UnitOfWork writer, CardPool pool)
    {
        var totals = new PoolTotals(pool);
        foreach (var some in Enumerable.Range(0, Cards).Chunk(CardsAtOnce))
        {
            var now = TimeProvider.System.GetUtcNow();
            var cards = some
                .Select(_ => new Card(pool, totals.Number(), Sealed(), (pool.CostMinor, null, now))).ToList();
            await RunAsync(writer, work => work.InsertAsync(cards));
        }

        totals.Add(Cards, Cards * pool.CostMinor);
        await RunAsync(writer, async work =>
        {
            await work.InsertAsync([totals]);
            var platform = Owner.Of(BookId.Live, Organisation.PlatformId(BookId.Live));
            var client = Owner.Of(BookId.Live, _house!.Id);
            var outside = new AccountKey(platform, Purpose.Settlement, Currency.Usd, "credit");
            var stock = new AccountKey(platform, Purpose.CardStock, Currency.Usd);
            await work.LoadAsync(new RowNames().Need(LedgerRows.AccountByKey, outside)
                .Need(LedgerRows.AccountByKey, stock).NeedWallet(client, Currency.Usd));
            work.Ledger.Post(
                new OperationFacts("rewards.benchmark", "benchmark", work.Now),
                new Leg(work.Ledger.Account(outside), -CreditMinor - totals.ValueMinor),
                new Leg(work.Ledger.Account(stock), totals.ValueMinor),
                new Leg(work.Ledger.Available(client, Currency.Usd), CreditMinor));
        });
    }

    private static async Task RunAsync(UnitOfWork writer, Func<ClosureWork, Task> body) => (await writer.RunAsync(
        CommandRequest.Once(Caller.System(BookId.Live, "benchmark")), new Deed("rewards.benchmark", ""), async work =>
        {
            await body(work);
            return Answer.None();
        })).Check();

    // As long as a real sealed card; nobody opens it here.
    private static SealedCard Sealed() => new(
        "v1:benchmark:" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SealedBytes)),
        RandomNumberGenerator.GetBytes(32), "0000");
}
