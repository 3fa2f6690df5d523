using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>A payment between an investor and an offer that was made, with its instant.</summary>
internal readonly record struct PastFlow(DateTimeOffset At, CashFlowKind Kind, Money Amount, Id<Operation>? Receipt)
{
    internal CashFlow ToCashFlow() =>
        new(DateOnly.FromDateTime(At.UtcDateTime), Kind, Amount, false, Receipt);
}

/// <summary>Reads what an investor put into offers and what they paid him.</summary>
internal static class PastFlows
{
    /// <summary>The payments by offer; of one offer, or of all.</summary>
    internal static async Task<ILookup<Id<InvestmentOffer>, PastFlow>> ReadAsync(
        OffersDb db, Id<IPerson> investor, Id<InvestmentOffer>? offer) =>
        (await PutAsync(db, investor, offer)).Concat(await PaidAsync(db, investor, offer))
            .ToLookup(x => x.Offer, x => x.Flow);

    private static async Task<IEnumerable<(Id<InvestmentOffer> Offer, PastFlow Flow)>> PutAsync(
        OffersDb db, Id<IPerson> investor, Id<InvestmentOffer>? offer)
    {
        var rows = await db.Investments
            .Where(x => x.Investor == investor && (offer == null || x.Offer == offer)
                && (x.Status == InvestmentStatus.Confirmed || x.Status == InvestmentStatus.Settled
                    || x.Status == InvestmentStatus.Repaid))
            .ToListAsync();
        return rows.Select(x => (x.Offer, new PastFlow(
            x.CreatedAt, CashFlowKind.Invested, Money.Zero(x.Currency) - x.Accepted, x.OperationId)));
    }

    private static async Task<IEnumerable<(Id<InvestmentOffer> Offer, PastFlow Flow)>> PaidAsync(
        OffersDb db, Id<IPerson> investor, Id<InvestmentOffer>? offer)
    {
        var rows = await (
            from line in db.DistributionLines.Where(x => x.Investor == investor && x.OperationId != null)
            join distribution in db.Distributions on line.Distribution equals distribution.Id
            join operation in db.Operations on line.OperationId equals operation.Id
            where offer == null || distribution.Offer == offer
            select new
            {
                distribution.Offer, distribution.Kind, distribution.Currency, line.AmountMinor, operation.EffectiveAt,
                operation.Id,
            }).ToListAsync();
        return rows.Select(x => (x.Offer, new PastFlow(
            x.EffectiveAt, KindOf(x.Kind), new Money(x.AmountMinor, x.Currency), x.Id)));
    }

    private static CashFlowKind KindOf(DistributionKind kind) => kind switch
    {
        DistributionKind.Principal => CashFlowKind.Principal,
        DistributionKind.Income => CashFlowKind.Income,
        _ => CashFlowKind.Interest,
    };
}
