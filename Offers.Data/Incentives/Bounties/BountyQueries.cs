using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>What a list of bounties is narrowed to.</summary>
/// <param name="Status">The state as shown: a bounty whose time is over counts as expired.</param>
/// <param name="Project">The project.</param>
/// <param name="Builder">The builder of the project.</param>
/// <param name="Search">Part of the title.</param>
public sealed record BountyFilter(
    IncentiveStatus? Status = null, Id<Project>? Project = null, Id<Organisation>? Builder = null,
    string? Search = null)
{
    internal IQueryable<Bounty> Narrow(IQueryable<Bounty> bounties, DateTimeOffset now)
    {
        bounties = Status switch
        {
            null => bounties,
            IncentiveStatus.Expired => bounties.Where(x => x.Status == IncentiveStatus.Expired
                || (x.ExpiresAt <= now
                    && (x.Status == IncentiveStatus.Active || x.Status == IncentiveStatus.Paused))),
            IncentiveStatus.Active or IncentiveStatus.Paused =>
                bounties.Where(x => x.Status == Status && !(x.ExpiresAt <= now)),
            { } status => bounties.Where(x => x.Status == status),
        };
        bounties = Project is { } project ? bounties.Where(x => x.Project == project) : bounties;
        bounties = Builder is { } builder ? bounties.Where(x => x.Builder == builder) : bounties;
        if (string.IsNullOrWhiteSpace(Search))
        {
            return bounties;
        }

        var part = Search.Trim().ToUpperInvariant();
        return bounties.Where(x => x.Title.ToUpper().Contains(part));
    }
}

/// <summary>A project on which a bounty can be made.</summary>
/// <param name="Id">The project.</param>
/// <param name="Name">Its name.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Available">What who would pay has available.</param>
public sealed record BountyPlace(Id<Project> Id, string Name, Currency Currency, Money Available);

/// <summary>Reads bounties.</summary>
public sealed class BountyQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>The bounties of a scope, newest first, with their money and what may be done.</summary>
    public async Task<Page<BountyView>> ListAsync(ProjectScope scope, BountyFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var now = await db.NowAsync(time);
        var found = filter.Narrow(scope.Bounties(db).Where(x => !x.IsArchived), now);
        var total = await found.CountCappedAsync(page);
        var rows = await Join(db, found.NewestFirst(page)).Cut(page).ToListAsync();
        var budgets = await BudgetsAsync(db, rows);
        return Page<BountyRow>.Of(rows, page, total, x => x.Bounty.Id.ToString())
            .Select(row => Full(row, budgets, (scope, now)));
    }

    /// <summary>One bounty of a scope, also from the archive.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>.</exception>
    public async Task<BountyView> GetAsync(ProjectScope scope, Id<Bounty> id)
    {
        await using var db = database.Read(scope.Book);
        var row = await Join(db, scope.Bounties(db).Where(x => x.Id == id)).SingleOrDefaultAsync()
            ?? throw IncentiveCodes.BountyNotFound.Because();
        return Full(row, await BudgetsAsync(db, [row]), (scope, await db.NowAsync(time)));
    }

    /// <summary>The bounties that an agent sees, newest first, without their money.</summary>
    public async Task<Page<BountyView>> ListForAgentAsync(
        BookId book, Id<IPerson> agent, BountyFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var found = filter.Narrow(db.BountiesFor(agent, now), now);
        var total = await found.CountCappedAsync(page);
        var rows = await Join(db, found.NewestFirst(page)).Cut(page).ToListAsync();
        var ids = rows.ConvertAll(x => x.Bounty.Id);
        var mine = await db.BountySubmissions.Where(x => x.Agent == agent && ids.Contains(x.Bounty))
            .GroupBy(x => x.Bounty).Select(own => new { own.Key, Count = own.Count() })
            .ToDictionaryAsync(x => x.Key, x => x.Count);
        return Page<BountyRow>.Of(rows, page, total, x => x.Bounty.Id.ToString())
            .Select(row => ForAgent(row, mine.GetValueOrDefault(row.Bounty.Id), now));
    }

    /// <summary>One bounty as an agent sees it.</summary>
    /// <exception cref="Refusal"><c>bounty_not_found</c>, <c>not_associated</c>.</exception>
    public async Task<BountyView> GetForAgentAsync(BookId book, Id<IPerson> agent, Id<Bounty> id)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        await db.ForAgentAsync(id, agent, now);
        var row = await Join(db, db.Bounties.Where(x => x.Id == id)).SingleAsync();
        return ForAgent(row, await db.BountySubmissions.CountAsync(x => x.Agent == agent && x.Bounty == id), now);
    }

    /// <summary>The projects on which a scope makes bounties, with what is there to pay them.</summary>
    public async Task<IReadOnlyList<BountyPlace>> PlacesAsync(ProjectScope scope)
    {
        await using var db = database.Read(scope.Book);
        var projects = await scope.Projects(db).OrderBy(x => x.Name).Take(PageRequest.MaxLimit).ToListAsync();
        var owners = projects.ConvertAll(x => scope.OwnerOf(x).Value);
        var accounts = await db.Accounts.Where(x => x.Purpose == Purpose.Available
            && x.OwnerKind == OwnerKind.Organisation && owners.Contains(x.OwnerId)).ToListAsync();
        return projects.ConvertAll(x =>
        {
            var payer = scope.OwnerOf(x).Value;
            var wallet = accounts.Find(account => account.OwnerId == payer && account.Currency == x.Currency);
            return new BountyPlace(x.Id, x.Name, x.Currency, wallet?.Balance ?? Money.Zero(x.Currency));
        });
    }

    private static BountyView Full(
        BountyRow row, Dictionary<string, Budget> budgets, (ProjectScope Scope, DateTimeOffset Now) seen) =>
        BountyView.Of(row.Bounty, row.Names, seen.Now) with
        {
            Budget = BountyBudget.Of(row.Bounty, budgets.GetValueOrDefault(row.Bounty.ObjectId)),
            AllowedActions = Allowed(row.Bounty, seen.Scope, seen.Now),
        };

    private static Task<Dictionary<string, Budget>> BudgetsAsync(OffersDb db, IReadOnlyList<BountyRow> rows)
    {
        var subjects = rows.Select(x => x.Bounty.ObjectId).ToList();
        return db.Budgets.Where(x => subjects.Contains(x.Subject)).ToDictionaryAsync(x => x.Subject);
    }

    // What belongs to another is shown with the reason why nothing can be done.
    private static IReadOnlyList<AllowedAction> Allowed(Bounty bounty, ProjectScope scope, DateTimeOffset now)
    {
        var actions = BountyLife.Machine.Allowed(bounty, now);
        return scope.Owns(bounty.Owner)
            ? actions
            : [.. actions.Select(x => new AllowedAction(
                x.Action, false, IncentiveCodes.NotOwner.Code, "The platform owns and pays this bounty."))];
    }

    private static BountyView ForAgent(BountyRow row, int mine, DateTimeOffset now) =>
        BountyView.Of(row.Bounty, row.Names with { Maker = null }, now) with { MySubmissions = mine };

    private static IQueryable<BountyRow> Join(OffersDb db, IQueryable<Bounty> bounties) =>
        from bounty in bounties
        join project in db.Projects on bounty.Project equals project.Id
        join builder in db.Organisations on bounty.Builder equals builder.Id
        join owner in db.Organisations on bounty.Owner equals owner.Id
        select new BountyRow
        {
            Bounty = bounty,
            Project = project,
            Builder = builder.Name,
            Owner = owner.Name,
            Maker = db.Users.Where(x => x.Id == bounty.CreatedBy).Select(x => x.DisplayName).FirstOrDefault(),
        };
}

/// <summary>A bounty with the names around it, as it is read.</summary>
internal sealed class BountyRow
{
    internal required Bounty Bounty { get; init; }

    internal required Project Project { get; init; }

    internal required string Builder { get; init; }

    internal required string Owner { get; init; }

    internal string? Maker { get; init; }

    internal BountyNames Names => new(ProjectLink.Of(Project), Builder, Owner, Maker);
}
