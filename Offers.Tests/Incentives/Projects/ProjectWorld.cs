using Offers.Data.Incentives;
using Offers.Data.Incentives.Projects;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives.Projects;

/// <summary>A book with two builders, their people, and agents.</summary>
public sealed class ProjectWorld : IAsyncDisposable
{
    private const int People = 40;

    private ProjectWorld(LiveBook book)
    {
        Book = book;
        (Projects, Units, Associations) = (new(book.Writer), new(book.Writer), new(book.Writer));
    }

    /// <summary>The book.</summary>
    public LiveBook Book { get; }

    /// <summary>The first builder.</summary>
    public Organisation First { get; private set; } = default!;

    /// <summary>The second builder.</summary>
    public Organisation Second { get; private set; } = default!;

    /// <summary>The desk of projects.</summary>
    public ProjectDesk Projects { get; }

    /// <summary>The desk of units.</summary>
    public UnitDesk Units { get; }

    /// <summary>The desk of associations.</summary>
    public AssociationDesk Associations { get; }

    /// <summary>What builders read.</summary>
    public ProjectQueries Reading => new(Book.Database);

    /// <summary>What builders read of agents.</summary>
    public AssociationQueries Agents => new(Book.Database, TimeProvider.System);

    /// <summary>What agents read.</summary>
    public AgentProjectQueries Agent => new(Book.Database, TimeProvider.System);

    /// <summary>Opens a book; people 30 to 39 are agents, 29 is agent and works for the first builder.</summary>
    public static async Task<ProjectWorld> OpenAsync(DatabaseProvider provider)
    {
        var world = new ProjectWorld(await LiveBook.OpenAsync(provider));
        await world.Book.IntroduceAsync(People);
        await world.Book.Writer.RunAsync(CommandRequest.Once(LiveBook.Admin), new Deed("test", ""), work =>
        {
            world.First = new Organisation(BookId.Live, OrganisationKind.Builder, "First Builders", null);
            world.Second = new Organisation(BookId.Live, OrganisationKind.Builder, "Second Builders", null);
            work.Db.AddRange(world.First, world.Second);
            var platform = Organisation.PlatformId(BookId.Live);
            work.Db.AddRange(Enumerable.Range(29, People - 29)
                .Select(number => new Membership(LiveBook.PersonOf(number), platform, Role.Agent)));
            work.Db.Add(new Membership(LiveBook.PersonOf(29), world.First.Id, Role.Builder));
            return Task.FromResult(Answer.None());
        });
        return world;
    }

    /// <summary>Somebody who works for a builder.</summary>
    public static Caller For(Organisation builder, int person = 10) => LiveBook.Admin with
    {
        Person = LiveBook.PersonOf(person), Roles = new HashSet<Role> { Role.Builder }, ActingAs = "Builder",
        Organisation = builder.Id, Memberships = [new RoleAt(Role.Builder, builder.Id)],
    };

    /// <summary>An agent.</summary>
    public static AgentCaller AgentOf(int person) => new(BookId.Live, LiveBook.PersonOf(person));

    /// <summary>What an agent asks for.</summary>
    public static CommandRequest By(int agent) => CommandRequest.Once(LiveBook.Admin with
    {
        Person = LiveBook.PersonOf(agent), Roles = new HashSet<Role> { Role.Agent }, ActingAs = "Agent",
    });

    /// <summary>What somebody of the first builder asks for.</summary>
    public ProjectRequest ByFirst(int person = 10) =>
        ProjectRequest.OfBuilder(CommandRequest.Once(For(First, person)));

    /// <summary>What somebody of the second builder asks for.</summary>
    public ProjectRequest BySecond() => ProjectRequest.OfBuilder(CommandRequest.Once(For(Second, 11)));

    /// <summary>What an administrator asks for.</summary>
    public static ProjectRequest ByAdmin() => ProjectRequest.OfPlatform(CommandRequest.Once(LiveBook.Admin));

    /// <summary>What the people of a builder reach.</summary>
    public static ProjectScope ScopeOf(Organisation builder) => ProjectScope.OfBuilder(For(builder));

    /// <summary>A project of the first builder, or of whoever asks.</summary>
    public async Task<Id<Project>> ProjectAsync(string name, ProjectRequest? by = null)
    {
        var body = new ProjectBody { Name = name, City = "Bangalore", Currency = "INR" };
        return (await Projects.CreateAsync(by ?? ByFirst(), body)).Read<Made<Project>>().Id;
    }

    /// <summary>A unit that costs so many rupees.</summary>
    public static UnitBody Unit(string number, string price = "5000000.00") =>
        new() { Number = number, Type = "2 bedrooms", Price = new AmountText(price) };

    /// <summary>An agent asks for a project.</summary>
    public async Task<Id<Association>> AskedAsync(Id<Project> project, int agent) =>
        (await Associations.RequestAsync(By(agent), new AssociationBody(project))).Read<Made<Association>>().Id;

    /// <summary>An agent is let in.</summary>
    public async Task<Id<Association>> InvitedAsync(Id<Project> project, int agent, ProjectRequest? by = null) =>
        (await Associations.InviteAsync(by ?? ByFirst(), new InvitationBody(project, LiveBook.PersonOf(agent))))
            .Read<Made<Association>>().Id;

    /// <summary>The names of the projects that an agent sells, and how many the list says there are.</summary>
    public async Task<(string Names, long Total)> SoldByAsync(int agent)
    {
        var filter = new ProjectFilter { Standing = AgentStanding.Mine };
        var page = await Agent.ListAsync(AgentOf(agent), filter, new PageRequest());
        return (string.Join(", ", page.Data.Select(x => x.Name).Order(StringComparer.Ordinal)), page.Total);
    }

    /// <summary>The status and code of an answer, or of a refusal that is not recorded.</summary>
    public static async Task<string> CodeAsync(Task<Answer> answer)
    {
        try
        {
            var done = await answer;
            return done.IsRefusal ? $"{done.Status} {Problem.ToRefusal(done.Body).Code.Code}" : $"{done.Status}";
        }
        catch (Refusal refusal)
        {
            return $"{refusal.Code.Status} {refusal.Code.Code}";
        }
    }

    /// <summary>The code with which a query refuses; '' where it answers.</summary>
    public static async Task<string> CodeAsync<T>(Task<T> query)
    {
        try
        {
            await query;
            return "";
        }
        catch (Refusal refusal)
        {
            return $"{refusal.Code.Status} {refusal.Code.Code}";
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Book.DisposeAsync();

    /// <summary>What was made.</summary>
    public sealed record Made<T>(Id<T> Id);
}
