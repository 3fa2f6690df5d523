using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>A unit that the search box found.</summary>
/// <param name="Project">The project.</param>
/// <param name="ProjectName">Its name.</param>
/// <param name="Number">The unit's number.</param>
/// <param name="Status">Whether it can be sold.</param>
public sealed record UnitHit(Id<Project> Project, string ProjectName, string Number, UnitStatus Status);

/// <summary>Reads units once it is settled that the caller may see their project.</summary>
internal static class UnitRows
{
    /// <summary>The units of a project, by number; the cursor is the number.</summary>
    internal static async Task<Page<UnitView>> ListAsync(
        OffersDb db, Id<Project> project, UnitFilter filter, PageRequest page)
    {
        var found = Narrow(db.Units.Where(x => x.Project == project), filter);
        var total = await found.CountCappedAsync(page);
        if (page.Bound is { } bound)
        {
            found = page.IsBackwards
                ? found.Where(x => x.Number.CompareTo(bound) < 0)
                : found.Where(x => x.Number.CompareTo(bound) > 0);
        }

        var rows = await (page.IsBackwards ? found.OrderByDescending(x => x.Number) : found.OrderBy(x => x.Number))
            .Cut(page).ToListAsync();
        return Page<Unit>.Of(rows, page, total, x => x.Number).Select(UnitView.Of);
    }

    /// <summary>Units of some projects whose number begins with a text.</summary>
    internal static async Task<IReadOnlyList<UnitHit>> FindAsync(
        OffersDb db, IQueryable<Id<Project>> projects, string text, int atMost)
    {
        var start = text.Trim().ToUpperInvariant();
        return await (
            from unit in db.Units
            join project in db.Projects on unit.Project equals project.Id
            where projects.Contains(project.Id) && unit.Number.StartsWith(start)
            orderby unit.Number, project.Name
            select new UnitHit(project.Id, project.Name, unit.Number, unit.Status)).Take(atMost).ToListAsync();
    }

    private static IQueryable<Unit> Narrow(IQueryable<Unit> units, UnitFilter filter)
    {
        units = filter.Status is { } status ? units.Where(x => x.Status == status) : units;
        if (string.IsNullOrWhiteSpace(filter.Search))
        {
            return units;
        }

        var part = filter.Search.Trim().ToUpperInvariant();
        return units.Where(x => x.Number.Contains(part) || x.Type!.ToUpper().Contains(part));
    }
}
