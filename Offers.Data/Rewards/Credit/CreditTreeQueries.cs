using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>
/// Reads the credit tree with its sums. What a place has comes from its accounts, what it was given and gave from the
/// operations between parents and children, what it spent from redemptions: three sources that must agree.
/// </summary>
public sealed class CreditTreeQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>The tree of a currency as far as a caller sees it.</summary>
    public async Task<CreditTreeView> ReadAsync(RewardScope scope, Currency currency)
    {
        await using var db = database.Read(scope.Book);
        return await ReadAsync(db, scope, currency, await db.NowAsync(time));
    }

    /// <summary>The currencies in which there is credit, as far as a caller sees it.</summary>
    public async Task<IReadOnlyList<Currency>> CurrenciesAsync(RewardScope scope)
    {
        await using var db = database.Read(scope.Book);
        var owners = (await CreditRows.OwnersAsync(db, scope)).Select(x => x.Owner.Id).ToList();
        var used = await db.Accounts
            .Where(x => owners.Contains(x.OwnerId) && x.Purpose == Purpose.Available && x.Qualifier == "")
            .Select(x => x.Currency).Distinct().ToListAsync();
        return [.. Currency.All.Where(used.Contains)];
    }

    internal static async Task<CreditTreeView> ReadAsync(
        OffersDb db, RewardScope scope, Currency currency, DateTimeOffset now)
    {
        var rows = await CreditRows.ReadAsync(db, scope, currency);
        var tops = rows.Places.Values.Where(x => x.Parent is null || !rows.Places.ContainsKey(x.Parent.Value)).ToList();
        var children = rows.Places.Values.Where(x => x.Parent is not null).ToLookup(x => x.Parent!.Value);
        var nodes = tops.Where(rows.IsShown).OrderBy(x => x.Level).ThenBy(x => x.Name, StringComparer.Ordinal)
            .Select(x => Node(rows, children, x)).ToList();
        nodes = await CreditRows.ExplainAsync(db, nodes, currency);
        return new CreditTreeView(currency, nodes, await TotalsAsync(db, scope, rows, nodes), now);
    }

    private static CreditNode Node(CreditRows rows, ILookup<Owner, CreditPlace> children, CreditPlace place)
    {
        var below = children[place.Owner].Where(rows.IsShown)
            .OrderBy(x => x.Name, StringComparer.Ordinal).Select(x => Node(rows, children, x)).ToList();
        var isTop = place.Level == CreditLevel.Platform;
        var allocated = children[place.Owner].Sum(x => rows.Received(x.Owner));
        var reclaimed = children[place.Owner].Sum(x => rows.Returned(x.Owner));
        return new CreditNode
        {
            Owner = CreditLink.Of(place),
            AccountId = rows.AccountOf(place.Owner)?.Id,
            Status = rows.StatusOf(place),
            Available = rows.In(rows.Available(place.Owner)),
            Held = rows.In(rows.Held(place.Owner)),
            Spent = rows.In(rows.Spent(place.Owner)),
            Received = rows.In(isTop ? allocated : rows.Received(place.Owner)),
            Returned = rows.In(isTop ? reclaimed : rows.Returned(place.Owner)),
            Allocated = rows.In(allocated),
            Reclaimed = rows.In(reclaimed),
            Other = rows.In(0),
            Children = below,
        };
    }

    private static async Task<CreditTotals> TotalsAsync(
        OffersDb db, RewardScope scope, CreditRows rows, IReadOnlyList<CreditNode> nodes)
    {
        var all = nodes.SelectMany(x => x.All()).ToList();
        Money Sum(Func<CreditNode, Money> of) => all.Aggregate(rows.In(0), (sum, x) => sum + of(x));
        var cameIn = nodes.Aggregate(rows.In(0), (sum, x) => sum + x.Received - x.Returned);
        var world = RewardAccounts.Credit(scope.Book, rows.Currency);
        var outside = scope.IsPlatform
            ? new Money(-await db.Accounts.Where(x => x.OwnerId == world.Owner.Id && x.Purpose == world.Purpose
                && x.Qualifier == world.Qualifier && x.Currency == rows.Currency).SumAsync(x => x.BalanceMinor),
                rows.Currency)
            : cameIn;
        return new CreditTotals(
            cameIn, Sum(x => x.Available), Sum(x => x.Held), Sum(x => x.Spent), Sum(x => x.Other), outside,
            all.Count(x => !x.Balanced) + rows.Unpaired);
    }
}
