using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Approvals;

/// <summary>What a list of approvals is narrowed to.</summary>
/// <param name="Status">How they stand.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Search">An id, or a part of the summary.</param>
public sealed record ApprovalFilter(ApprovalState? Status = null, string? Kind = null, string? Search = null);

/// <summary>An approval as it is listed.</summary>
public sealed record ApprovalView
{
    /// <summary>The identity.</summary>
    public required Id<Approval> Id { get; init; }

    /// <summary>What is to be done, for example <c>ledger.withdrawal</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The outside id of what it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>One line that says it.</summary>
    public required string Summary { get; init; }

    /// <summary>How much money.</summary>
    public required Money Amount { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How it stands.</summary>
    public required ApprovalState Status { get; init; }

    /// <summary>Who asked.</summary>
    public OwnerView? Maker { get; init; }

    /// <summary>Who decided.</summary>
    public OwnerView? Checker { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Until when somebody may decide.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was decided so.</summary>
    public string? Reason { get; init; }

    /// <summary>What may be done, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }

    /// <summary>What it would change; only where one approval is asked for.</summary>
    public IReadOnlyList<ApprovalChange>? Changes { get; init; }

    /// <summary>The administrators' page on which its subject is seen; only where one approval is asked for.</summary>
    public string? Page { get; init; }
}

/// <summary>Reads approvals.</summary>
public sealed class ApprovalQueries(OffersDatabase database, IEnumerable<IApprovable> kinds, TimeProvider time)
{
    private readonly IApprovable[] _kinds = [.. kinds];

    /// <summary>The kinds that there are.</summary>
    public IReadOnlyList<string> Kinds => [.. _kinds.Select(x => x.Kind).Order(StringComparer.Ordinal)];

    /// <summary>Approvals as somebody may decide them; those that wait oldest first, all others newest first.</summary>
    public async Task<Page<ApprovalView>> ListAsync(Caller caller, ApprovalFilter filter, PageRequest page)
    {
        await using var db = database.Read(caller.Book);
        var found = Narrow(db.Approvals, filter);
        var total = await found.CountCappedAsync();
        var isQueue = filter.Status == ApprovalState.Waiting;
        if (page.After<Approval>() is { } after)
        {
            found = isQueue ? found.Where(x => x.Id > after) : found.Where(x => x.Id < after);
        }

        found = isQueue ? found.OrderBy(x => x.Id) : found.OrderByDescending(x => x.Id);
        var rows = await found.Cut(page).ToListAsync();
        return Page<ApprovalView>.Of(await ViewsAsync(db, rows, caller), page, total, x => x.Id.ToString());
    }

    /// <summary>One approval with what it would change.</summary>
    /// <exception cref="Refusal"><c>approval_not_found</c>.</exception>
    public async Task<ApprovalView> GetAsync(Caller caller, Id<Approval> id)
    {
        await using var db = database.Read(caller.Book);
        var row = await db.Approvals.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw PlatformCodes.ApprovalNotFound.Because();
        var view = (await ViewsAsync(db, [row], caller))[0];
        if (Array.Find(_kinds, x => x.Kind == row.Kind) is not { } kind)
        {
            return view;
        }

        var (path, changes) = await kind.DescribeAsync(db, row);
        return view with { Changes = changes, Page = path };
    }

    /// <summary>How many wait.</summary>
    public async Task<int> WaitingAsync(BookId book)
    {
        await using var db = database.Read(book);
        return await db.Approvals.CountAsync(x => x.State == ApprovalState.Waiting);
    }

    /// <summary>Those whose time is over.</summary>
    public async Task<IReadOnlyList<DueApproval>> DueAsync(BookId book, int atMost)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        return await db.Approvals.Where(x => x.State == ApprovalState.Waiting && x.ExpiresAt <= now)
            .OrderBy(x => x.ExpiresAt).Take(atMost).Select(x => new DueApproval(x.Id, x.ExpiresAt)).ToListAsync();
    }

    private static IQueryable<Approval> Narrow(IQueryable<Approval> found, ApprovalFilter filter)
    {
        found = filter.Status is { } status ? found.Where(x => x.State == status) : found;
        found = filter.Kind is { } kind ? found.Where(x => x.Kind == kind) : found;
        if (filter.Search?.Trim() is not { Length: > 0 } words)
        {
            return found;
        }

        var upper = words.ToUpperInvariant();
        return Id<Approval>.TryParse(words, out var id)
            ? found.Where(x => x.Id == id)
            : found.Where(x => x.Subject == words || x.Summary.ToUpper().Contains(upper));
    }

    private async Task<List<ApprovalView>> ViewsAsync(OffersDb db, IReadOnlyList<Approval> rows, Caller caller)
    {
        var now = await db.NowAsync(time);
        var people = rows.SelectMany(x => new[] { x.Maker, x.Checker }).OfType<Id<IPerson>>()
            .Select(x => (OwnerKind.Person, x.Value));
        var names = await OwnerNames.ReadAsync(db, people);
        return [.. rows.Select(x => new ApprovalView
        {
            Id = x.Id,
            Kind = x.Kind,
            Subject = x.Subject,
            Summary = x.Summary,
            Amount = x.Amount,
            Currency = x.Currency,
            Status = x.State,
            Maker = x.Maker is { } maker ? names.GetValueOrDefault(maker.Value) : null,
            Checker = x.Checker is { } checker ? names.GetValueOrDefault(checker.Value) : null,
            RequestedAt = x.RequestedAt,
            ExpiresAt = x.ExpiresAt,
            DecidedAt = x.DecidedAt,
            Reason = x.Reason,
            AllowedActions = Allowed(x, caller, now),
        })];
    }

    // What the state allows, closed for those who asked for it.
    private static IReadOnlyList<AllowedAction> Allowed(Approval approval, Caller caller, DateTimeOffset now) =>
        [.. Approval.Machine.Allowed(approval, now).Select(x =>
            x.Allowed && (caller.Person is null || caller.Person == approval.Maker || caller.Person == approval.For)
                ? new AllowedAction(x.Action, false, PlatformCodes.SamePerson.Code, PlatformCodes.SamePerson.Title)
                : x)];
}
