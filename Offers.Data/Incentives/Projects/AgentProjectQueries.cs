using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Projects;

/// <summary>How an agent stands to a project.</summary>
public enum AgentStanding
{
    /// <summary>He sells it.</summary>
    Mine,

    /// <summary>He has asked to.</summary>
    Requested,

    /// <summary>Neither; he may ask.</summary>
    Open,
}

/// <summary>Reads projects as an agent sees them: all that sell, to ask for; those that he sells, in full.</summary>
public sealed class AgentProjectQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Projects that sell, and all that he sells or asked for, newest first, with how he stands to
    /// each.</summary>
    public async Task<Page<ProjectView>> ListAsync(AgentCaller agent, ProjectFilter filter, PageRequest page)
    {
        await using var db = database.Read(agent.Book);
        var now = await db.NowAsync(time);
        var found = filter.Narrow(Stands(db, agent.Person, filter.Standing));
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        return await Page<Project>.Of(rows, page, total, x => x.Id.ToString())
            .TurnAsync(some => ViewsAsync(db, some, agent.Person, now));
    }

    /// <summary>A project that he sells.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>, <c>not_associated</c>.</exception>
    public async Task<ProjectView> GetAsync(AgentCaller agent, Id<Project> id)
    {
        await using var db = database.Read(agent.Book);
        var now = await db.NowAsync(time);
        var project = await SoldAsync(db, agent.Person, id, now);
        return (await ViewsAsync(db, [project], agent.Person, now))[0];
    }

    /// <summary>The units of a project that he sells, by number.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>, <c>not_associated</c>.</exception>
    public async Task<Page<UnitView>> UnitsAsync(
        AgentCaller agent, Id<Project> id, UnitFilter filter, PageRequest page)
    {
        await using var db = database.Read(agent.Book);
        var project = await SoldAsync(db, agent.Person, id, await db.NowAsync(time));
        return await UnitRows.ListAsync(db, project.Id, filter, page);
    }

    /// <summary>His associations, newest first.</summary>
    public async Task<Page<AssociationView>> AssociationsAsync(
        AgentCaller agent, AssociationFilter filter, PageRequest page)
    {
        await using var db = database.Read(agent.Book);
        var found = filter.Narrow(db, db.Associations.Where(x => x.Agent == agent.Person));
        var total = await found.CountCappedAsync(page);
        var rows = await found.NewestFirst(page).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        return await Page<Association>.Of(rows, page, total, x => x.Id.ToString())
            .TurnAsync(some => db.ViewsAsync(some, Role.Agent, now));
    }

    /// <summary>One of his associations.</summary>
    /// <exception cref="Refusal"><c>association_not_found</c>.</exception>
    public async Task<AssociationView> AssociationAsync(AgentCaller agent, Id<Association> id)
    {
        await using var db = database.Read(agent.Book);
        var mine = await db.Associations.SingleOrDefaultAsync(x => x.Id == id && x.Agent == agent.Person)
            ?? throw IncentiveCodes.AssociationNotFound.Because();
        return (await db.ViewsAsync([mine], Role.Agent, await db.NowAsync(time)))[0];
    }

    /// <summary>Whether he sells a project.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>.</exception>
    public async Task<AssociationCheck> CheckAsync(AgentCaller agent, Id<Project> id)
    {
        await using var db = database.Read(agent.Book);
        var now = await db.NowAsync(time);
        if (!await db.Projects.AnyAsync(x => x.Id == id))
        {
            throw IncentiveCodes.ProjectNotFound.Because();
        }

        var sells = await db.SoldBy(agent.Person, now).AnyAsync(x => x == id);
        var latest = await LatestAsync(db, [id], agent.Person, now);
        return new AssociationCheck(id, sells, latest.GetValueOrDefault(id));
    }

    /// <summary>Units whose number begins with a text, on projects that he sells, for the search box.</summary>
    public async Task<IReadOnlyList<UnitHit>> FindUnitsAsync(AgentCaller agent, string text, int atMost)
    {
        await using var db = database.Read(agent.Book);
        var sold = db.SoldBy(agent.Person, await db.NowAsync(time));
        return await UnitRows.FindAsync(db, sold, text, atMost);
    }

    private static IQueryable<Project> Stands(OffersDb db, Id<IPerson> agent, AgentStanding? standing)
    {
        var mine = Of(AssociationStatus.Approved);
        var asked = Of(AssociationStatus.Requested);
        return standing switch
        {
            AgentStanding.Mine => db.Projects.Where(x => mine.Contains(x.Id)),
            AgentStanding.Requested => db.Projects.Where(x => asked.Contains(x.Id)),
            AgentStanding.Open => db.Projects.Where(x => x.Status == ProjectStatus.Selling
                && !mine.Contains(x.Id) && !asked.Contains(x.Id)),
            _ => db.Projects.Where(x => x.Status == ProjectStatus.Selling
                || mine.Contains(x.Id) || asked.Contains(x.Id)),
        };

        IQueryable<Id<Project>> Of(AssociationStatus status) =>
            db.Associations.Where(x => x.Agent == agent && x.Status == status).Select(x => x.Project);
    }

    private static async Task<Project> SoldAsync(OffersDb db, Id<IPerson> agent, Id<Project> id, DateTimeOffset now)
    {
        var project = await db.Projects.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw IncentiveCodes.ProjectNotFound.Because();
        await db.RequireSellerAsync(id, agent, now);
        return project;
    }

    private static async Task<IReadOnlyList<ProjectView>> ViewsAsync(
        OffersDb db, IReadOnlyList<Project> projects, Id<IPerson> agent, DateTimeOffset now)
    {
        var latest = await LatestAsync(db, [.. projects.Select(x => x.Id)], agent, now);
        return [.. (await db.ViewsAsync(projects)).Select(x => x.ForAgent(latest.GetValueOrDefault(x.Id)))];
    }

    // The newest counts: while one is open, no other can begin.
    private static async Task<Dictionary<Id<Project>, AssociationView>> LatestAsync(
        OffersDb db, IReadOnlyList<Id<Project>> projects, Id<IPerson> agent, DateTimeOffset now)
    {
        var all = await db.Associations.Where(x => x.Agent == agent && projects.Contains(x.Project)).ToListAsync();
        var latest = all.GroupBy(x => x.Project).Select(x => x.MaxBy(one => one.Id)!).ToList();
        return (await db.ViewsAsync(latest, Role.Agent, now)).ToDictionary(x => x.Project.Id);
    }
}
