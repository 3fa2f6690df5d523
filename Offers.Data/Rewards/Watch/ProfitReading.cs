using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Watch;

/// <summary>
/// Reads charges and costs from the entries of the platform's accounts, so that what reports say is what the accounts
/// did: entries are found by their place on the account, and join redemptions by their operation. What was taken back
/// was posted by another operation and finds its redemption by the operation's reference.
/// </summary>
internal static class ProfitReading
{
    private const int Chunk = 500;
    private const int MostOther = 100_000;

    /// <summary>The accounts of which profit is made, in every currency.</summary>
    internal static async Task<IReadOnlyList<ProfitAccount>> AccountsAsync(OffersDb db)
    {
        var platform = Organisation.PlatformId(db.Book).Value;
        var accounts = await db.Accounts
            .Where(x => x.OwnerKind == OwnerKind.Organisation && x.OwnerId == platform
                && ((x.Purpose == Purpose.Revenue && x.Qualifier == "")
                    || (x.Purpose == Purpose.CostOfCards
                        && (x.Qualifier == "" || x.Qualifier == RewardAccounts.LostQualifier))))
            .ToListAsync();
        return
        [
            .. accounts.OrderBy(x => x.Currency.Code, StringComparer.Ordinal).Select(x => new ProfitAccount(
                x,
                x.Purpose == Purpose.Revenue ? ProfitPurpose.Revenue
                    : x.Qualifier.Length == 0 ? ProfitPurpose.Cost : ProfitPurpose.Lost)),
        ];
    }

    /// <summary>Where a period begins and ends in the book.</summary>
    internal static async Task<ProfitRange> RangeAsync(OffersDb db, ReportPeriod period) => new(
        await Cuts.BeforeAsync(db, period.StartsAt), await Cuts.BeforeAsync(db, period.EndsAt));

    /// <summary>What an account did in a range, from its balances.</summary>
    internal static async Task<long> MovedAsync(OffersDb db, Account account, ProfitRange range) =>
        await Cuts.BalanceAsync(db, account, await Cuts.SequenceAsync(db, account, range.Until))
        - await Cuts.BalanceAsync(db, account, await Cuts.SequenceAsync(db, account, range.After));

    /// <summary>The entries of an account in a range.</summary>
    internal static async Task<IQueryable<Entry>> EntriesAsync(OffersDb db, Account account, ProfitRange range)
    {
        var after = await Cuts.SequenceAsync(db, account, range.After);
        var until = await Cuts.SequenceAsync(db, account, range.Until);
        return db.Entries.Where(x => x.AccountId == account.Id && x.Sequence > after && x.Sequence <= until);
    }

    /// <summary>What an account did in a range for some redemptions, cut as finely as a report can be.</summary>
    /// <param name="db">The book.</param>
    /// <param name="account">The account.</param>
    /// <param name="range">From where to where.</param>
    /// <param name="of">The redemptions that count.</param>
    internal static async Task<IReadOnlyList<ProfitCell>> ReadAsync(
        OffersDb db, ProfitAccount account, ProfitRange range, IQueryable<Redemption> of)
    {
        var entries = await EntriesAsync(db, account.Account, range);
        var direct = await (
            from entry in entries
            join redemption in of on (Id<Operation>?)entry.OperationId equals redemption.OperationId
            group entry by new
            {
                redemption.Brand, redemption.Supplier, redemption.Source, redemption.Agency, redemption.Client,
                redemption.Campaign,
            }
            into own
            select new { own.Key, Cards = own.Count(), Minor = own.Sum(x => x.AmountMinor) }).ToListAsync();
        var cells = direct.Select(x => new ProfitCell(
            new ProfitOf(x.Key.Brand, x.Key.Supplier, x.Key.Source, x.Key.Agency, x.Key.Client, x.Key.Campaign),
            account, x.Cards, x.Minor));
        return [.. cells, .. await OthersAsync(db, account, entries, of)];
    }

    private static async Task<IEnumerable<ProfitCell>> OthersAsync(
        OffersDb db, ProfitAccount account, IQueryable<Entry> entries, IQueryable<Redemption> of)
    {
        var others = await (
            from entry in entries.Where(x => !db.Redemptions.Any(y => y.OperationId == x.OperationId))
            join operation in db.Operations on entry.OperationId equals operation.Id
            select new { entry.AmountMinor, operation.Reference }).Take(MostOther + 1).ToListAsync();
        if (others.Count > MostOther)
        {
            throw Refusal.OfField("from", "So many cards are too many for one answer; ask for fewer days.");
        }

        var ids = others.Select(x => Id<Redemption>.TryParse(x.Reference, out var id) ? id : (Id<Redemption>?)null)
            .ToList();
        var known = await KnownAsync(of, [.. ids.OfType<Id<Redemption>>().Distinct()]);
        return others.Zip(ids)
            .Where(x => x.Second is null || known.ContainsKey(x.Second.Value))
            .Select(x => new ProfitCell(
                x.Second is { } id ? known[id] : null, account,
                x.Second is null ? 0 : Math.Sign(x.First.AmountMinor), x.First.AmountMinor));
    }

    private static async Task<Dictionary<Id<Redemption>, ProfitOf>> KnownAsync(
        IQueryable<Redemption> of, IReadOnlyList<Id<Redemption>> ids)
    {
        var known = new Dictionary<Id<Redemption>, ProfitOf>();
        foreach (var some in ids.Chunk(Chunk))
        {
            foreach (var row in await of.Where(x => some.Contains(x.Id))
                .Select(x => new { x.Id, x.Brand, x.Supplier, x.Source, x.Agency, x.Client, x.Campaign })
                .ToListAsync())
            {
                known[row.Id] = new ProfitOf(
                    row.Brand, row.Supplier, row.Source, row.Agency, row.Client, row.Campaign);
            }
        }

        return known;
    }
}
