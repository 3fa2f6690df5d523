using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What a list of deposits or withdrawals is narrowed to.</summary>
public sealed record CashFilter
{
    /// <summary>Whose.</summary>
    public Owner? Owner { get; init; }

    /// <summary>How they stand.</summary>
    public CashState? Status { get; init; }

    /// <summary>The currency.</summary>
    public Currency? Currency { get; init; }

    /// <summary>A part of the owner's name or address, or a reference.</summary>
    public string? Search { get; init; }
}

/// <summary>A deposit or withdrawal as it is listed.</summary>
public sealed record CashView
{
    /// <summary>The outside id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose wallet.</summary>
    public required OwnerView Owner { get; init; }

    /// <summary>How much.</summary>
    public required Money Amount { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>How it stands.</summary>
    public required CashState Status { get; init; }

    /// <summary>The bank's or payer's reference.</summary>
    public string? Reference { get; init; }

    /// <summary>What the payer writes on the transfer of a deposit.</summary>
    public string? PaymentReference { get; init; }

    /// <summary>The bank account to which a withdrawal goes; its number is masked.</summary>
    public DestinationView? Destination { get; init; }

    /// <summary>Whether a second administrator must agree to a withdrawal.</summary>
    public ApprovalNeed? Approval { get; init; }

    /// <summary>The line of a bank file that brought a deposit.</summary>
    public Id<BankLine>? BankLine { get; init; }

    /// <summary>Since when it waits as it does: since its money came in, else since it was asked for.</summary>
    public required DateTimeOffset WaitingSince { get; init; }

    /// <summary>Why it was asked for or posted.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who decided.</summary>
    public OwnerView? DecidedBy { get; init; }

    /// <summary>Why it was decided so.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>The operation that moved the money.</summary>
    public Id<Operation>? Receipt { get; init; }

    /// <summary>What may be done, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }
}

/// <summary>Reads deposits and withdrawals.</summary>
public sealed class CashQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>Deposits; those that wait oldest first, all others newest first.</summary>
    public Task<Page<CashView>> DepositsAsync(BookId book, CashFilter filter, PageRequest page) =>
        ListAsync(book, db => db.TopUps, filter, page);

    /// <summary>Withdrawals; those that wait oldest first, all others newest first.</summary>
    public Task<Page<CashView>> WithdrawalsAsync(BookId book, CashFilter filter, PageRequest page) =>
        ListAsync(book, db => db.Withdrawals, filter, page);

    /// <summary>One deposit.</summary>
    /// <param name="book">The book.</param>
    /// <param name="id">The deposit.</param>
    /// <param name="owner">Whose it must be; null for administrators.</param>
    /// <exception cref="Refusal"><c>topup_not_found</c>.</exception>
    public async Task<CashView> DepositAsync(BookId book, Id<TopUp> id, Owner? owner) =>
        await OneAsync(book, db => db.TopUps.Where(x => x.Id == id), owner)
            ?? throw LedgerCodes.TopUpNotFound.Because();

    /// <summary>One withdrawal.</summary>
    /// <param name="book">The book.</param>
    /// <param name="id">The withdrawal.</param>
    /// <param name="owner">Whose it must be; null for administrators.</param>
    /// <exception cref="Refusal"><c>withdrawal_not_found</c>.</exception>
    public async Task<CashView> WithdrawalAsync(BookId book, Id<Withdrawal> id, Owner? owner) =>
        await OneAsync(book, db => db.Withdrawals.Where(x => x.Id == id), owner)
            ?? throw LedgerCodes.WithdrawalNotFound.Because();

    /// <summary>How many deposits and withdrawals wait for a decision.</summary>
    public async Task<(int Deposits, int Withdrawals)> WaitingAsync(BookId book)
    {
        await using var db = database.Read(book);
        return (await db.TopUps.CountAsync(x => x.State == CashState.Requested),
            await db.Withdrawals.CountAsync(x => x.State == CashState.Requested));
    }

    /// <summary>How many deposits compliance must look at.</summary>
    public async Task<int> InReviewAsync(BookId book)
    {
        await using var db = database.Read(book);
        return await db.TopUps.CountAsync(x => x.State == CashState.InReview);
    }

    private async Task<Page<CashView>> ListAsync<T>(
        BookId book, Func<OffersDb, IQueryable<T>> set, CashFilter filter, PageRequest page)
        where T : CashMovement<T>
    {
        await using var db = database.Read(book);
        var found = await NarrowAsync(db, set(db), filter);
        var total = await found.CountCappedAsync(page);
        var isQueue = filter.Status is CashState.Requested or CashState.InReview;
        found = isQueue ? found.OldestFirst(page) : found.NewestFirst(page);
        var rows = await found.Cut(page).ToListAsync();
        var views = await ViewsAsync(db, rows);
        return Page<CashView>.Of(views, page, total, x => x.Id);
    }

    private async Task<CashView?> OneAsync<T>(BookId book, Func<OffersDb, IQueryable<T>> one, Owner? owner)
        where T : CashMovement<T>
    {
        await using var db = database.Read(book);
        var row = await one(db).SingleOrDefaultAsync();
        return row is not null && (owner is null || row.Owner == owner) ? (await ViewsAsync(db, [row]))[0] : null;
    }

    private static async Task<IQueryable<T>> NarrowAsync<T>(OffersDb db, IQueryable<T> found, CashFilter filter)
        where T : CashMovement<T>
    {
        found = filter.Owner is { } owner
            ? found.Where(x => x.OwnerKind == owner.Kind && x.OwnerId == owner.Id)
            : found;
        found = filter.Status is { } status ? found.Where(x => x.State == status) : found;
        found = filter.Currency is { } currency ? found.Where(x => x.Currency == currency) : found;
        if (string.IsNullOrWhiteSpace(filter.Search))
        {
            return found;
        }

        var owners = filter.Owner is null ? await OwnerNames.SearchGuidsAsync(db, filter.Search) : [];
        var upper = filter.Search.Trim().ToUpperInvariant();
        if (Id<T>.TryParse(filter.Search.Trim(), out var id))
        {
            return found.Where(x => x.Id == id);
        }

        return found is IQueryable<TopUp> deposits && PaymentReference.FindIn(upper) is [var reference]
            ? (IQueryable<T>)deposits.Where(x => x.PaymentReference == reference)
            : found.Where(
                x => owners.Contains(x.OwnerId) || (x.Reference != null && x.Reference.ToUpper().Contains(upper)));
    }

    private async Task<List<CashView>> ViewsAsync<T>(OffersDb db, IReadOnlyList<T> rows)
        where T : CashMovement<T>
    {
        var now = await db.NowAsync(time);
        var people = rows.Where(x => x.DecidedBy is not null).Select(x => (OwnerKind.Person, x.DecidedBy!.Value.Value));
        var names = await OwnerNames.ReadAsync(db, rows.Select(x => (x.OwnerKind, x.OwnerId)).Concat(people));
        var destinations = await DestinationsAsync(
            db, rows.Select(x => (x as Withdrawal)?.Destination), now);
        return [.. rows.Select(x => new CashView
        {
            PaymentReference = (x as TopUp)?.PaymentReference is { } reference
                ? PaymentReference.Show(reference)
                : null,
            Destination = (x as Withdrawal)?.Destination is { } to ? destinations.GetValueOrDefault(to) : null,
            Approval = (x as Withdrawal)?.Approval,
            BankLine = (x as TopUp)?.BankLine,
            WaitingSince = (x as TopUp)?.ArrivedAt ?? x.RequestedAt,
            Id = x.ObjectId,
            Owner = names.GetValueOrDefault(x.OwnerId) ?? new OwnerView(x.Owner.ToString(), x.Owner.ToString()),
            Amount = x.Amount,
            Currency = x.Currency,
            Status = x.State,
            Reference = x.Reference,
            Reason = x.Reason,
            RequestedAt = x.RequestedAt,
            DecidedAt = x.DecidedAt,
            DecidedBy = x.DecidedBy is { } by ? names.GetValueOrDefault(by.Value) : null,
            DecisionReason = x.DecisionReason,
            Receipt = x.OperationId,
            AllowedActions = CashMovement<T>.Machine.Allowed(x, now),
        })];
    }

    private static async Task<Dictionary<Id<Destination>, DestinationView>> DestinationsAsync(
        OffersDb db, IEnumerable<Id<Destination>?> named, DateTimeOffset now)
    {
        var wanted = named.OfType<Id<Destination>>().Distinct().ToList();
        return wanted.Count == 0
            ? []
            : (await db.Destinations.Where(x => wanted.Contains(x.Id)).ToListAsync())
                .ToDictionary(x => x.Id, x => DestinationView.Of(x, now));
    }
}
