using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>Automatic reload: below a level, credit is asked for by itself; the parent decides as on any
/// wish.</summary>
public sealed class ReloadDesk(OffersDatabase database, UnitOfWork writes, TimeProvider time)
{
    /// <summary>How many are looked at in one run.</summary>
    public const int AtOnce = 500;

    /// <summary>How long it waits after a refusal, until it asks again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>Sets level and amount; it asks again, also after refusals.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>,
    /// <c>credit_account_not_found</c>; <c>amount_too_small</c> as an answer.</exception>
    public Task<Answer> SetAsync(CommandRequest request, RewardScope scope, string account, AutoReloadBody body) =>
        writes.RunAsync(request, new Deed("rewards.auto_reload.set", account), async work =>
        {
            var (place, currency) = await FindAsync(work, scope, account);
            var threshold = body.Threshold?.In(currency)
                ?? throw Refusal.OfField("threshold", "'threshold' is required.");
            var amount = body.Amount.AmountIn(currency);
            CreditRule.CheckAmount(amount);
            var reload = await work.ReloadAsync(place.Owner, currency);
            var before = reload is null ? null : OffersJson.Text(AutoReloadView.Of(reload));
            if (reload is null)
            {
                reload = new AutoReload(place.Owner, threshold, amount);
                work.Db.Add(reload);
            }
            else
            {
                reload.Set(threshold, amount);
            }

            var view = AutoReloadView.Of(reload);
            work.Audit(new AuditFact(
                "rewards.auto_reload.set", place.Owner.ToString(), before, OffersJson.Text(view), null));
            return Answer.Ok(view);
        });

    /// <summary>Asks no more by itself.</summary>
    /// <exception cref="Refusal"><c>credit_account_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> ClearAsync(CommandRequest request, RewardScope scope, string account) =>
        writes.RunAsync(request, new Deed("rewards.auto_reload.clear", account), async work =>
        {
            var (place, currency) = await FindAsync(work, scope, account);
            var reload = await work.ReloadAsync(place.Owner, currency)
                ?? throw PlatformCodes.ActionNotAllowed.Because("No automatic reload is set.");
            work.Audit(new AuditFact(
                "rewards.auto_reload.cleared", place.Owner.ToString(), OffersJson.Text(AutoReloadView.Of(reload)),
                null, null));
            work.Db.Remove(reload);
            return Answer.None();
        });

    /// <summary>The automatic reloads of a book whose owners are short now and have no wish that waits.</summary>
    public async Task<IReadOnlyList<DueReload>> DueAsync(BookId book)
    {
        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var recent = now - Pause;
        var due = await db.AutoReloads
            .Where(x => x.Refusals < 3
                && (db.Accounts.Where(a => a.OwnerKind == x.OwnerKind && a.OwnerId == x.OwnerId
                    && a.Purpose == Purpose.Available && a.Qualifier == "" && a.Currency == x.Currency)
                    .Sum(a => (long?)a.BalanceMinor) ?? 0) < x.ThresholdMinor
                && !db.CreditRequests.Any(r => r.OwnerId == x.OwnerId && r.Currency == x.Currency
                    && (r.Status == CreditRequestStatus.Waiting
                        || (r.AskedBy == null && r.Status != CreditRequestStatus.Approved && r.DecidedAt > recent))))
            .OrderBy(x => x.OwnerId).Take(AtOnce)
            .Select(x => new { x.OwnerKind, x.OwnerId, x.Currency }).ToListAsync();
        var owners = due.ConvertAll(x => new DueReload(new Owner(book, x.OwnerKind, x.OwnerId), x.Currency));
        var places = await CreditPlaces.ReadAsync(db, [.. owners.Select(x => x.Owner)]);
        return [.. owners.Where(x => places.TryGetValue(x.Owner, out var place) && Asks(place))];
    }

    /// <summary>Asks for one, if it is still short: one item of the job.</summary>
    /// <exception cref="Refusal"><c>credit_account_not_found</c>.</exception>
    public Task<Answer> AskAsync(CommandRequest request, DueReload due) =>
        writes.RunAsync(request, new Deed("rewards.auto_reload.ask", due.Owner.ToString()), async work =>
        {
            var place = await CreditPlaces.OfAsync(work.Db, due.Owner);
            await work.LoadAsync(new RowNames().NeedWallet(due.Owner, due.Currency));
            var reload = await work.ReloadAsync(due.Owner, due.Currency);
            if (reload is not { IsOn: true } || !Asks(place)
                || work.Ledger.Available(due.Owner, due.Currency).BalanceMinor >= reload.ThresholdMinor
                || await IsWaitingAsync(work, due))
            {
                return Answer.None();
            }

            var wish = await work.WishAsync(place, new Money(reload.AmountMinor, due.Currency), null);
            return Answer.Created(new { id = wish.Id }, $"/api/v1/credit/requests/{wish.Id}");
        });

    private static bool Asks(CreditPlace place) =>
        place is { Suspended: null, IsOver: false, IsShared: false, Parent: not null };

    private static Task<bool> IsWaitingAsync(ClosureWork work, DueReload due) => work.Db.CreditRequests.AnyAsync(
        x => x.OwnerId == due.Owner.Id && x.Currency == due.Currency && x.Status == CreditRequestStatus.Waiting);

    private static async Task<(CreditPlace Place, Currency Currency)> FindAsync(
        ClosureWork work, RewardScope scope, string account)
    {
        var (place, currency) = await CreditRefs.OwnAsync(work.Db, scope, "accountId", account);
        return place.Level != CreditLevel.Platform && currency is not null
            ? (place, currency)
            : throw RewardCodes.CreditAccountNotFound.Because();
    }
}

/// <summary>Somebody whose credit is below the level of automatic reload.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Currency">The currency.</param>
public sealed record DueReload(Owner Owner, Currency Currency);
