using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>What a list of associations is narrowed to.</summary>
/// <param name="Status">The state.</param>
/// <param name="Project">The project.</param>
/// <param name="Builder">The project's builder.</param>
/// <param name="Search">Part of the agent's name or address.</param>
public sealed record AssociationFilter(
    AssociationStatus? Status = null, Id<Project>? Project = null, Id<Organisation>? Builder = null,
    string? Search = null)
{
    internal IQueryable<Association> Narrow(OffersDb db, IQueryable<Association> found)
    {
        found = Status is { } status ? found.Where(x => x.Status == status) : found;
        found = Project is { } project ? found.Where(x => x.Project == project) : found;
        found = Builder is { } builder ? found.Where(x => x.Builder == builder) : found;
        if (string.IsNullOrWhiteSpace(Search))
        {
            return found;
        }

        var part = Search.Trim().ToUpperInvariant();
        return found.Where(x => db.Users.Any(agent => agent.Id == x.Agent
            && (agent.DisplayName.ToUpper().Contains(part) || agent.NormalizedEmail!.Contains(part))));
    }
}

/// <summary>How many associations there are, by state.</summary>
/// <param name="Requested">Those that wait for the builder.</param>
/// <param name="Approved">Those that go on.</param>
/// <param name="Rejected">Those that were refused.</param>
/// <param name="Ended">Those that are over.</param>
public sealed record AssociationCounts(int Requested, int Approved, int Rejected, int Ended)
{
    /// <summary>All of them.</summary>
    public int Total => Requested + Approved + Rejected + Ended;
}

/// <summary>Reads who sells which project, for builders and administrators.</summary>
public sealed class AssociationQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Associations with projects that a scope reaches, newest first.</summary>
    public async Task<Page<AssociationView>> ListAsync(
        ProjectScope scope, AssociationFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var found = filter.Narrow(db, scope.Associations(db));
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        return await Page<Association>.Of(rows, page, total, x => x.Id.ToString())
            .TurnAsync(some => db.ViewsAsync(some, Role.Builder, now));
    }

    /// <summary>Associations with one project that a scope reaches, newest first.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>.</exception>
    public async Task<Page<AssociationView>> OfProjectAsync(
        ProjectScope scope, Id<Project> id, AssociationFilter filter, PageRequest page)
    {
        await using (var db = database.Read(scope.Book))
        {
            await scope.ProjectAsync(db, id);
        }

        return await ListAsync(scope, filter with { Project = id }, page);
    }

    /// <summary>One association that a scope reaches.</summary>
    /// <exception cref="Refusal"><c>association_not_found</c>.</exception>
    public async Task<AssociationView> GetAsync(ProjectScope scope, Id<Association> id)
    {
        await using var db = database.Read(scope.Book);
        var association = await scope.Associations(db).SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.AssociationNotFound.Because();
        return (await db.ViewsAsync([association], Role.Builder, await db.NowAsync(time)))[0];
    }

    /// <summary>How many there are by state, for one project or all that a scope reaches.</summary>
    public async Task<AssociationCounts> CountsAsync(ProjectScope scope, Id<Project>? project = null)
    {
        await using var db = database.Read(scope.Book);
        var counts = await new AssociationFilter(Project: project).Narrow(db, scope.Associations(db))
            .GroupBy(x => x.Status).Select(x => new { x.Key, N = x.Count() }).ToDictionaryAsync(x => x.Key, x => x.N);
        return new AssociationCounts(
            counts.GetValueOrDefault(AssociationStatus.Requested), counts.GetValueOrDefault(AssociationStatus.Approved),
            counts.GetValueOrDefault(AssociationStatus.Rejected), counts.GetValueOrDefault(AssociationStatus.Ended));
    }
}
