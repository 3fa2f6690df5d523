using Microsoft.EntityFrameworkCore;
using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Demo;

namespace Offers.Web.Investments;

/// <summary>What happens to the money of a demo offer once it has closed.</summary>
/// <param name="world">The story.</param>
/// <param name="offer">The offer.</param>
/// <param name="idOf">Its identity, known once it was drafted.</param>
internal sealed class DemoOfferMoney(DemoWorld world, DemoOffer offer, Func<Id<InvestmentOffer>> idOf)
{
    private const int QuartersOfYear = 4;

    private readonly OfferMoneyDesk _desk = new(world.Writes);
    private readonly DistributionDesk _distributions = new(world.Writes, DistributionLimits.None);
    private readonly OfferRuns _runs = new(world.Database, world.Writes);

    /// <summary>Its moments; none where it is never settled.</summary>
    internal IEnumerable<DemoStep> Steps()
    {
        if (offer.SettledDay is not { } settled)
        {
            yield break;
        }

        yield return new DemoStep(world.DaysAgo(settled, 3), SettleAsync);
        yield return new DemoStep(world.DaysAgo(settled - 1, 3), () => _desk.PayoutAsync(
            world.ByAdmin(), idOf(), new PoolBody(null, "The purchase is completed")));
        foreach (var day in offer.InterestDays)
        {
            yield return new DemoStep(world.DaysAgo(day, 3), PayInterestAsync);
        }

        if (offer.RepaidDay is { } repaid)
        {
            yield return new DemoStep(world.DaysAgo(repaid, 6), RepayAsync);
        }
    }

    /// <summary>Does for all investors what was begun, as the application does behind people's requests.</summary>
    internal async Task FinishAsync()
    {
        foreach (var run in await _runs.UnfinishedAsync(BookId.Live))
        {
            await _runs.FinishAsync(BookId.Live, run);
        }
    }

    private async Task SettleAsync()
    {
        await _desk.SettleAsync(world.ByAdmin(), idOf());
        await FinishAsync();
    }

    private async Task PayInterestAsync()
    {
        var interest = new BasisPoints(offer.RateBps / QuartersOfYear).Of(await CommittedAsync());
        await FundAsync(interest, "Interest from the issuer");
        await _distributions.ProposeAsync(world.ByAdmin(), idOf(), new DistributionBody(
            DistributionKind.Interest, AmountText.Of(interest), null, "Interest of a quarter"));
        await FinishAsync();
    }

    private async Task RepayAsync()
    {
        await FundAsync(await CommittedAsync(), "The principal from the issuer");
        await _distributions.RepayAsync(world.ByAdmin(), idOf());
        await FinishAsync();
    }

    private Task<Answer> FundAsync(Money amount, string reason) =>
        _desk.FundAsync(world.ByAdmin(), idOf(), new PoolBody(AmountText.Of(amount), reason));

    private async Task<Money> CommittedAsync()
    {
        var id = idOf();
        await using var db = world.Database.Read(BookId.Live);
        return (await db.OfferTotals.SingleAsync(x => x.Offer == id)).Committed;
    }
}
