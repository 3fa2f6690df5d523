using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Identity;
using Offers.Data.Investments;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Benchmarks.Ours;

/// <summary>A migrated database with funded investors and one offer that never fills.</summary>
/// <param name="options">Which database.</param>
public sealed class BenchmarkBook(DatabaseOptions options)
{
    /// <summary>With which all of them sign in.</summary>
    public const string Password = "Benchmark-1-password!";

    /// <summary>How many people invest.</summary>
    public const int People = 1_000;

    private const int FundedAtOnce = 100;
    private const long WalletMinor = 1_000_000_000_00;

    private static readonly Caller _admin = Caller.System(BookId.Live, "benchmark");

    /// <summary>The database as this process opens it.</summary>
    public OffersDatabase Database { get; } = new(options);

    /// <summary>Who invests.</summary>
    public IReadOnlyList<Id<IPerson>> Investors { get; private set; } = [];

    /// <summary>What they invest in.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>Makes the schema, the people, their money and the offer.</summary>
    public async Task MakeAsync()
    {
        await DatabaseStart.MigrateAsync(Database);
        await MakePeopleAsync();
        await using var writer = Open();
        foreach (var some in Investors.Chunk(FundedAtOnce))
        {
            await Task.WhenAll(some.Select(investor => FundAsync(writer, investor, WalletMinor)));
        }

        await PublishAsync(writer);
    }

    /// <summary>A unit of work of this process.</summary>
    public UnitOfWork Open() => new(Database, TimeProvider.System, NullLogger<UnitOfWork>.Instance);

    /// <summary>A random investment as a command with a key of its own.</summary>
    public (Invest Command, CommandRequest Request) NextInvest()
    {
        var investor = Investors[Random.Shared.Next(People)];
        var caller = new Caller
        {
            Book = BookId.Live, Person = investor, ActingAs = "Investor", RequestId = "benchmark", Ip = "127.0.0.1",
        };
        var amount = AmountText.Of(new Money(Random.Shared.Next(1, 1000), Currency.Aed));
        return (
            new Invest(
                Offer, Owner.Of(BookId.Live, investor), new HashSet<Id<Organisation>>(), new InvestBody(amount)),
            new CommandRequest(caller, CommandKey.Of(caller, $"{Guid.NewGuid():N}", $"{amount.Text}")));
    }

    /// <summary>Access tokens of all investors, good for a quarter of an hour.</summary>
    public async Task<IReadOnlyList<string>> SignInAsync()
    {
        var tokens = new List<string>(People);
        foreach (var investor in Investors) tokens.Add(await SignInAsync(investor));
        return tokens;
    }

    /// <summary>An access token of one investor.</summary>
    public async Task<string> SignInAsync(Id<IPerson> investor)
    {
        var sessions = new ApiSessions(Database, new PeopleNow(Database, TimeProvider.System), TimeProvider.System);
        return (await sessions.StartAsync(investor, new SessionOrigin("127.0.0.1", "benchmark"))).AccessToken;
    }

    /// <summary>The real application on this database, in a process of its own.</summary>
    public Task<OffersServer> ServeAsync() => OffersServer.StartAsync(new Dictionary<string, string>
    {
        ["Database__Provider"] = $"{options.Provider}",
        ["ConnectionStrings__Offers"] = options.ConnectionString,
        ["Logging__LogLevel__Default"] = "Warning",
        ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
    });

    /// <summary>What does not add up; empty where all does.</summary>
    public async Task<string> CheckAsync()
    {
        await using var db = Database.Read(BookId.Live);
        var committed = await db.OfferTotals.Select(x => x.CommittedMinor).SingleAsync();
        var accepted = await db.Investments.SumAsync(x => x.AcceptedMinor);
        var held = await db.Accounts.Where(x => x.Purpose == Purpose.Held).SumAsync(x => x.BalanceMinor);
        var all = await db.Accounts.SumAsync(x => x.BalanceMinor);
        var head = await db.Heads.SingleAsync();
        var (operations, events) = (await db.Operations.LongCountAsync(), await db.Events.LongCountAsync());
        return committed == accepted && held == accepted && all == 0
            && head.LastOperation == operations && head.LastEvent == events
            ? ""
            : $"committed {committed}, accepted {accepted}, held {held}, all accounts {all}, "
                + $"operations {operations} of {head.LastOperation}, events {events} of {head.LastEvent}";
    }

    private async Task MakePeopleAsync()
    {
        var hash = new PasswordHasher<Person>().HashPassword(null!, Password);
        var people = Enumerable.Range(0, People).Select(n =>
        {
            var person = new Person($"investor{n}@benchmark.example", $"Investor {n}", TimeProvider.System.GetUtcNow());
            person.ConfirmEmail();
            person.TakePassword(hash);
            return person;
        }).ToList();
        await using var db = Database.Outside();
        db.AddRange(people);
        db.AddRange(people.Select(x => new Membership(x.Id, Organisation.PlatformId(BookId.Live), Role.Investor)));
        await db.SaveChangesAsync();
        Investors = people.ConvertAll(x => x.Id);
    }

    /// <summary>Gives an investor money.</summary>
    public static async Task FundAsync(UnitOfWork writer, Id<IPerson> investor, long minor)
    {
        var request = new CashRequest(
            Owner.Of(BookId.Live, investor), new Money(minor, Currency.Aed), null, "Benchmark");
        (await writer.SubmitAsync(new Deposit(request), CommandRequest.Once(_admin))).Read<MovementAnswer>();
    }

    private async Task PublishAsync(UnitOfWork writer) => await writer.RunAsync(
        CommandRequest.Once(_admin), new Deed("investments.publish", ""), work =>
        {
            var offer = new InvestmentOffer(
                BookId.Live, "HOT-001", Organisation.PlatformId(BookId.Live),
                new OfferTexts("Hot", null, null, null, []),
                new OfferTerms { MaxAmount = new Money(Money.MaxMajor * 100, Currency.Aed) });
            offer.Publish(work.Now);
            work.Db.Add(offer);
            work.Db.Add(new OfferTotals(offer));
            Offer = offer.Id;
            return Task.FromResult(Answer.None());
        });
}
