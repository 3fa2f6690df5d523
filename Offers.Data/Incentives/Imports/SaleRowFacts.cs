using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>
/// What is in the books of that which rows of a file name: projects, units, agents and earlier sales. Read for many
/// rows at once, in a few queries.
/// </summary>
internal sealed class SaleRowFacts
{
    private readonly List<Project> _projects = [];
    private readonly Dictionary<(Id<Project> Project, string Number), Unit> _units = [];
    private readonly Dictionary<string, Id<IPerson>> _agents = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(Id<Project> Project, string Reference), SoldUnit> _sales = [];
    private readonly HashSet<Id<Unit>> _taken = [];

    private SaleRowFacts()
    {
    }

    /// <summary>Reads what rows name, as far as a scope reaches.</summary>
    internal static async Task<SaleRowFacts> ReadAsync(
        OffersDb db, ProjectScope scope, IReadOnlyList<(SaleRow Row, string Reference)> rows)
    {
        var facts = new SaleRowFacts();
        await facts.ReadProjectsAsync(db, scope, [.. rows.Select(x => x.Row[SaleColumn.Project]).OfType<string>()]);
        await facts.ReadAgentsAsync(db, [.. rows.SelectMany(x => NamesOf(x.Row))]);
        foreach (var ofProject in rows.GroupBy(x => facts.Find(x.Row[SaleColumn.Project])))
        {
            if (ofProject.Key is { } project)
            {
                await facts.ReadUnitsAsync(
                    db, project.Id, [.. ofProject.Select(x => x.Row[SaleColumn.Unit]).OfType<string>()]);
                await facts.ReadSalesAsync(db, project.Id, [.. ofProject.Select(x => x.Reference)]);
            }
        }

        return facts;
    }

    /// <summary>The project of a name or an id.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>.</exception>
    internal Project ProjectOf(string name) => Find(name) ?? throw IncentiveCodes.ProjectNotFound.Because(
        _projects.Exists(x => Fits(x, name))
            ? "Several projects have this name; write the id."
            : "There is no such project here.");

    /// <summary>The unit of a number.</summary>
    /// <exception cref="Refusal"><c>unit_not_found</c>, <c>validation_failed</c>.</exception>
    internal Unit UnitOf(Project project, string number) =>
        _units.GetValueOrDefault((project.Id, Unit.NumberOf(number)))
            ?? throw IncentiveCodes.UnitNotFound.Because($"{project.Name} has no such unit.");

    /// <summary>The agent of an address or an id.</summary>
    /// <exception cref="Refusal"><c>agent_not_found</c>.</exception>
    internal Id<IPerson> AgentOf(string name) => _agents.TryGetValue(name, out var agent)
        ? agent
        : throw IncentiveCodes.AgentNotFound.Because("There is no such agent.");

    /// <summary>The sale of a reference; null where there is none.</summary>
    internal SoldUnit? SaleOf(Project project, string reference) => _sales.GetValueOrDefault((project.Id, reference));

    /// <summary>True where a sale of the unit is open.</summary>
    internal bool IsTaken(Unit unit) => _taken.Contains(unit.Id);

    private static bool Fits(Project project, string name) =>
        string.Equals(project.Name, name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> NamesOf(SaleRow row) =>
        row[SaleColumn.Agent]?.Split('|', StringSplitOptions.TrimEntries) ?? [];

    private Project? Find(string? name)
    {
        if (Id<Project>.TryParse(name, out var id))
        {
            return _projects.Find(x => x.Id == id);
        }

        return name is not null && _projects.FindAll(x => Fits(x, name)) is [var only] ? only : null;
    }

    private async Task ReadProjectsAsync(OffersDb db, ProjectScope scope, HashSet<string> names)
    {
        var ids = names.Select(x => Id<Project>.TryParse(x, out var id) ? id : (Id<Project>?)null)
            .OfType<Id<Project>>().ToList();
        var upper = names.Select(x => x.ToUpperInvariant()).ToList();
        _projects.AddRange(await scope.Projects(db)
            .Where(x => ids.Contains(x.Id) || upper.Contains(x.Name.ToUpper())).ToListAsync());
    }

    private async Task ReadAgentsAsync(OffersDb db, HashSet<string> names)
    {
        var ids = names.Select(x => Id<IPerson>.TryParse(x, out var id) ? id : (Id<IPerson>?)null)
            .OfType<Id<IPerson>>().ToList();
        var upper = names.Where(x => x.Contains('@', StringComparison.Ordinal)).Select(x => x.ToUpperInvariant())
            .ToList();
        var people = await (
            from person in db.Users
            join membership in db.Memberships on person.Id equals membership.Person
            where membership.Role == Role.Agent
                && (ids.Contains(person.Id) || upper.Contains(person.NormalizedEmail!))
            select new { person.Id, person.NormalizedEmail }).ToListAsync();
        foreach (var person in people)
        {
            _agents[person.Id.ToString()] = person.Id;
            _agents[person.NormalizedEmail ?? ""] = person.Id;
        }
    }

    private async Task ReadUnitsAsync(OffersDb db, Id<Project> project, HashSet<string> numbers)
    {
        var upper = numbers.Select(x => x.ToUpperInvariant()).ToHashSet();
        var units = await db.Units.AsNoTracking()
            .Where(x => x.Project == project && upper.Contains(x.Number)).ToListAsync();
        units.ForEach(unit => _units[(project, unit.Number)] = unit);
        var ids = units.ConvertAll(x => x.Id);
        _taken.UnionWith(await db.Sales
            .Where(x => ids.Contains(x.Unit) && x.Stage != EF.Constant(SaleStage.Cancelled))
            .Select(x => x.Unit).ToListAsync());
    }

    private async Task ReadSalesAsync(OffersDb db, Id<Project> project, HashSet<string> references)
    {
        var sales = await db.Sales.Where(x => x.Project == project && references.Contains(x.Reference!)).ToListAsync();
        var ids = sales.ConvertAll(x => x.Id);
        var agents = (await db.SaleAgents.Where(x => ids.Contains(x.Sale)).ToListAsync()).ToLookup(x => x.Sale);
        sales.ForEach(sale => _sales[(project, sale.Reference!)] = new SoldUnit(sale, [.. agents[sale.Id]]));
    }
}
