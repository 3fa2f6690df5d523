using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Identity;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Secrets;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>The live book of a database of its own, with the unit of work that writes to it.</summary>
public sealed class LiveBook : IAsyncDisposable
{
    /// <summary>The administrator who does what a test does not ascribe to somebody.</summary>
    public static readonly Caller Admin = new()
    {
        Book = BookId.Live, Person = PersonOf(1), Roles = new HashSet<Role> { Role.Admin }, ActingAs = "Admin",
        RequestId = "test",
    };

    /// <summary>A moment for records whose time does not matter.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase _place;
    private readonly TimeProvider _time;

    private LiveBook(TestDatabase place, TimeProvider time)
    {
        _place = place;
        _time = time;
        Database = new OffersDatabase(place.Options);
        Writer = NewWriter();
    }

    /// <summary>The database as this process opens it.</summary>
    public OffersDatabase Database { get; private set; }

    /// <summary>The way to write.</summary>
    public UnitOfWork Writer { get; private set; }

    /// <summary>Which database it is.</summary>
    public DatabaseOptions Options => _place.Options;

    /// <summary>
    /// Settings for other processes on the same database. All have the same secrets, as one that was started again has:
    /// with new ones, each would try for two seconds to read the keys that the one before it left.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(_place.Settings, StringComparer.Ordinal)
        {
            ["Secrets__Keys__test"] = Convert.ToBase64String(new byte[SecretKey.Length]),
        };

    /// <summary>A new, migrated database. Where a clock is given, nothing but it moves the time.</summary>
    public static async Task<LiveBook> OpenAsync(DatabaseProvider provider, TimeProvider? time = null) =>
        new(await TestDatabase.NewAsync(provider), time ?? TimeProvider.System);

    /// <summary>The same person in every database.</summary>
    public static Id<IPerson> PersonOf(int number) => new(new Guid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9));

    /// <summary>The wallet of a person.</summary>
    public static Owner WalletOf(int person) => Owner.Of(BookId.Live, PersonOf(person));

    /// <summary>What a person sends; the same key and text is the same request.</summary>
    public static CommandRequest From(int person, string key, string text = "")
    {
        var caller = Admin with { Person = PersonOf(person), ActingAs = "Investor", RequestId = key };
        return new CommandRequest(caller, CommandKey.Of(caller, key, text));
    }

    /// <summary>Another unit of work with connections of its own, as another process would have.</summary>
    public UnitOfWork NewWriter(string? through = null) => new(
        through is null ? Database : new OffersDatabase(Options with { ConnectionString = through }),
        _time, NullLogger<UnitOfWork>.Instance);

    /// <summary>Ends the writer and opens everything anew, as a restart does.</summary>
    public async Task RestartAsync()
    {
        await Writer.DisposeAsync();
        Database = new OffersDatabase(Options);
        Writer = NewWriter();
    }

    /// <summary>Records people by name, for lists that show them; investing needs no more than their number.</summary>
    public async Task IntroduceAsync(int people)
    {
        await using var db = Database.Outside();
        for (var number = 0; number < people; number++)
        {
            var person = new Person($"person{number}@offers.example", $"Person {number}", Now);
            person.Id = PersonOf(number);
            person.ConfirmEmail();
            db.Add(person);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Gives a person money.</summary>
    public async Task DepositAsync(int person, long minor, Currency? currency = null)
    {
        var request = new CashRequest(WalletOf(person), new Money(minor, currency ?? Currency.Aed), null, "Test money");
        var answer = await Writer.SubmitAsync(new Deposit(request), CommandRequest.Once(Admin));
        Assert.Equal(201, answer.Status);
    }

    /// <summary>Publishes an offer.</summary>
    public async Task<Id<InvestmentOffer>> PublishAsync(string code, OfferTerms terms)
    {
        var made = default(Id<InvestmentOffer>);
        await Writer.RunAsync(CommandRequest.Once(Admin), new Deed("investments.publish", ""), work =>
        {
            var texts = new OfferTexts("Palm residence", null, null, null, []);
            var offer = new InvestmentOffer(BookId.Live, code, Organisation.PlatformId(BookId.Live), texts, terms);
            offer.Publish(work.Now);
            work.Db.Add(offer);
            work.Db.Add(new OfferTotals(offer));
            made = offer.Id;
            return Task.FromResult(Answer.None());
        });
        return made;
    }

    /// <summary>An offer with a cap and no other rule.</summary>
    public Task<Id<InvestmentOffer>> PublishAsync(string code, long capMinor) =>
        PublishAsync(code, new OfferTerms { MaxAmount = new Money(capMinor, Currency.Aed) });

    /// <summary>The command with which a person invests.</summary>
    public static Invest InvestOf(Id<InvestmentOffer> offer, int person, long minor) => new(
        offer, WalletOf(person), new HashSet<Id<Organisation>>(),
        new InvestBody(AmountText.Of(new Money(minor, Currency.Aed))));

    /// <summary>What a query on the book answers.</summary>
    public async Task<T> ReadAsync<T>(Func<OffersDb, Task<T>> query)
    {
        await using var db = Database.Read(BookId.Live);
        return await query(db);
    }

    /// <summary>How many rows a table of the book has.</summary>
    public Task<int> CountAsync<T>()
        where T : class => ReadAsync(db => db.Set<T>().CountAsync());

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await _place.DisposeAsync();
    }
}
