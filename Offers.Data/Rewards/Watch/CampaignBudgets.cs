using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Watch;

/// <summary>Reads what the campaigns of a client did with credit of their own, a section of its statement.</summary>
internal static class CampaignBudgets
{
    private const int Chunk = 500;
    private const int Most = 2_000;

    internal static async Task<IReadOnlyList<CampaignBudget>> ReadAsync(
        OffersDb db, WalletStatement wallet, ProfitRange range)
    {
        var client = new Id<Client>(wallet.Range.Owner.Id);
        var campaigns = await db.Campaigns
            .Where(x => x.Client == client && x.Currency == wallet.Currency).OrderBy(x => x.Id)
            .Select(x => new { x.Id, x.Name }).Take(Most).ToListAsync();
        var budgets = new List<CampaignBudget>();
        foreach (var some in campaigns.Chunk(Chunk))
        {
            var sums = await SumsAsync(db, wallet.Currency, [.. some.Select(x => x.Id.Value)], range);
            budgets.AddRange(some.Where(x => sums.ContainsKey(x.Id.Value)).Select(x => BudgetOf(
                new AlertLink(x.Id.ToString(), x.Name), wallet.Currency, sums[x.Id.Value])));
        }

        return budgets;
    }

    private static CampaignBudget BudgetOf(AlertLink campaign, Currency currency, Sums sums)
    {
        Money Of(long minor) => new(minor, currency);
        return new CampaignBudget(
            campaign, Of(sums.Closing - sums.In + sums.Out + sums.Charged), Of(sums.In), Of(sums.Out),
            Of(sums.Charged), Of(sums.Closing));
    }

    // Of each campaign: what it has at the cut, and what came, went and was charged in the period. What it got or gave
    // back is on available alone; a charge is whatever a redemption did to available and held together.
    private static async Task<Dictionary<Guid, Sums>> SumsAsync(
        OffersDb db, Currency currency, List<Guid> campaigns, ProfitRange range)
    {
        var accounts = await db.Accounts
            .Where(x => x.OwnerKind == OwnerKind.Campaign && campaigns.Contains(x.OwnerId) && x.Currency == currency
                && x.Qualifier == "" && (x.Purpose == Purpose.Available || x.Purpose == Purpose.Held))
            .Select(x => new { x.Id, x.OwnerId, x.BalanceMinor }).ToListAsync();
        var ids = accounts.ConvertAll(x => x.Id);
        var redemptions = IdPrefixes.For(typeof(Redemption)) + "_";
        var moved = await (
            from entry in db.Entries
            join operation in db.Operations on entry.OperationId equals operation.Id
            where ids.Contains(entry.AccountId) && entry.OperationNumber > range.After
            group entry by new
            {
                entry.AccountId, IsLater = entry.OperationNumber > range.Until,
                IsCharge = operation.Reference.StartsWith(redemptions), IsIn = entry.AmountMinor > 0,
            }
            into own
            select new { own.Key, Minor = own.Sum(x => x.AmountMinor) }).ToListAsync();
        var owners = accounts.ToDictionary(x => x.Id, x => x.OwnerId);
        var byOwner = moved.ToLookup(x => owners[x.Key.AccountId]);
        return accounts.GroupBy(x => x.OwnerId).Select(own => (own.Key, Sums: new Sums(
                byOwner[own.Key].Where(x => !x.Key.IsLater && !x.Key.IsCharge && x.Key.IsIn).Sum(x => x.Minor),
                -byOwner[own.Key].Where(x => !x.Key.IsLater && !x.Key.IsCharge && !x.Key.IsIn).Sum(x => x.Minor),
                -byOwner[own.Key].Where(x => !x.Key.IsLater && x.Key.IsCharge).Sum(x => x.Minor),
                own.Sum(x => x.BalanceMinor) - byOwner[own.Key].Where(x => x.Key.IsLater).Sum(x => x.Minor))))
            .Where(x => x.Sums != default).ToDictionary(x => x.Key, x => x.Sums);
    }

    private readonly record struct Sums(long In, long Out, long Charged, long Closing);
}
