using Offers.Data.Incentives.Projects;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Incentives.Projects;

/// <summary>
/// Projects of the demo's builders with their units, and the agents who came to sell them over the year: invited,
/// asked and let in, turned down, gone, and one who waits.
/// </summary>
public sealed class ProjectsDemo : IDemoSource
{
    private const int Lakh = 100_000;

    /// <inheritdoc/>
    public IEnumerable<DemoStep> Steps(DemoWorld world) => DemoProject.All.SelectMany(project =>
    {
        var made = new Made();
        return Making(world, project, made).Concat(project.Agents.SelectMany(agent => Life(world, agent, made)));
    });

    private static IEnumerable<DemoStep> Making(DemoWorld world, DemoProject project, Made made)
    {
        var (projects, units) = (new ProjectDesk(world.Writes), new UnitDesk(world.Writes));
        made.Ask = () => ProjectRequest.OfBuilder(world.ByBuilder(project.Person, project.Builder));
        yield return new DemoStep(world.DaysAgo(project.Day), async () =>
            made.Id = (await projects.CreateAsync(made.Ask(), new ProjectBody
            {
                Name = project.Name, Type = project.Type, City = project.City, Area = project.Area,
                Status = project.Status, Currency = Currency.Inr.Code,
            })).Read<Answered<Project>>().Id);
        yield return new DemoStep(world.DaysAgo(project.Day, 2), () => units.AddManyAsync(
            made.Ask(), made.Id, new UnitsBody([.. UnitsOf(project)])));
    }

    // Each floor has the same flats; higher ones cost a little more.
    private static IEnumerable<UnitBody> UnitsOf(DemoProject project) =>
        from floor in Enumerable.Range(1, project.Floors)
        from flat in project.Flats.Index()
        let lakhs = flat.Item.Lakhs + (floor * flat.Item.LakhsPerFloor)
        select new UnitBody
        {
            Number = $"{project.Block}-{floor:00}{flat.Index + 1:00}", Type = flat.Item.Type,
            Price = AmountText.Of(new Money((long)lakhs * Lakh * Currency.Inr.UnitsPerMajor, Currency.Inr)),
        };

    private static IEnumerable<DemoStep> Life(DemoWorld world, DemoAgent agent, Made made)
    {
        var desk = new AssociationDesk(world.Writes);
        var (person, mine) = (world.Agents[agent.Agent], new Made());
        yield return new DemoStep(world.DaysAgo(agent.Day, 3), async () =>
            mine.Association = (await (agent.IsInvited
                ? desk.InviteAsync(made.Ask(), new InvitationBody(made.Id, world.People[person]))
                : desk.RequestAsync(world.ByAgent(person), new AssociationBody(made.Id, agent.Note))))
                .Read<Answered<Association>>().Id);
        if (agent is { IsInvited: false, Decision: { } decision })
        {
            yield return new DemoStep(world.DaysAgo(agent.Day - 1, 4), () => desk.DecideAsync(
                made.Ask(), mine.Association, decision, decision == "reject" ? agent.Reason : null));
        }

        if (agent.EndedDay is { } ended)
        {
            yield return new DemoStep(world.DaysAgo(ended, 5), () => desk.DecideAsync(
                made.Ask(), mine.Association, "end", agent.Reason));
        }
    }

    private sealed class Made
    {
        internal Id<Project> Id { get; set; }

        internal Id<Association> Association { get; set; }

        internal Func<ProjectRequest> Ask { get; set; } = default!;
    }

    private sealed record Answered<T>(Id<T> Id);
}
