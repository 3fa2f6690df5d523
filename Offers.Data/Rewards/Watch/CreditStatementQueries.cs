using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Watch;

/// <summary>
/// Statements of reward credit: the wallet's own statement, with its lines sorted into allocations, reclaims and
/// charges by campaign, so that what it says is what the ledger says.
/// </summary>
public sealed class CreditStatementQueries(OffersDatabase database, StatementQueries statements)
{
    private const int Chunk = 1000;
    private const int MostCampaigns = 2_000;

    /// <summary>Whose credit it is: an agency's that the scope reaches.</summary>
    /// <exception cref="Refusal"><c>agency_not_found</c>.</exception>
    public async Task<Owner> OwnerAsync(RewardScope scope, Id<Agency> id)
    {
        await using var db = database.Read(scope.Book);
        return (await scope.AgenciesOf(db).SingleOrDefaultAsync(x => x.Id == id))?.Owner
            ?? throw RewardCodes.AgencyNotFound.Because();
    }

    /// <summary>Whose credit it is: a client's that the scope reaches.</summary>
    /// <exception cref="Refusal"><c>client_not_found</c>.</exception>
    public async Task<Owner> OwnerAsync(RewardScope scope, Id<Client> id)
    {
        await using var db = database.Read(scope.Book);
        return (await scope.ClientsOf(db).SingleOrDefaultAsync(x => x.Id == id))?.Owner
            ?? throw RewardCodes.ClientNotFound.Because();
    }

    /// <summary>The agencies and clients whose statements a scope reaches, by name.</summary>
    public async Task<IReadOnlyList<AlertLink>> OwnersAsync(RewardScope scope)
    {
        await using var db = database.Read(scope.Book);
        var agencies = await scope.AgenciesOf(db).OrderBy(x => x.Id).Select(x => x.Id).Take(MostCampaigns)
            .ToListAsync();
        var clients = await scope.ClientsOf(db).OrderBy(x => x.Id).Select(x => x.Id).Take(MostCampaigns)
            .ToListAsync();
        var names = await ReportNames.HousesAsync(
            db, agencies.Select(x => (x.ToString(), x.Value)).Concat(clients.Select(x => (x.ToString(), x.Value))));
        return [.. agencies.Select(x => x.ToString()).Concat(clients.Select(x => x.ToString()))
            .Select(x => new AlertLink(x, names.GetValueOrDefault(x, x)))];
    }

    /// <summary>A statement.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>statement_too_long</c>.</exception>
    public async Task<CreditStatement> GetAsync(StatementAsk ask)
    {
        var wallet = await statements.OpenAsync(ask);
        await using var db = database.Read(ask.Owner.Book);
        var moves = new CreditMoves(db, wallet);
        await foreach (var lines in statements.LinesAsync(wallet).Chunk(Chunk))
        {
            await moves.AddAsync(lines);
        }

        var range = await RangeAsync(db, wallet);
        var names = await ReportNames.CampaignsAsync(db, [.. moves.Charges.Keys]);
        var charges = moves.Charges.Select(x => new CampaignCharge(
            new AlertLink(x.Key.ToString(), names.GetValueOrDefault(x.Key.ToString(), x.Key.ToString())),
            x.Value.Cards, new Money(x.Value.Minor, wallet.Currency))).ToList();
        return new CreditStatement(wallet)
        {
            Received = moves.SumOf(CreditWay.Received), Returned = moves.SumOf(CreditWay.Returned),
            Allocated = moves.SumOf(CreditWay.Allocated), Reclaimed = moves.SumOf(CreditWay.Reclaimed),
            Charged = charges.Aggregate(Money.Zero(wallet.Currency), (sum, x) => sum + x.Charged),
            Moves = moves.Moves,
            Charges = [.. charges.OrderByDescending(x => x.Charged).ThenBy(x => x.Campaign.Id)],
            Budgets = await CampaignBudgets.ReadAsync(db, wallet, range),
            Billed = await BilledAsync(db, wallet, range),
        };
    }

    // What was recorded before the period began is never later than the cut.
    private static async Task<ProfitRange> RangeAsync(OffersDb db, WalletStatement wallet) =>
        new(Math.Min(await Cuts.BeforeAsync(db, wallet.From), wallet.Cut), wallet.Cut);

    private static async Task<IReadOnlyList<BilledLine>> BilledAsync(
        OffersDb db, WalletStatement wallet, ProfitRange range)
    {
        var agency = new Id<Agency>(wallet.Range.Owner.Id);
        var revenue = (await ProfitReading.AccountsAsync(db)).SingleOrDefault(x =>
            x.Purpose == ProfitPurpose.Revenue && x.Currency == wallet.Currency);
        if (revenue is null || !await db.Agencies.AnyAsync(x => x.Id == agency))
        {
            return [];
        }

        IQueryable<Redemption> own = db.Redemptions.Where(x => x.Agency == agency);
        var cells = (await ProfitReading.ReadAsync(db, revenue, range, own)).Where(x => x.Of is not null).ToList();
        var clients = await ReportNames.HousesAsync(
            db, cells.Select(x => (x.Of!.Client.ToString(), x.Of.Client.Value)));
        var campaigns = await ReportNames.CampaignsAsync(db, [.. cells.Select(x => x.Of!.Campaign).Distinct()]);
        AlertLink Link(IReadOnlyDictionary<string, string> names, string id) =>
            new(id, names.GetValueOrDefault(id, id));
        return
        [
            .. cells.GroupBy(x => (x.Of!.Client, x.Of.Campaign))
                .Select(x => new BilledLine(
                    Link(clients, x.Key.Client.ToString()), Link(campaigns, x.Key.Campaign.ToString()),
                    x.Sum(y => y.Cards), new Money(x.Sum(y => y.Minor), wallet.Currency)))
                .OrderBy(x => x.Client.Name, StringComparer.Ordinal)
                .ThenBy(x => x.Campaign.Name, StringComparer.Ordinal)
                .ThenBy(x => x.Campaign.Id, StringComparer.Ordinal),
        ];
    }
}
