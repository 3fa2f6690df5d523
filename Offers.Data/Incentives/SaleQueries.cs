using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>An agent of a sale as it is shown.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="ShareBps">His share in basis points.</param>
public sealed record SaleAgentView(NameLink Agent, int ShareBps);

/// <summary>A sale as it is answered and shown.</summary>
public sealed record SaleView
{
    /// <summary>The identity.</summary>
    public required Id<Sale> Id { get; init; }

    /// <summary>The project.</summary>
    public required ProjectLink Project { get; init; }

    /// <summary>The unit, with its number.</summary>
    public required NameLink Unit { get; init; }

    /// <summary>The builder's own number of the sale.</summary>
    public string? Reference { get; init; }

    /// <summary>How far it has come.</summary>
    public required SaleStage Stage { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The price.</summary>
    public required Money Price { get; init; }

    /// <summary>The buyer; not for agents.</summary>
    public string? BuyerName { get; init; }

    /// <summary>Who sold it.</summary>
    public required IReadOnlyList<SaleAgentView> Agents { get; init; }

    /// <summary>When the unit was booked.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>When the contract was signed.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>When the price was paid.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>When it was registered.</summary>
    public DateTimeOffset? RegisteredAt { get; init; }

    /// <summary>When it was cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelReason { get; init; }

    /// <summary>How many claims it has made.</summary>
    public required int Claims { get; init; }

    /// <summary>What may be done; not for agents.</summary>
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }
}

/// <summary>What a list of sales is narrowed to.</summary>
/// <param name="Stage">How far they have come.</param>
/// <param name="Project">The project.</param>
/// <param name="Search">Part of the unit's number, the reference or the buyer's name.</param>
public sealed record SaleFilter(SaleStage? Stage = null, Id<Project>? Project = null, string? Search = null);

/// <summary>Reads sales.</summary>
public sealed class SaleQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Sales on the projects of a scope, newest first.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<SaleView>> ListAsync(ProjectScope scope, SaleFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var projects = scope.Projects(db).Select(x => x.Id);
        return await PageAsync(db, db.Sales.Where(x => projects.Contains(x.Project)), filter, page);
    }

    /// <summary>The sales of an agent, newest first, without what is only the builder's business.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<SaleView>> ListForAgentAsync(
        BookId book, Id<IPerson> agent, SaleFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var mine = db.SaleAgents.Where(x => x.Agent == agent).Select(x => x.Sale);
        var sales = await PageAsync(db, db.Sales.Where(x => mine.Contains(x.Id)), filter, page);
        return sales.Select(sale => sale with { BuyerName = null, AllowedActions = null });
    }

    /// <summary>One sale on a project of a scope.</summary>
    /// <exception cref="Refusal"><c>sale_not_found</c>.</exception>
    public async Task<SaleView> GetAsync(ProjectScope scope, Id<Sale> id)
    {
        await using var db = database.Read(scope.Book);
        var builder = await db.Sales.Where(x => x.Id == id)
            .Join(db.Projects, x => x.Project, x => x.Id, (_, project) => (Id<Organisation>?)project.Builder)
            .SingleOrDefaultAsync() ?? throw IncentiveCodes.SaleNotFound.Because();
        scope.Require(builder, IncentiveCodes.SaleNotFound);
        return await ViewAsync(db, id, await db.NowAsync(time));
    }

    internal static async Task<SaleView> ViewAsync(OffersDb db, Id<Sale> id, DateTimeOffset now) =>
        (await ReadAsync(db, db.Sales.Where(x => x.Id == id), now)).Single();

    private async Task<Page<SaleView>> PageAsync(
        OffersDb db, IQueryable<Sale> sales, SaleFilter filter, PageRequest page)
    {
        sales = filter.Stage is { } stage ? sales.Where(x => x.Stage == stage) : sales;
        sales = filter.Project is { } project ? sales.Where(x => x.Project == project) : sales;
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var part = filter.Search.Trim().ToUpperInvariant();
            var units = db.Units.Where(x => x.Number.Contains(part)).Select(x => x.Id);
            sales = sales.Where(x => units.Contains(x.Unit) || x.Reference!.ToUpper().Contains(part)
                || x.BuyerName!.ToUpper().Contains(part));
        }

        var total = await sales.CountCappedAsync(page);
        var read = await ReadAsync(db, sales.NewestFirst(page), await db.NowAsync(time), page);
        return Page<SaleView>.Of(read, page, total, sale => sale.Id.ToString());
    }

    private static async Task<IReadOnlyList<SaleView>> ReadAsync(
        OffersDb db, IQueryable<Sale> sales, DateTimeOffset now, PageRequest? page = null)
    {
        var found =
            from sale in sales
            join project in db.Projects on sale.Project equals project.Id
            join unit in db.Units on sale.Unit equals unit.Id
            select new
            {
                Sale = sale, Project = project, unit.Number,
                Claims = db.IncentiveClaims.Count(x => x.Sale == sale.Id),
            };
        var rows = await (page is null ? found : found.Cut(page)).ToListAsync();
        var ids = rows.ConvertAll(x => x.Sale.Id);
        var agents = (await (
                from agent in db.SaleAgents
                join person in db.Users on agent.Agent equals person.Id
                where ids.Contains(agent.Sale)
                orderby agent.Agent
                select new { agent.Sale, agent.Agent, agent.ShareBps, person.DisplayName }).ToListAsync())
            .ToLookup(
                x => x.Sale,
                x => new SaleAgentView(new NameLink(x.Agent.ToString(), x.DisplayName), x.ShareBps));
        return rows.ConvertAll(x => Of(x.Sale, x.Project, x.Number) with
        {
            Agents = [.. agents[x.Sale.Id]], Claims = x.Claims,
            AllowedActions = Sale.Machine.Allowed(x.Sale, now),
        });
    }

    private static SaleView Of(Sale sale, Project project, string unit) => new()
    {
        Id = sale.Id,
        Project = ProjectLink.Of(project),
        Unit = new NameLink(sale.Unit.ToString(), unit),
        Reference = sale.Reference,
        Stage = sale.Stage,
        Currency = sale.Currency,
        Price = sale.Price,
        BuyerName = sale.BuyerName,
        Agents = [],
        BookedAt = sale.BookedAt,
        SignedAt = sale.SignedAt,
        PaidAt = sale.PaidAt,
        RegisteredAt = sale.RegisteredAt,
        CancelledAt = sale.CancelledAt,
        CancelReason = sale.CancelReason,
        Claims = 0,
    };
}
