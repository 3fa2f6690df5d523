using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>What an agent has earned and what is on its way, in one currency.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Earned">All that was paid to his wallet for claims and proofs.</param>
/// <param name="Pending">What open claims are worth that is not paid yet.</param>
/// <param name="Owed">What he owes back.</param>
public sealed record EarningView(Currency Currency, Money Earned, Money Pending, Money Owed);

/// <summary>Reads what agents earn.</summary>
public sealed class EarningQueries(OffersDatabase database)
{
    private static readonly ClaimStatus[] _open = [ClaimStatus.Pending, ClaimStatus.Held, ClaimStatus.Approved];

    /// <summary>What an agent has earned and what is on its way, by currency.</summary>
    public async Task<IReadOnlyList<EarningView>> OfAsync(BookId book, Id<IPerson> agent)
    {
        await using var db = database.Read(book);
        var earned = await (
            from entry in db.Entries
            join operation in db.Operations on entry.OperationId equals operation.Id
            join account in db.Accounts on entry.AccountId equals account.Id
            where operation.Kind == BudgetWork.PayKind && account.OwnerId == agent.Value
                && account.Purpose == Purpose.Available
            group entry by account.Currency into own
            select new { own.Key, Sum = own.Sum(x => x.AmountMinor) }).ToDictionaryAsync(x => x.Key, x => x.Sum);
        var open = await db.IncentiveClaims.Where(x => x.Agent == agent && _open.Contains(x.Status)).ToListAsync();
        var owed = await db.Recoveries.Where(x => x.Agent == agent && x.RecoveredMinor < x.AmountMinor).ToListAsync();
        return
        [
            .. earned.Keys.Concat(open.Select(x => x.Currency)).Concat(owed.Select(x => x.Currency)).Distinct()
                .OrderBy(x => x.Code, StringComparer.Ordinal).Select(currency => new EarningView(
                    currency, new Money(earned.GetValueOrDefault(currency), currency),
                    open.Where(x => x.Currency == currency)
                        .Aggregate(Money.Zero(currency), (sum, x) => sum + x.Amount - x.Paid),
                    owed.Where(x => x.Currency == currency)
                        .Aggregate(Money.Zero(currency), (sum, x) => sum + x.Open))),
        ];
    }
}
