using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Secrets;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Rewards;

/// <summary>
/// A book with an agency, its client, a brand with face values of USD 10, 25, 50 and 100, credit, campaigns, recipients
/// and pools of sealed cards; time stands still.
/// </summary>
public sealed partial class RewardBook : IAsyncDisposable
{
    private const int People = 8;
    private int _cards;

    private RewardBook(LiveBook book, FakeClock clock)
    {
        (Book, Clock) = (book, clock);
        Credit = new CreditDesk(book.Writer, CreditRules.None);
        var key = new SecretKey("t1", [.. Enumerable.Range(1, SecretKey.Length).Select(x => (byte)x)]);
        Vault = new CardVault(book.Database, new SecretsRing([key]), clock);
        AgencyHouse = new Organisation(BookId.Live, OrganisationKind.Agency, "Lumen Rewards", null);
        ClientHouse = new Organisation(BookId.Live, OrganisationKind.Client, "Nimbus Telecom", AgencyHouse.Id);
        Agency = new Agency(AgencyHouse, "lumen", AgencyTier.Wholesale);
        Client = new Client(ClientHouse, Agency);
        Brand = new Brand(BookId.Live, "al-noor", new BrandWords(
            "Al Noor Market", "سوق النور", "Valid in all shops.", "صالحة في جميع المتاجر.", "#0f766e"));
        Values = new[] { 10, 25, 50, 100 }.ToDictionary(x => x, x => new Denomination(Brand, Usd($"{x}.00")));
    }

    public LiveBook Book { get; }

    public CreditDesk Credit { get; }

    /// <summary>Who owns the platform's accounts.</summary>
    public static Owner PlatformOwner => Owner.Of(BookId.Live, Organisation.PlatformId(BookId.Live));

    public FakeClock Clock { get; }

    public CardVault Vault { get; }

    public Organisation AgencyHouse { get; }

    public Organisation ClientHouse { get; }

    public Agency Agency { get; }

    public Client Client { get; }

    public Brand Brand { get; }

    /// <summary>The face values, by whole dollars.</summary>
    public IReadOnlyDictionary<int, Denomination> Values { get; }

    public UnitOfWork Writer => Book.Writer;

    /// <summary>Somebody of the platform.</summary>
    public static Caller Admin => LiveBook.Admin;

    /// <summary>Somebody of the agency.</summary>
    public Caller AgencyCaller => Of(2, Role.AgencyManager, AgencyHouse);

    /// <summary>Somebody of the client.</summary>
    public Caller ClientCaller => Of(3, Role.ClientManager, ClientHouse);

    public RewardScope PlatformScope => RewardScope.OfPlatform(Admin);

    public RewardScope AgencyScope => RewardScope.OfAgency(AgencyCaller);

    public RewardScope ClientScope => RewardScope.OfClient(ClientCaller);

    /// <summary>An amount in USD.</summary>
    public static Money Usd(string amount) => Money.Parse(amount, Currency.Usd);

    /// <summary>A request that is sent once.</summary>
    public static CommandRequest Once(Caller caller) => CommandRequest.Once(caller);

    /// <summary>Somebody with a role in an organisation.</summary>
    public static Caller Of(int person, Role role, Organisation house) => LiveBook.Admin with
    {
        Person = LiveBook.PersonOf(person), Roles = new HashSet<Role> { role }, ActingAs = $"{role}",
        Organisation = house.Id, Memberships = [new RoleAt(role, house.Id)],
    };

    /// <summary>A book with agency, client and brand, in which nobody has credit yet.</summary>
    public static async Task<RewardBook> OpenAsync(DatabaseProvider provider)
    {
        var clock = new FakeClock();
        var book = await LiveBook.OpenAsync(provider, clock);
        await book.IntroduceAsync(People);
        var all = new RewardBook(book, clock);
        await all.AddAsync(
        [
            all.AgencyHouse, all.ClientHouse, all.Agency, all.Client, all.Brand, .. all.Values.Values,
            new AgencyBrand(all.Agency.Id, all.Brand.Id),
            new Membership(LiveBook.PersonOf(2), all.AgencyHouse.Id, Role.AgencyManager),
            new Membership(LiveBook.PersonOf(3), all.ClientHouse.Id, Role.ClientManager),
        ]);
        return all;
    }

    /// <summary>The same with USD 95,000.00 at the agency and 5,000.00 at the client.</summary>
    public static async Task<RewardBook> FundedAsync(DatabaseProvider provider)
    {
        var all = await OpenAsync(provider);
        await all.FundAsync(all.Agency.Owner, "95000.00");
        await all.FundAsync(all.Client.Owner, "5000.00");
        return all;
    }

    /// <summary>Another client of the agency.</summary>
    public async Task<(Organisation House, Client Client)> AnotherClientAsync(string name = "Orchid Bank")
    {
        var house = new Organisation(BookId.Live, OrganisationKind.Client, name, AgencyHouse.Id);
        var client = new Client(house, Agency);
        await AddAsync([house, client]);
        return (house, client);
    }

    /// <summary>Another agency with a client.</summary>
    public async Task<(Organisation House, Agency Agency, Client Client)> AnotherAgencyAsync(string slug = "orbit")
    {
        var house = new Organisation(BookId.Live, OrganisationKind.Agency, "Orbit Loyalty", null);
        var agency = new Agency(house, slug, AgencyTier.Retail);
        var clientHouse = new Organisation(BookId.Live, OrganisationKind.Client, "Harbour Hotels", house.Id);
        var client = new Client(clientHouse, agency);
        await AddAsync([house, agency, clientHouse, client]);
        return (house, agency, client);
    }

    /// <summary>A campaign that runs, of the client unless another is named.</summary>
    public async Task<Campaign> CampaignAsync(
        BudgetMode mode = BudgetMode.Shared, CodeSource source = CodeSource.Recipients, Client? client = null,
        int[]? values = null, Func<CampaignFacts, CampaignFacts>? with = null)
    {
        var facts = new CampaignFacts($"Campaign {Guid.CreateVersion7():N}"[..30], "Thank you.", CodeSource: source);
        var campaign = new Campaign(
            client ?? Client, Brand, Currency.Usd, with is null ? facts : with(facts));
        campaign.Spend(mode);
        campaign.Activate(Clock.GetUtcNow());
        var offered = (values ?? [.. Values.Keys]).Select(x => (object)new CampaignItem(campaign, Values[x]));
        await AddAsync([campaign, .. offered]);
        return campaign;
    }

    /// <summary>People on the list of a campaign, each with a code of his own.</summary>
    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(Campaign campaign, int count)
    {
        var people = Enumerable.Range(1, count).Select(x => new Recipient(
            campaign, RedemptionCode.New(), new RecipientFacts($"Recipient {x}", $"r{x}@example.com", null, null, null),
            Clock.GetUtcNow())).ToList();
        await AddAsync(people);
        return people;
    }

    /// <summary>A pool of files with sealed cards, paid for.</summary>
    public Task<CardPool> PoolAsync(
        string name, int value, string cost, int cards, DateOnly? lastDay = null, Client? client = null) =>
        PoolAsync(
            Values[value], new PoolFacts(name, PoolKind.Csv, client?.Id, null, Usd(cost)),
            [.. Enumerable.Repeat(lastDay, cards)]);

    /// <summary>A pool with one sealed card for each last day, paid for.</summary>
    public async Task<CardPool> PoolAsync(Denomination value, PoolFacts facts, IReadOnlyList<DateOnly?> lastDays)
    {
        var sealer = await Vault.SealerAsync();
        var pool = new CardPool(value, facts, new PoolLevels());
        var totals = new PoolTotals(pool);
        var cards = lastDays.Select(lastDay => new Card(
            pool, totals.Number(), sealer.Seal(new CardSecret($"AN{value.ValueMinor / 100}-{++_cards:00000000}")),
            (pool.CostMinor, lastDay, Clock.GetUtcNow()))).ToList();
        totals.Add(cards.Count, cards.Sum(x => x.CostMinor));
        await AddAsync([pool, totals, .. cards]);
        if (totals.ValueMinor > 0)
        {
            await PayAsync(new Money(totals.ValueMinor, pool.Currency), pool.ObjectId);
        }

        return pool;
    }

    /// <summary>What an owner has available and held.</summary>
    public async Task<(string Available, string Held)> WalletAsync(Owner owner, Currency? currency = null)
    {
        var which = currency ?? Currency.Usd;
        var accounts = await Book.ReadAsync(db => db.Accounts.Where(x => x.OwnerId == owner.Id && x.Currency == which
            && x.OwnerKind == owner.Kind && x.Qualifier == "").ToListAsync());
        string Of(Purpose purpose) =>
            new Money(accounts.Where(x => x.Purpose == purpose).Sum(x => x.BalanceMinor), which).ToString();
        return (Of(Purpose.Available), Of(Purpose.Held));
    }

    /// <summary>A platform account's balance.</summary>
    public async Task<string> PlatformAsync(Purpose purpose, string qualifier = "", Currency? currency = null)
    {
        var key = OfPlatform(purpose, currency ?? Currency.Usd, qualifier);
        var minor = await Book.ReadAsync(db => db.Accounts
            .Where(x => x.OwnerId == key.Owner.Id && x.Purpose == purpose && x.Qualifier == qualifier
                && x.Currency == key.Currency)
            .SumAsync(x => x.BalanceMinor));
        return new Money(minor, key.Currency).ToString();
    }

    /// <summary>A campaign as it is now.</summary>
    public Task<Campaign> CampaignNowAsync(Id<Campaign> id) =>
        Book.ReadAsync(db => db.Campaigns.SingleAsync(x => x.Id == id));

    /// <summary>Adds rows past the unit of work, as what a test begins with.</summary>
    public async Task AddAsync(IEnumerable<object> rows)
    {
        await using var db = Book.Database.Outside();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>Fails where the books, or what rewards derive from them, do not add up.</summary>
    public async Task AssertBooksAsync()
    {
        await BookCheck.AssertAsync(Book.Database);
        await using var db = Book.Database.Read(BookId.Live);
        foreach (var total in RewardBooks.All)
        {
            Assert.True(await total.MismatchesAsync(db) == 0, total.Name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Vault.Dispose();
        await Book.DisposeAsync();
    }

    private static AccountKey OfPlatform(Purpose purpose, Currency currency, string qualifier = "") =>
        new(PlatformOwner, purpose, currency, qualifier);

    private Task PayAsync(Money cost, string reference) => RunAsync(async work =>
    {
        var outside = OfPlatform(Purpose.Settlement, cost.Currency, "cards");
        var stock = OfPlatform(Purpose.CardStock, cost.Currency);
        await work.LoadAsync(new RowNames()
            .Need(LedgerRows.AccountByKey, outside).Need(LedgerRows.AccountByKey, stock));
        work.Ledger.Transfer(
            (work.Ledger.Account(outside), work.Ledger.Account(stock)), cost,
            new OperationFacts("rewards.cards.enter", reference, work.Now));
    });

    private async Task RunAsync(Func<ClosureWork, Task> body) => (await Writer.RunAsync(
        Once(Admin), new Deed("rewards.test", ""), async work =>
        {
            await body(work);
            return Answer.None();
        })).Check();
}
