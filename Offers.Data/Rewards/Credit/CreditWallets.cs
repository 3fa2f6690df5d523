using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Rewards.Credit;

/// <summary>The credit of an agency, a client or a campaign in one currency.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Available">What can be given on or spent.</param>
/// <param name="Held">What is held for redemptions under way.</param>
/// <param name="Spent">What was spent on redemptions.</param>
public sealed record CreditWallet(Currency Currency, Id<Account> AccountId, Money Available, Money Held, Money Spent);

/// <summary>Reads the credit of several owners at once.</summary>
internal static class CreditWallets
{
    internal static async Task<ILookup<Guid, CreditWallet>> ReadAsync(OffersDb db, IReadOnlyCollection<Guid> owners)
    {
        var accounts = await db.Accounts.AsNoTracking().Where(x => owners.Contains(x.OwnerId) && x.Qualifier == ""
            && (x.Purpose == Purpose.Available || x.Purpose == Purpose.Held)).ToListAsync();
        var held = accounts.Where(x => x.Purpose == Purpose.Held)
            .ToDictionary(x => (x.OwnerId, x.Currency), x => x.Balance);
        var spent = new Dictionary<(Guid, Currency), long>();
        foreach (var currency in accounts.Select(x => x.Currency).Distinct())
        {
            foreach (var (owner, sum) in await CreditReading.SpentAsync(db, currency, owners))
            {
                spent[(owner, currency)] = sum;
            }
        }

        var order = Currency.All.Index().ToDictionary(x => x.Item, x => x.Index);
        return accounts.Where(x => x.Purpose == Purpose.Available).OrderBy(x => order[x.Currency]).ToLookup(
            x => x.OwnerId,
            x => new CreditWallet(
                x.Currency, x.Id, x.Balance,
                held.GetValueOrDefault((x.OwnerId, x.Currency), Money.Zero(x.Currency)),
                new Money(spent.GetValueOrDefault((x.OwnerId, x.Currency)), x.Currency)));
    }
}
