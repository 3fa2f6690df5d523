using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Watch;

/// <summary>Sorts the lines of a wallet: charges by campaign, and movements by who is on their other side.</summary>
/// <param name="db">The book.</param>
/// <param name="statement">Whose lines they are.</param>
internal sealed class CreditMoves(OffersDb db, WalletStatement statement)
{
    private readonly List<CreditMove> _moves = [];
    private readonly Dictionary<Id<Campaign>, (int Cards, long Minor)> _charges = [];

    private Owner Self => statement.Range.Owner;

    /// <summary>The movements of credit so far.</summary>
    internal IReadOnlyList<CreditMove> Moves => _moves;

    /// <summary>What campaigns were charged so far.</summary>
    internal IReadOnlyDictionary<Id<Campaign>, (int Cards, long Minor)> Charges => _charges;

    /// <summary>What moved in a way so far; never below zero.</summary>
    internal Money SumOf(CreditWay way)
    {
        var sum = _moves.Where(x => x.Way == way).Aggregate(
            Money.Zero(statement.Currency), (all, move) => all + move.Amount);
        return way is CreditWay.Received or CreditWay.Reclaimed ? sum : -sum;
    }

    /// <summary>Takes lines in, in recording order. What only moves between available and held is neither.</summary>
    internal async Task AddAsync(IReadOnlyList<WalletLine> lines)
    {
        var changed = lines.Where(x => !(x.AvailableAmount + x.HeldAmount).IsZero).ToList();
        var charges = changed.Select(x => (
            Line: x, Redemption: Id<Redemption>.TryParse(x.Reference, out var id) ? id : (Id<Redemption>?)null))
            .ToList();
        var ids = charges.Select(x => x.Redemption).OfType<Id<Redemption>>().Distinct().ToList();
        var campaigns = await db.Redemptions.Where(x => ids.Contains(x.Id)).Select(x => new { x.Id, x.Campaign })
            .ToDictionaryAsync(x => x.Id, x => x.Campaign);
        foreach (var (line, redemption) in charges.Where(x => x.Redemption is not null))
        {
            var minor = -(line.AvailableAmount + line.HeldAmount).Minor;
            var (cards, sum) = _charges.GetValueOrDefault(campaigns[redemption!.Value]);
            _charges[campaigns[redemption.Value]] = (cards + Math.Sign(minor), sum + minor);
        }

        await MoveAsync([.. charges.Where(x => x.Redemption is null).Select(x => x.Line)]);
    }

    private async Task MoveAsync(IReadOnlyList<WalletLine> lines)
    {
        var ids = lines.Select(x => x.OperationId).ToList();
        var sides = (await (
                from entry in db.Entries
                join account in db.Accounts on entry.AccountId equals account.Id
                where ids.Contains(entry.OperationId) && account.OwnerId != Self.Id
                select new { entry.OperationId, account.OwnerKind, account.OwnerId }).ToListAsync())
            .ToLookup(x => x.OperationId, x => (x.OwnerKind, x.OwnerId));
        var names = await NamesAsync([.. sides.SelectMany(x => x).Distinct()]);
        var parent = await ParentAsync();
        foreach (var line in lines)
        {
            var amount = line.AvailableAmount + line.HeldAmount;
            var other = sides[line.OperationId].OrderBy(x => IsAbove(x, parent) ? 1 : 0).FirstOrDefault();
            _moves.Add(new CreditMove(
                line.EffectiveAt, line.Number, WayOf(amount, IsAbove(other, parent)),
                names.GetValueOrDefault(other.OwnerId, new AlertLink(line.Reference, line.Reference)), line.Reason,
                amount));
        }
    }

    private static CreditWay WayOf(Money amount, bool isAbove) => (isAbove, amount.Minor > 0) switch
    {
        (true, true) => CreditWay.Received,
        (true, false) => CreditWay.Returned,
        (false, true) => CreditWay.Reclaimed,
        _ => CreditWay.Allocated,
    };

    // Above an agency is the platform, above a client its agency; the platform is above everybody.
    private bool IsAbove((OwnerKind Kind, Guid Id) side, Guid? parent) =>
        side.Id == default || (side.Kind == OwnerKind.Organisation
            && (side.Id == Organisation.PlatformId(Self.Book).Value || side.Id == parent));

    private async Task<Guid?> ParentAsync()
    {
        var client = new Id<Client>(Self.Id);
        var agency = await db.Clients.Where(x => x.Id == client).Select(x => (Id<Agency>?)x.Agency)
            .SingleOrDefaultAsync();
        return agency?.Value;
    }

    private async Task<Dictionary<Guid, AlertLink>> NamesAsync(IReadOnlyList<(OwnerKind Kind, Guid Id)> sides)
    {
        var found = (await OwnerNames.ReadAsync(db, sides))
            .ToDictionary(x => x.Key, x => new AlertLink(x.Value.Id, x.Value.Name));
        var ids = sides.Where(x => x.Kind == OwnerKind.Campaign).Select(x => new Id<Campaign>(x.Id)).ToList();
        foreach (var (id, name) in await ReportNames.CampaignsAsync(db, ids))
        {
            found[Id<Campaign>.Parse(id).Value] = new AlertLink(id, name);
        }

        return found;
    }
}
