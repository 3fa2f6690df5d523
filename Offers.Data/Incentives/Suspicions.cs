using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>What looks odd about sales: reasons to have a person look, never to refuse in silence.</summary>
internal sealed class Suspicions
{
    private const int RebookedDays = 90;
    private const int AtOnce = 500;
    private readonly HashSet<(Id<IPerson> Agent, string Contact)> _contacts = [];
    private readonly List<(Id<Unit> Unit, Id<IPerson> Agent, DateTimeOffset CancelledAt)> _cancelled = [];

    private Suspicions()
    {
    }

    /// <summary>Reads what agents and earlier sales have to do with some sales.</summary>
    internal static async Task<Suspicions> ReadAsync(
        OffersDb db, IReadOnlyList<(Sale Sale, Id<IPerson> Agent)> sold)
    {
        var read = new Suspicions();
        foreach (var some in sold.Where(x => x.Sale.BuyerHash is not null).Select(x => x.Agent).Distinct()
            .Chunk(AtOnce))
        {
            await read.ReadContactsAsync(db, some);
        }

        foreach (var some in sold.Select(x => x.Sale.Unit).Distinct().Chunk(AtOnce))
        {
            await read.ReadCancelledAsync(db, some);
        }

        return read;
    }

    /// <summary>Why a claim of an agent by a sale should be looked at; null where nothing is odd.</summary>
    internal string? Of(Sale sale, Id<IPerson> agent)
    {
        if (sale.BuyerHash is { } buyer && _contacts.Contains((agent, buyer)))
        {
            return "The buyer has the agent's e-mail address or phone number.";
        }

        var since = sale.BookedAt.AddDays(-RebookedDays);
        return _cancelled.Exists(x => x.Unit == sale.Unit && x.Agent == agent && x.CancelledAt >= since)
            ? $"The agent's earlier sale of this unit was cancelled in the {RebookedDays} days before."
            : null;
    }

    private async Task ReadContactsAsync(OffersDb db, Id<IPerson>[] agents)
    {
        var people = await db.Users.Where(x => agents.Contains(x.Id))
            .Select(x => new { x.Id, x.Email, x.PhoneNumber }).ToListAsync();
        foreach (var (person, contact) in people.SelectMany(x =>
            new[] { (x.Id, ContactHash.OfKnown(x.Email)), (x.Id, ContactHash.OfKnown(x.PhoneNumber)) }))
        {
            if (contact is not null)
            {
                _contacts.Add((person, contact));
            }
        }
    }

    private async Task ReadCancelledAsync(OffersDb db, Id<Unit>[] units)
    {
        var rows = await (
            from sale in db.Sales
            join agent in db.SaleAgents on sale.Id equals agent.Sale
            where units.Contains(sale.Unit) && sale.Stage == EF.Constant(SaleStage.Cancelled)
                && sale.CancelledAt != null
            select new { sale.Unit, agent.Agent, sale.CancelledAt }).ToListAsync();
        _cancelled.AddRange(rows.Select(x => (x.Unit, x.Agent, x.CancelledAt!.Value)));
    }
}
