using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>What looks odd about a sale: reasons to have a person look, never to refuse in silence.</summary>
internal static class Suspicions
{
    private const int RebookedDays = 90;

    /// <summary>Why a claim of an agent by a sale should be looked at; null where nothing is odd.</summary>
    internal static async Task<string?> OfAsync(OffersDb db, Sale sale, Id<IPerson> agent)
    {
        if (sale.BuyerHash is { } buyer && await IsBuyerAsync(db, agent, buyer))
        {
            return "The buyer has the agent's e-mail address or phone number.";
        }

        var since = sale.BookedAt.AddDays(-RebookedDays);
        var rebooked = await (
            from earlier in db.Sales
            join mine in db.SaleAgents on earlier.Id equals mine.Sale
            where earlier.Unit == sale.Unit && earlier.Id != sale.Id && earlier.Stage == SaleStage.Cancelled
                && earlier.CancelledAt >= since && mine.Agent == agent
            select earlier.Id).AnyAsync();
        return rebooked
            ? $"The agent's earlier sale of this unit was cancelled in the {RebookedDays} days before."
            : null;
    }

    private static async Task<bool> IsBuyerAsync(OffersDb db, Id<IPerson> agent, string buyer)
    {
        var contacts = await db.Users.Where(x => x.Id == agent).Select(x => new { x.Email, x.PhoneNumber })
            .SingleOrDefaultAsync();
        return contacts is not null && (ContactHash.OfKnown(contacts.Email) == buyer
            || ContactHash.OfKnown(contacts.PhoneNumber) == buyer);
    }
}
