using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Cards;

/// <summary>What a client is charged for face values now.</summary>
public static class PriceReading
{
    /// <summary>The charges of some face values for a client: its own price, its agency's, its agency's tier's, else
    /// the face value.</summary>
    public static async Task<IReadOnlyDictionary<Id<Denomination>, Money>> ChargesAsync(
        OffersDb db, Id<Client> client, IReadOnlyCollection<Id<Denomination>> wanted, DateTimeOffset now)
    {
        var who = await (
            from x in db.Clients
            join a in db.Agencies on x.Agency equals a.Id
            where x.Id == client
            select new { x.Agency, Tier = (AgencyTier?)a.Tier }).AsNoTracking().SingleAsync();
        var denominations = await db.Denominations.AsNoTracking().Where(x => wanted.Contains(x.Id)).ToListAsync();
        var lines = await db.PriceLines.AsNoTracking()
            .Where(x => wanted.Contains(x.Denomination)
                && (x.Client == client || x.Agency == who.Agency || x.Tier == who.Tier))
            .ToListAsync();
        return denominations.ToDictionary(x => x.Id, x => PriceLine.ChargeOf(x, lines, now));
    }
}
