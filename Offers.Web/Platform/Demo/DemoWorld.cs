using System.Collections.Frozen;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Demo;

/// <summary>What the writers of demo data share: the unit of work with its own clock, and who is in it.</summary>
/// <param name="database">The database.</param>
/// <param name="writes">The unit of work whose time is <paramref name="clock"/>.</param>
/// <param name="clock">The time of the story.</param>
/// <param name="now">When the story ends: real time.</param>
public sealed class DemoWorld(OffersDatabase database, UnitOfWork writes, DemoClock clock, DateTimeOffset now)
{
    /// <summary>The database.</summary>
    public OffersDatabase Database => database;

    /// <summary>The unit of work of the story.</summary>
    public UnitOfWork Writes => writes;

    /// <summary>The time of the story.</summary>
    public DemoClock Clock => clock;

    /// <summary>When the story ends.</summary>
    public DateTimeOffset Now => now;

    /// <summary>The people by the part of their address before the at sign.</summary>
    public FrozenDictionary<string, Id<IPerson>> People { get; set; } = FrozenDictionary<string, Id<IPerson>>.Empty;

    /// <summary>The organisations by name.</summary>
    public FrozenDictionary<string, Id<Organisation>> Organisations { get; set; } =
        FrozenDictionary<string, Id<Organisation>>.Empty;

    /// <summary>The names of the investors in <see cref="People"/>, the two with a sign-in first.</summary>
    public IReadOnlyList<string> Investors { get; set; } = [];

    /// <summary>The names of the agents in <see cref="People"/>, the one with a sign-in first.</summary>
    public IReadOnlyList<string> Agents { get; set; } = [];

    /// <summary>A request of the administrator.</summary>
    public CommandRequest ByAdmin() => By("admin", Role.SuperAdmin);

    /// <summary>A request of the second administrator.</summary>
    public CommandRequest BySecondAdmin() => By("admin2", Role.Admin);

    /// <summary>A request of an investor.</summary>
    public CommandRequest ByInvestor(string name) => By(name, Role.Investor);

    /// <summary>A request of an agent.</summary>
    public CommandRequest ByAgent(string name) => By(name, Role.Agent);

    /// <summary>A request of somebody who works for a builder.</summary>
    public CommandRequest ByBuilder(string name, string organisation) => ByRole(name, Role.Builder, organisation);

    /// <summary>A request of somebody in a role of an organisation.</summary>
    public CommandRequest ByRole(string name, Role role, string organisation)
    {
        var request = By(name, role);
        var id = Organisations[organisation];
        return request with
        {
            Caller = request.Caller with { Organisation = id, Memberships = [new RoleAt(role, id)] },
        };
    }

    /// <summary>Whose wallet a person's is.</summary>
    public Owner WalletOf(string name) => Owner.Of(BookId.Live, People[name]);

    /// <summary>A moment so many days before the end of the story, at a full hour of the morning.</summary>
    /// <param name="days">Days before the end.</param>
    /// <param name="hours">Hours after six in the morning, UTC.</param>
    public DateTimeOffset DaysAgo(int days, int hours = 0) =>
        new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-days).AddHours(6 + hours);

    private CommandRequest By(string name, Role role) => CommandRequest.Once(new Caller
    {
        Book = BookId.Live,
        Person = People[name],
        Roles = new HashSet<Role> { role },
        ActingAs = role.ToString(),
        RequestId = "demo",
    });
}

/// <summary>One moment of the story: commands that are sent at once.</summary>
/// <param name="At">When.</param>
/// <param name="Act">Sends one command; what it answers is not looked at, since refusals are part of the story.</param>
public sealed record DemoStep(DateTimeOffset At, Func<Task> Act);

/// <summary>A module's part of the story.</summary>
public interface IDemoSource
{
    /// <summary>Its moments, in any order; none after the end of the story.</summary>
    IEnumerable<DemoStep> Steps(DemoWorld world);
}
