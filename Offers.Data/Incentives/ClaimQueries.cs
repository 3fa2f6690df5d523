using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>A part of a claim as it is shown.</summary>
/// <param name="Stage">The stage at which it is paid.</param>
/// <param name="Amount">What it is worth.</param>
/// <param name="Paid">What is paid of it, less what is owed back.</param>
/// <param name="ReachedAt">When the sale reached the stage.</param>
/// <param name="Receipt">The operation that paid it last.</param>
public sealed record ClaimPartView(
    SaleStage Stage, Money Amount, Money Paid, DateTimeOffset? ReachedAt, Id<Operation>? Receipt);

/// <summary>A dispute as it is shown.</summary>
/// <param name="Id">The dispute.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">What the agent says.</param>
/// <param name="Resolution">What the decision says.</param>
/// <param name="Adjustment">What the decision added, or took.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="EndedAt">When it ended.</param>
public sealed record DisputeView(
    Id<ClaimDispute> Id, DisputeStatus Status, string Reason, string? Resolution, Money Adjustment,
    DateTimeOffset OpenedAt, DateTimeOffset? EndedAt);

/// <summary>A claim as it is answered and shown.</summary>
public sealed record ClaimView
{
    /// <summary>The identity.</summary>
    public required Id<IncentiveClaim> Id { get; init; }

    /// <summary>The incentive.</summary>
    public required NameLink Incentive { get; init; }

    /// <summary>The version of its terms in force when the sale was booked.</summary>
    public required int TermsVersion { get; init; }

    /// <summary>The project.</summary>
    public required ProjectLink Project { get; init; }

    /// <summary>The sale, named by its unit.</summary>
    public required NameLink Sale { get; init; }

    /// <summary>How far the sale has come.</summary>
    public required SaleStage SaleStage { get; init; }

    /// <summary>The price of the sale.</summary>
    public required Money SalePrice { get; init; }

    /// <summary>When it was booked.</summary>
    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>The agent.</summary>
    public required NameLink Agent { get; init; }

    /// <summary>How many units it counts.</summary>
    public required int Units { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What it is worth.</summary>
    public required Money Amount { get; init; }

    /// <summary>What decisions on disputes added to it, or took.</summary>
    public required Money Adjusted { get; init; }

    /// <summary>What is paid, less what is owed back.</summary>
    public required Money Paid { get; init; }

    /// <summary>Where it stands.</summary>
    public required ClaimStatus Status { get; init; }

    /// <summary>Why it is on hold, was rejected or was reversed.</summary>
    public string? Reason { get; init; }

    /// <summary>The code of what an approved claim waits for.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>True while the agent disputes it.</summary>
    public required bool IsDisputed { get; init; }

    /// <summary>How the amount came about.</summary>
    public required IReadOnlyList<RewardStep> Trace { get; init; }

    /// <summary>What is paid at which stage; in details only.</summary>
    public IReadOnlyList<ClaimPartView>? Parts { get; init; }

    /// <summary>Its disputes, newest first; in details only.</summary>
    public IReadOnlyList<DisputeView>? Disputes { get; init; }

    /// <summary>When it came about.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the builder decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the last of it was paid.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>What may be done; not for agents.</summary>
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }
}

/// <summary>Claims of several states that belong together.</summary>
public enum ClaimSlice
{
    /// <summary>Those of which something is still to come.</summary>
    Open,

    /// <summary>Those that wait for a decision.</summary>
    Waiting,

    /// <summary>Open ones that may come to nothing; see <see cref="ClaimRisk"/>.</summary>
    AtRisk,
}

/// <summary>What a list of claims is narrowed to.</summary>
/// <param name="Status">Where they stand.</param>
/// <param name="Project">The project.</param>
/// <param name="Incentive">The incentive.</param>
public sealed record ClaimFilter(
    ClaimStatus? Status = null, Id<Project>? Project = null, Id<Incentive>? Incentive = null)
{
    /// <summary>Only those with an open dispute.</summary>
    public bool OnlyDisputed { get; init; }

    /// <summary>Only those that belong together.</summary>
    public ClaimSlice? Slice { get; init; }

    /// <summary>Only this currency.</summary>
    public Currency? Currency { get; init; }

    internal IQueryable<IncentiveClaim> Narrow(OffersDb db, IQueryable<IncentiveClaim> claims, DateTimeOffset now)
    {
        claims = Slice switch
        {
            ClaimSlice.Open => claims.Open(),
            ClaimSlice.Waiting => claims.Where(x =>
                x.Status == ClaimStatus.Pending || x.Status == ClaimStatus.Held),
            ClaimSlice.AtRisk => claims.AtRisk(db, now),
            _ => claims,
        };
        claims = Currency is { } currency ? claims.Where(x => x.Currency == currency) : claims;
        claims = Status is { } status ? claims.Where(x => x.Status == status) : claims;
        claims = Project is { } project ? claims.Where(x => x.Project == project) : claims;
        claims = Incentive is { } incentive ? claims.Where(x => x.Incentive == incentive) : claims;
        return OnlyDisputed ? claims.Where(x => x.IsDisputed) : claims;
    }
}

/// <summary>Reads claims.</summary>
public sealed class ClaimQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Claims on the projects of a scope, newest first, with what may be done.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<ClaimView>> ListAsync(ProjectScope scope, ClaimFilter filter, PageRequest page)
    {
        await using var db = database.Read(scope.Book);
        var projects = scope.Projects(db).Select(x => x.Id);
        var all = db.IncentiveClaims.Where(x => projects.Contains(x.Project));
        return await PageAsync(db, filter.Narrow(db, all, await db.NowAsync(time)), page);
    }

    /// <summary>The claims of an agent, newest first; also those on projects that he sells no more.</summary>
    /// <exception cref="Refusal"><c>paging_invalid</c>.</exception>
    public async Task<Page<ClaimView>> ListForAgentAsync(
        BookId book, Id<IPerson> agent, ClaimFilter filter, PageRequest page)
    {
        await using var db = database.Read(book);
        var mine = filter.Narrow(
            db, db.IncentiveClaims.Where(x => x.Agent == agent), await db.NowAsync(time));
        return (await PageAsync(db, mine, page)).Select(claim => claim with { AllowedActions = null });
    }

    /// <summary>One claim on a project of a scope.</summary>
    /// <exception cref="Refusal"><c>claim_not_found</c>.</exception>
    public async Task<ClaimView> GetAsync(ProjectScope scope, Id<IncentiveClaim> id)
    {
        await using var db = database.Read(scope.Book);
        var builder = await db.IncentiveClaims.Where(x => x.Id == id)
            .Join(db.Projects, x => x.Project, x => x.Id, (_, project) => (Id<Organisation>?)project.Builder)
            .SingleOrDefaultAsync() ?? throw IncentiveCodes.ClaimNotFound.Because();
        scope.Require(builder, IncentiveCodes.ClaimNotFound);
        return await ViewAsync(db, id, await db.NowAsync(time));
    }

    /// <summary>One claim of an agent.</summary>
    /// <exception cref="Refusal"><c>claim_not_found</c>, also for another's.</exception>
    public async Task<ClaimView> GetForAgentAsync(BookId book, Id<IPerson> agent, Id<IncentiveClaim> id)
    {
        await using var db = database.Read(book);
        return await db.IncentiveClaims.AnyAsync(x => x.Id == id && x.Agent == agent)
            ? await ViewAsync(db, id, await db.NowAsync(time)) with { AllowedActions = null }
            : throw IncentiveCodes.ClaimNotFound.Because();
    }

    internal static async Task<ClaimView> ViewAsync(OffersDb db, Id<IncentiveClaim> id, DateTimeOffset now)
    {
        var row = await Join(db, db.IncentiveClaims.Where(x => x.Id == id)).SingleAsync();
        var parts = await db.ClaimParts.Where(x => x.Claim == id).ToListAsync();
        var disputes = await db.ClaimDisputes.Where(x => x.Claim == id).OrderByDescending(x => x.Id).ToListAsync();
        var currency = row.Claim.Currency;
        return Of(row, now) with
        {
            Parts =
            [
                .. parts.OrderBy(x => x.Stage).Select(x => new ClaimPartView(
                    x.Stage, new Money(x.AmountMinor, currency), new Money(x.PaidMinor, currency), x.ReachedAt,
                    x.OperationId)),
            ],
            Disputes =
            [
                .. disputes.Select(x => new DisputeView(
                    x.Id, x.Status, x.Reason, x.Resolution, new Money(x.AdjustmentMinor, currency), x.OpenedAt,
                    x.EndedAt)),
            ],
        };
    }

    private async Task<Page<ClaimView>> PageAsync(OffersDb db, IQueryable<IncentiveClaim> found, PageRequest page)
    {
        var total = await found.CountCappedAsync(page);
        var rows = await Join(db, found.NewestFirst(page)).Cut(page).ToListAsync();
        var now = await db.NowAsync(time);
        return Page<ClaimRow>.Of(rows, page, total, row => row.Claim.ObjectId).Select(row => Of(row, now));
    }

    private static IQueryable<ClaimRow> Join(OffersDb db, IQueryable<IncentiveClaim> claims) =>
        from claim in claims
        join incentive in db.Incentives on claim.Incentive equals incentive.Id
        join project in db.Projects on claim.Project equals project.Id
        join sale in db.Sales on claim.Sale equals sale.Id
        join unit in db.Units on sale.Unit equals unit.Id
        join agent in db.Users on claim.Agent equals agent.Id
        select new ClaimRow
        {
            Claim = claim, Title = incentive.Title, Project = project, Sale = sale, Unit = unit.Number,
            Agent = agent.DisplayName,
        };

    private static ClaimView Of(ClaimRow row, DateTimeOffset now)
    {
        var claim = row.Claim;
        return new ClaimView
        {
            Id = claim.Id,
            Incentive = new NameLink(claim.Incentive.ToString(), row.Title),
            TermsVersion = claim.TermsVersion,
            Project = ProjectLink.Of(row.Project),
            Sale = new NameLink(claim.Sale.ToString(), row.Unit),
            SaleStage = row.Sale.Stage,
            SalePrice = row.Sale.Price,
            BookedAt = row.Sale.BookedAt,
            Agent = new NameLink(claim.Agent.ToString(), row.Agent),
            Units = claim.Units,
            Currency = claim.Currency,
            Amount = claim.Amount,
            Adjusted = claim.Adjusted,
            Paid = claim.Paid,
            Status = claim.Status,
            Reason = claim.Reason,
            WaitsFor = claim.WaitsFor,
            IsDisputed = claim.IsDisputed,
            Trace = JsonSerializer.Deserialize<RewardStep[]>(claim.TraceText, OffersJson.Options) ?? [],
            CreatedAt = claim.CreatedAt,
            DecidedAt = claim.DecidedAt,
            PaidAt = claim.PaidAt,
            AllowedActions = IncentiveClaim.Machine.Allowed(claim, now),
        };
    }

    private sealed class ClaimRow
    {
        internal required IncentiveClaim Claim { get; init; }

        internal required string Title { get; init; }

        internal required Project Project { get; init; }

        internal required Sale Sale { get; init; }

        internal required string Unit { get; init; }

        internal required string Agent { get; init; }
    }
}
