using Microsoft.EntityFrameworkCore;
using Offers.Data.Identity;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives.Bounties;

/// <summary>A book with a builder who has a project and money, his people, and agents by number.</summary>
public sealed class BountyWorld : IAsyncDisposable
{
    private const int Agents = 40;
    private static int _files;

    private BountyWorld(LiveBook book, FakeClock clock) => (Book, Clock) = (book, clock);

    /// <summary>The book.</summary>
    public LiveBook Book { get; }

    /// <summary>The clock of the book.</summary>
    public FakeClock Clock { get; }

    /// <summary>The builder.</summary>
    public Id<Organisation> Builder { get; private set; }

    /// <summary>The project, in INR, of the zone Asia/Kolkata.</summary>
    public Id<Project> Project { get; private set; }

    /// <summary>Bounties.</summary>
    public BountyDesk Desk => new(Book.Writer);

    /// <summary>Submissions.</summary>
    public SubmissionDesk Submissions => new(Book.Writer);

    /// <summary>The builder's two people.</summary>
    public Caller First => CallerOf(100, Role.Builder);

    /// <summary>The other of the builder's people.</summary>
    public Caller Second => CallerOf(101, Role.Builder);

    /// <summary>What the builder's people reach.</summary>
    public ProjectScope Scope => ProjectScope.OfBuilder(First);

    /// <summary>A book in which the builder has so much, in rupees.</summary>
    public static async Task<BountyWorld> OpenAsync(DatabaseProvider provider, long rupees = 100_000)
    {
        var clock = new FakeClock();
        var world = new BountyWorld(await LiveBook.OpenAsync(provider, clock), clock);
        await world.BeginAsync();
        if (rupees > 0)
        {
            var wallet = Owner.Of(BookId.Live, world.Builder);
            var request = new CashRequest(wallet, Rupees(rupees), null, "Test money");
            (await world.Book.Writer.SubmitAsync(new Deposit(request), CommandRequest.Once(LiveBook.Admin))).Check();
        }

        return world;
    }

    /// <summary>An amount.</summary>
    public static Money Rupees(long major) => new(major * 100, Currency.Inr);

    /// <summary>A photo; the same number is the same photo.</summary>
    public static FileFacts Photo(int number) =>
        new($"{number:x64}", $"photo-{number}.jpg", "image/jpeg", 4_000);

    /// <summary>A photo that nobody sent yet.</summary>
    public static FileFacts NewPhoto() => Photo(1_000 + Interlocked.Increment(ref _files));

    /// <summary>An agent.</summary>
    public static Caller Agent(int number) => CallerOf(number, Role.Agent, null);

    /// <summary>What a bounty of 1,000 rupees for a photo is made of.</summary>
    public NewBountyBody Body(int? most = null, long? budget = null) => new()
    {
        ProjectId = Project,
        Title = "Photo of the hoarding",
        Description = "Show that it stands.",
        Reward = AmountText.Of(Rupees(1_000)),
        Requirements = ["By daylight"],
        MaxSubmissions = most,
        Budget = budget is { } major ? AmountText.Of(Rupees(major)) : null,
    };

    /// <summary>A published bounty.</summary>
    public async Task<Id<Bounty>> PublishedAsync(NewBountyBody body) =>
        (await Desk.CreateAsync(CommandRequest.Once(First), Scope, body)).Read<Made<Bounty>>().Id;

    /// <summary>The code with which a bounty is refused.</summary>
    public Task<Outcome> TryAsync(NewBountyBody body) =>
        Outcome.OfAsync(() => Desk.CreateAsync(CommandRequest.Once(First), Scope, body));

    /// <summary>An agent sends a proof.</summary>
    public Task<Outcome> SendAsync(Id<Bounty> bounty, int agent, Proof? proof = null, FileFacts? photo = null) =>
        Outcome.OfAsync(() => Submissions.SendAsync(
            CommandRequest.Once(Agent(agent)), bounty, proof ?? new Proof(), [photo ?? NewPhoto()]));

    /// <summary>A proof that an agent sent.</summary>
    public async Task<Id<BountySubmission>> SentAsync(
        Id<Bounty> bounty, int agent, Proof? proof = null, FileFacts? photo = null)
    {
        var outcome = await SendAsync(bounty, agent, proof, photo);
        Assert.True(outcome.IsDone, outcome.ToString());
        return outcome.Answer!.Read<Made<BountySubmission>>().Id;
    }

    /// <summary>Somebody of the builder decides.</summary>
    public Task<Outcome> ReviewAsync(
        Id<BountySubmission> id, ReviewDecision decision = ReviewDecision.Approve, Caller? by = null,
        UnitOfWork? writer = null) =>
        Outcome.OfAsync(() => new SubmissionDesk(writer ?? Book.Writer).ReviewAsync(
            CommandRequest.Once(by ?? First), ProjectScope.OfBuilder(by ?? First), id,
            new ReviewBody(decision, "Not by daylight.")));

    /// <summary>Carries out a verb.</summary>
    public Task<Outcome> MoveAsync(Id<Bounty> id, string verb) =>
        Outcome.OfAsync(() => Desk.MoveAsync(CommandRequest.Once(First), Scope, id, verb));

    /// <summary>What the builder has available and held, in rupees.</summary>
    public async Task<(long Available, long Held)> WalletAsync()
    {
        var accounts = await Book.ReadAsync(db => db.Accounts.Where(x => x.OwnerId == Builder.Value).ToListAsync());
        long Of(Purpose purpose) => (accounts.SingleOrDefault(x => x.Purpose == purpose)?.BalanceMinor ?? 0) / 100;
        return (Of(Purpose.Available), Of(Purpose.Held));
    }

    /// <summary>What an agent has, in rupees.</summary>
    public Task<long> EarnedAsync(int agent)
    {
        var id = LiveBook.PersonOf(agent).Value;
        return Book.ReadAsync(db => db.Accounts
            .Where(x => x.OwnerId == id && x.Purpose == Purpose.Available).SumAsync(x => x.BalanceMinor / 100));
    }

    /// <summary>A bounty as it stands.</summary>
    public Task<Bounty> BountyAsync(Id<Bounty> id) =>
        Book.ReadAsync(db => db.Bounties.SingleAsync(x => x.Id == id));

    /// <summary>A submission as it stands.</summary>
    public Task<BountySubmission> SubmissionAsync(Id<BountySubmission> id) =>
        Book.ReadAsync(db => db.BountySubmissions.SingleAsync(x => x.Id == id));

    /// <summary>Fails where the book, or what bounties derive from it, does not add up.</summary>
    public async Task AssertBooksAsync()
    {
        await BookCheck.AssertAsync(Book.Database);
        await using var db = Book.Database.Read(BookId.Live);
        foreach (var total in BountyBooks.All.Append(IncentiveBooks.Budgets))
        {
            Assert.True(await total.MismatchesAsync(db) == 0, total.Name);
        }
    }

    /// <summary>An agent is invited to the project.</summary>
    public Task InviteAsync(int agent) => Book.Writer.RunAsync(
        CommandRequest.Once(First), new Deed("test.invite", ""), async work =>
        {
            var project = await work.Db.Projects.SingleAsync(x => x.Id == Project);
            work.Db.Add(Association.Invite(project, LiveBook.PersonOf(agent), (First.Person, work.Now)));
            return Answer.None();
        });

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Book.DisposeAsync();

    private static Caller CallerOf(int number, Role role, Id<Organisation>? of) => new()
    {
        Book = BookId.Live,
        Person = LiveBook.PersonOf(number),
        Roles = new HashSet<Role> { role },
        Organisation = of,
        Memberships = of is { } organisation ? [new RoleAt(role, organisation)] : [],
        ActingAs = role.ToString(),
        RequestId = "test",
    };

    private Caller CallerOf(int number, Role role) => CallerOf(number, role, Builder);

    private async Task BeginAsync()
    {
        await using (var db = Book.Database.Outside())
        {
            foreach (var number in Enumerable.Range(0, Agents).Concat([100, 101]))
            {
                var person = new Person($"person{number}@offers.example", $"Person {number}", LiveBook.Now);
                person.Id = LiveBook.PersonOf(number);
                db.Add(person);
            }

            await db.SaveChangesAsync();
        }

        await Book.Writer.RunAsync(CommandRequest.Once(LiveBook.Admin), new Deed("test.begin", ""), work =>
        {
            var builder = new Organisation(BookId.Live, OrganisationKind.Builder, "ABC Builders", null);
            builder.Locate("Asia/Kolkata", "en");
            work.Db.Add(builder);
            var project = new Project(builder, Currency.Inr, new ProjectFacts(
                "Sunrise Apartments", ProjectType.Residential, "Bangalore", "Whitefield"));
            work.Db.Add(project);
            (Builder, Project) = (builder.Id, project.Id);
            return Task.FromResult(Answer.None());
        });
    }

    /// <summary>What an answer says of what was made.</summary>
    private sealed record Made<T>(Id<T> Id);
}
