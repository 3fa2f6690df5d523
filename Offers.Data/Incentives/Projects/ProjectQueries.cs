using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>What a list of projects is narrowed to.</summary>
/// <param name="Status">Whether it sells.</param>
/// <param name="Builder">The builder.</param>
/// <param name="Search">Part of name, city or area, or a whole id.</param>
public sealed record ProjectFilter(
    ProjectStatus? Status = null, Id<Organisation>? Builder = null, string? Search = null)
{
    /// <summary>How the asking agent stands to it; only in lists of agents.</summary>
    public AgentStanding? Standing { get; init; }

    internal IQueryable<Project> Narrow(IQueryable<Project> projects)
    {
        projects = Status is { } status ? projects.Where(x => x.Status == status) : projects;
        projects = Builder is { } builder ? projects.Where(x => x.Builder == builder) : projects;
        if (string.IsNullOrWhiteSpace(Search))
        {
            return projects;
        }

        var part = Search.Trim().ToUpperInvariant();
        return Id<Project>.TryParse(Search.Trim(), out var id)
            ? projects.Where(x => x.Id == id)
            : projects.Where(x => x.Name.ToUpper().Contains(part) || x.City.ToUpper().Contains(part)
                || x.Area!.ToUpper().Contains(part));
    }
}

/// <summary>What a list of units is narrowed to.</summary>
/// <param name="Status">Whether it can be sold.</param>
/// <param name="Search">Part of number or type.</param>
public sealed record UnitFilter(UnitStatus? Status = null, string? Search = null);

/// <summary>A project where a form offers it.</summary>
/// <param name="Id">The project.</param>
/// <param name="Name">Its name.</param>
/// <param name="Builder">The builder.</param>
/// <param name="Currency">The code of its currency.</param>
public sealed record ProjectChoice(Id<Project> Id, string Name, BuilderLink Builder, string Currency);

/// <summary>Reads projects and units, for builders and administrators.</summary>
public sealed class ProjectQueries(OffersDatabase database)
{
    private const int ChoicesAtMost = 500;

    /// <summary>Projects that a scope reaches, newest first.</summary>
    public async Task<Page<ProjectView>> ListAsync(ProjectScope scope, ProjectFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = filter.Narrow(scope.Projects(db));
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var projects = Page<Project>.Of(rows, page, total, x => x.Id.ToString());
        return await projects.TurnAsync(some => db.ViewsAsync(some));
    }

    /// <summary>One project that a scope reaches.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>.</exception>
    public async Task<ProjectView> GetAsync(ProjectScope scope, Id<Project> id)
    {
        await using var db = database.Read(scope.Book);
        return (await db.ViewsAsync([await scope.ProjectAsync(db, id)]))[0];
    }

    /// <summary>The projects that a form offers, by name; at most 500.</summary>
    public async Task<IReadOnlyList<ProjectChoice>> ChoicesAsync(ProjectScope scope)
    {
        await using var db = database.Read(scope.Book);
        var projects = await scope.Projects(db).OrderBy(x => x.Name).ThenBy(x => x.Id).Take(ChoicesAtMost)
            .ToListAsync();
        var builders = await db.BuildersAsync(projects.Select(x => x.Builder));
        return projects.ConvertAll(x => new ProjectChoice(x.Id, x.Name, builders[x.Builder], x.Currency.Code));
    }

    /// <summary>The units of a project that a scope reaches, by number.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>.</exception>
    public async Task<Page<UnitView>> UnitsAsync(
        ProjectScope scope, Id<Project> id, UnitFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var project = await scope.ProjectAsync(db, id);
        return await UnitRows.ListAsync(db, project.Id, filter, page);
    }

    /// <summary>One unit of a project that a scope reaches.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>, <c>unit_not_found</c>.</exception>
    public async Task<UnitView> UnitAsync(ProjectScope scope, UnitPlace at)
    {
        await using var db = database.Read(scope.Book);
        var project = await scope.ProjectAsync(db, at.Project);
        var unit = await db.Units.SingleOrDefaultAsync(x => x.Id == at.Unit && x.Project == project.Id);
        return unit is null ? throw IncentiveCodes.UnitNotFound.Because() : UnitView.Of(unit);
    }

    /// <summary>Units whose number begins with a text, on projects that a scope reaches, for the search box.</summary>
    public async Task<IReadOnlyList<UnitHit>> FindUnitsAsync(ProjectScope scope, string text, int atMost)
    {
        await using var db = database.Read(scope.Book);
        return await UnitRows.FindAsync(db, scope.Projects(db).Select(x => x.Id), text, atMost);
    }
}
