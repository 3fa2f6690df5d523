using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>What a list of incentives is narrowed to.</summary>
/// <param name="Status">The state as shown: validity is judged now.</param>
/// <param name="Project">The project.</param>
/// <param name="Builder">The builder.</param>
/// <param name="Search">Part of the title.</param>
public sealed record IncentiveFilter(
    IncentiveStatus? Status = null, Id<Project>? Project = null, Id<Organisation>? Builder = null,
    string? Search = null)
{
    internal IQueryable<Incentive> Narrow(IQueryable<Incentive> incentives, DateTimeOffset now)
    {
        incentives = InState(incentives, now);
        incentives = Project is { } project ? incentives.Where(x => x.Project == project) : incentives;
        incentives = Builder is { } builder ? incentives.Where(x => x.Builder == builder) : incentives;
        if (string.IsNullOrWhiteSpace(Search))
        {
            return incentives;
        }

        var part = Search.Trim().ToUpperInvariant();
        return incentives.Where(x => x.Title.ToUpper().Contains(part));
    }

    private IQueryable<Incentive> InState(IQueryable<Incentive> all, DateTimeOffset now) => Status switch
    {
        null => all,
        IncentiveStatus.Active => all.Where(x => x.Status == IncentiveStatus.Active
            && !(x.ValidFrom > now) && !(x.ValidUntil <= now)),
        IncentiveStatus.Scheduled => all.Where(x => x.Status == IncentiveStatus.Active && x.ValidFrom > now),
        IncentiveStatus.Paused => all.Where(x => x.Status == IncentiveStatus.Paused && !(x.ValidUntil <= now)),
        IncentiveStatus.Expired => all.Where(x => x.Status == IncentiveStatus.Expired
            || ((x.Status == IncentiveStatus.Active || x.Status == IncentiveStatus.Paused) && x.ValidUntil <= now)),
        { } status => all.Where(x => x.Status == status),
    };
}

/// <summary>Reads incentives.</summary>
public sealed class IncentiveQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Incentives on the projects of a scope, newest first, with budgets and what may be done.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<IncentiveView>> ListAsync(ProjectScope scope, IncentiveFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var now = await db.NowAsync(time);
        var projects = scope.Projects(db).Select(x => x.Id);
        var found = filter.Narrow(
            db.Incentives.Where(x => !x.IsArchived && projects.Contains(x.Project)), now);
        return await PageAsync(db, found, page, row => Managed(scope, row, now));
    }

    /// <summary>The incentives of a project of a scope, newest first.</summary>
    /// <exception cref="Refusal"><c>project_not_found</c>, <c>paging_invalid</c>.</exception>
    public async Task<Page<IncentiveView>> OfProjectAsync(
        ProjectScope scope, Id<Project> project, IncentiveStatus? status, PageRequest page)
    {
        await using (var db = database.Read(scope.Book))
        {
            await scope.ProjectAsync(db, project);
        }

        return await ListAsync(scope, new IncentiveFilter(status, project), page);
    }

    /// <summary>Incentives on the projects that an agent sells now, newest first, without drafts.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<IncentiveView>> ListForAgentAsync(
        BookId book, Id<IPerson> agent, IncentiveFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var projects = db.SoldBy(agent, now);
        var found = filter.Narrow(
            db.Incentives.Where(x => !x.IsArchived && x.TermsVersion > 0 && projects.Contains(x.Project)), now);
        var accepted = await AcceptedAsync(db, agent);
        return await PageAsync(db, found, page, row => ForAgent(row, now, accepted));
    }

    /// <summary>One incentive on a project of a scope, with budget and what may be done.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>.</exception>
    public async Task<IncentiveView> GetAsync(ProjectScope scope, Id<Incentive> id)
    {
        await using var db = database.Read(scope.Book);
        var row = await FindAsync(db, id);
        scope.Require(row.Incentive.Builder, IncentiveCodes.IncentiveNotFound);
        return Managed(scope, row, await db.NowAsync(time));
    }

    /// <summary>One incentive as an agent sees it who sells its project now.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>not_associated</c>.</exception>
    public async Task<IncentiveView> GetForAgentAsync(BookId book, Id<IPerson> agent, Id<Incentive> id)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var row = await FindAsync(db, id);
        if (row.Incentive.TermsVersion == 0 || row.Incentive.IsArchived)
        {
            throw IncentiveCodes.IncentiveNotFound.Because();
        }

        await db.RequireSellerAsync(row.Incentive.Project, agent, now);
        return ForAgent(row, now, await AcceptedAsync(db, agent));
    }

    /// <summary>Incentives and states that the job has to record, the earliest first.</summary>
    public async Task<IReadOnlyList<(Id<Incentive> Id, DateTimeOffset Due)>> ExpiringAsync(BookId book, int atMost)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var rows = await db.Incentives
            .Where(x => (x.Status == IncentiveStatus.Active || x.Status == IncentiveStatus.Paused)
                && x.ValidUntil <= now)
            .OrderBy(x => x.ValidUntil).Take(atMost).Select(x => new { x.Id, x.ValidUntil }).ToListAsync();
        return rows.ConvertAll(x => (x.Id, x.ValidUntil!.Value));
    }

    /// <summary>An incentive read inside a unit of work, as those who manage it see it.</summary>
    internal static async Task<IncentiveView> ViewAsync(
        OffersDb db, ProjectScope scope, Id<Incentive> id, DateTimeOffset now) =>
        Managed(scope, await FindAsync(db, id), now);

    private static async Task<Page<IncentiveView>> PageAsync(
        OffersDb db, IQueryable<Incentive> found, PageRequest page, Func<IncentiveRow, IncentiveView> view)
    {
        var total = await found.CountCappedAsync(page);
        var rows = await Join(db, found.NewestFirst(page)).Cut(page).ToListAsync();
        var subjects = rows.ConvertAll(row => row.Incentive.ObjectId);
        var budgets = await db.Budgets.Where(x => subjects.Contains(x.Subject)).ToDictionaryAsync(x => x.Subject);
        rows.ForEach(row => row.Budget = budgets.GetValueOrDefault(row.Incentive.ObjectId));
        return Page<IncentiveRow>.Of(rows, page, total, row => row.Incentive.ObjectId).Select(view);
    }

    private static async Task<IncentiveRow> FindAsync(OffersDb db, Id<Incentive> id)
    {
        var row = await Join(db, db.Incentives.Where(x => x.Id == id)).SingleOrDefaultAsync()
            ?? throw IncentiveCodes.IncentiveNotFound.Because();
        var subject = id.ToString();
        row.Budget = await db.Budgets.SingleOrDefaultAsync(x => x.Subject == subject);
        return row;
    }

    private static async Task<IReadOnlyDictionary<Id<Incentive>, int>> AcceptedAsync(OffersDb db, Id<IPerson> agent) =>
        await db.IncentiveAcceptances.Where(x => x.Agent == agent).GroupBy(x => x.Incentive)
            .Select(x => new { x.Key, Version = x.Max(y => y.TermsVersion) })
            .ToDictionaryAsync(x => x.Key, x => x.Version);

    // Who can read but does not own it sees why each button does nothing for him.
    private static IncentiveView Managed(ProjectScope scope, IncentiveRow row, DateTimeOffset now)
    {
        var view = IncentiveView.Of(row, now);
        return scope.Owns(row.Incentive.Owner)
            ? view
            : view with
            {
                Budget = null,
                AllowedActions = [.. view.AllowedActions!.Select(x => new AllowedAction(
                    x.Action, false, IncentiveCodes.NotOwner.Code, "It is owned and paid by the platform."))],
            };
    }

    private static IncentiveView ForAgent(
        IncentiveRow row, DateTimeOffset now, IReadOnlyDictionary<Id<Incentive>, int> accepted) =>
        IncentiveView.Of(row, now) with
        {
            Budget = null, AllowedActions = null, CreatedBy = null,
            AcceptedVersion = accepted.TryGetValue(row.Incentive.Id, out var version) ? version : null,
        };

    private static IQueryable<IncentiveRow> Join(OffersDb db, IQueryable<Incentive> incentives) =>
        from incentive in incentives
        join project in db.Projects on incentive.Project equals project.Id
        join builder in db.Organisations on incentive.Builder equals builder.Id
        join owner in db.Organisations on incentive.Owner equals owner.Id
        join totals in db.IncentiveTotals on incentive.Id equals totals.Incentive
        select new IncentiveRow
        {
            Incentive = incentive,
            Project = project,
            Builder = builder.Name,
            Owner = owner.Name,
            UnitsTaken = totals.UnitsTaken,
            CreatedBy = db.Users.Where(x => x.Id == incentive.CreatedBy).Select(x => x.DisplayName).FirstOrDefault(),
        };
}
