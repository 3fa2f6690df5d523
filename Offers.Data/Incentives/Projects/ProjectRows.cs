using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>Turns projects and associations into what is answered, for queries and units of work alike.</summary>
internal static class ProjectRows
{
    private static readonly string[] _ofBuilder = ["approve", "reject", "end"];
    private static readonly string[] _ofAgent = ["withdraw", "end"];

    /// <summary>Projects with what they have, in their order.</summary>
    internal static async Task<IReadOnlyList<ProjectView>> ViewsAsync(
        this OffersDb db, IReadOnlyList<Project> projects)
    {
        var ids = projects.Select(x => x.Id).ToList();
        var builders = await db.BuildersAsync(projects.Select(x => x.Builder));
        var units = (await db.Units.Where(x => ids.Contains(x.Project)).GroupBy(x => new { x.Project, x.Status })
            .Select(x => new UnitSum(
                x.Key.Project, x.Key.Status, x.Count(), x.Min(u => u.PriceMinor), x.Max(u => u.PriceMinor)))
            .ToListAsync()).ToLookup(x => x.Project);
        var agents = (await db.Associations
            .Where(x => ids.Contains(x.Project)
                && (x.Status == AssociationStatus.Approved || x.Status == AssociationStatus.Requested))
            .GroupBy(x => new { x.Project, x.Status }).Select(x => new { x.Key.Project, x.Key.Status, N = x.Count() })
            .ToListAsync()).ToDictionary(x => (x.Project, x.Status), x => x.N);
        return
        [
            .. projects.Select(project => ViewOf(project, builders[project.Builder], units[project.Id].ToList()) with
            {
                AgentCount = agents.GetValueOrDefault((project.Id, AssociationStatus.Approved)),
                RequestCount = agents.GetValueOrDefault((project.Id, AssociationStatus.Requested)),
            }),
        ];
    }

    /// <summary>Associations with the names in them, in their order, and with what an agent may do, or a
    /// builder.</summary>
    internal static async Task<IReadOnlyList<AssociationView>> ViewsAsync(
        this OffersDb db, IReadOnlyList<Association> associations, Role reader, DateTimeOffset now)
    {
        var projectIds = associations.Select(x => x.Project).Distinct().ToList();
        var agentIds = associations.Select(x => x.Agent).Distinct().ToList();
        var projects = await db.Projects.Where(x => projectIds.Contains(x.Id)).ToDictionaryAsync(x => x.Id);
        var agents = await db.Users.Where(x => agentIds.Contains(x.Id))
            .Select(x => new AgentLink(x.Id, x.DisplayName, x.Email!)).ToDictionaryAsync(x => x.Id);
        var builders = await db.BuildersAsync(associations.Select(x => x.Builder));
        var verbs = reader == Role.Agent ? _ofAgent : _ofBuilder;
        return
        [
            .. associations.Select(x => new AssociationView
            {
                Id = x.Id, Project = ProjectLink.Of(projects[x.Project]), Builder = builders[x.Builder],
                Agent = agents[x.Agent], Status = x.Status,
                Origin = x.InvitedBy is null ? AssociationOrigin.Requested : AssociationOrigin.Invited,
                CreatedAt = x.CreatedAt, From = x.From, Until = x.Until, Reason = x.Reason, Note = x.Note,
                AllowedActions =
                [
                    .. Association.Machine.Allowed(x, now).Where(a => verbs.Contains(a.Action, StringComparer.Ordinal)),
                ],
            }),
        ];
    }

    /// <summary>Builders by id. Organisations belong to the live book, also where their projects are in
    /// another.</summary>
    internal static async Task<Dictionary<Id<Organisation>, BuilderLink>> BuildersAsync(
        this OffersDb db, IEnumerable<Id<Organisation>> ids)
    {
        var some = ids.Distinct().ToList();
        return await db.Organisations.IgnoreQueryFilters([OffersDb.BookFilter]).Where(x => some.Contains(x.Id))
            .Select(x => new BuilderLink(x.Id, x.Name)).ToDictionaryAsync(x => x.Id);
    }

    private static ProjectView ViewOf(Project project, BuilderLink builder, List<UnitSum> units) => new()
    {
        Id = project.Id, Name = project.Name, Builder = builder, Type = project.Type, City = project.City,
        Area = project.Area, Location = project.Location, Status = project.Status, Currency = project.Currency,
        Zone = project.Zone, Revision = project.Revision,
        PriceFrom = units.Count == 0 ? null : new Money(units.Min(x => x.Lowest), project.Currency),
        PriceTo = units.Count == 0 ? null : new Money(units.Max(x => x.Highest), project.Currency),
        Units = new UnitCounts(
            CountOf(units, UnitStatus.Available), CountOf(units, UnitStatus.Reserved), CountOf(units, UnitStatus.Sold)),
    };

    private static int CountOf(List<UnitSum> units, UnitStatus status) =>
        units.Where(x => x.Status == status).Sum(x => x.Count);

    private sealed record UnitSum(Id<Project> Project, UnitStatus Status, int Count, long Lowest, long Highest);
}
