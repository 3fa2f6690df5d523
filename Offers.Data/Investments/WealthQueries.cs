using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What an investor had at an instant: in his wallet, and at cost in offers.</summary>
/// <param name="Until">The instant.</param>
/// <param name="Amount">How much.</param>
public sealed record WealthPoint(DateTimeOffset Until, Money Amount);

/// <summary>Reads what an investor had over time.</summary>
public sealed class WealthQueries(OffersDatabase database)
{
    private const string Settle = "investments.settle";
    private const string Principal = "investments.principal";

    /// <summary>What he had at each of some instants, by the effective times of the entries on his wallet.</summary>
    /// <param name="book">The book.</param>
    /// <param name="wallet">The investor and the currency.</param>
    /// <param name="instants">The instants, in order.</param>
    public async Task<IReadOnlyList<WealthPoint>> GetAsync(
        BookId book, (Id<IPerson> Investor, Currency Currency) wallet, IReadOnlyList<DateTimeOffset> instants)
    {
        await using var db = database.Read(book);
        var (person, currency) = (wallet.Investor.Value, wallet.Currency);
        var moved =
            from account in db.Accounts.Where(x => x.OwnerKind == OwnerKind.Person && x.OwnerId == person
                && x.Currency == currency && (x.Purpose == Purpose.Available || x.Purpose == Purpose.Held))
            join entry in db.Entries on account.Id equals entry.AccountId
            join operation in db.Operations on entry.OperationId equals operation.Id
            select new Moved { At = operation.EffectiveAt, Kind = operation.Kind, Minor = entry.AmountMinor };

        // What is settled leaves the wallet and is in an offer; principal comes back from there.
        var sums = await moved.Where(x => x.Kind != Settle && x.Kind != Principal)
            .GroupBy(Buckets.Of<Moved>(x => x.At, instants))
            .Select(x => new { x.Key, Sum = x.Sum(y => y.Minor) }).ToDictionaryAsync(x => x.Key, x => x.Sum);
        var amount = 0L;
        return [.. instants.Select((instant, i) =>
        {
            amount += sums.GetValueOrDefault(i);
            return new WealthPoint(instant, new Money(amount, currency));
        })];
    }

    private sealed class Moved
    {
        internal required DateTimeOffset At { get; init; }

        internal required string Kind { get; init; }

        internal required long Minor { get; init; }
    }
}
