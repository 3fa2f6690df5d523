using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>What an agent asks about: a unit, or a price, and how many.</summary>
/// <param name="UnitId">The unit, whose price counts.</param>
/// <param name="Price">A price, where no unit is named; the project's cheapest free unit where neither is.</param>
/// <param name="Units">How many such sales; 1 to 100.</param>
public sealed record EstimateBody(Id<Unit>? UnitId = null, AmountText? Price = null, int Units = 1)
{
    /// <summary>The most sales of an estimate.</summary>
    public const int MostUnits = 100;
}

/// <summary>What selling would earn.</summary>
public sealed record EstimateView
{
    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The price of each sale.</summary>
    public required Money Price { get; init; }

    /// <summary>How many sales.</summary>
    public required int Units { get; init; }

    /// <summary>What they would earn, with what they would lift earlier claims by.</summary>
    public required Money Amount { get; init; }

    /// <summary>By how much earlier claims would be lifted.</summary>
    public required Money Lift { get; init; }

    /// <summary>How the last of them would be worth what it is.</summary>
    public required IReadOnlyList<RewardStep> Trace { get; init; }

    /// <summary>How many sales of the agent count already.</summary>
    public required int Counted { get; init; }

    /// <summary>How many more must be sold before anything is earned; 0 where enough are.</summary>
    public required int ToGo { get; init; }

    /// <summary>How many units are left over all agents; null for no limit.</summary>
    public int? Left { get; init; }

    /// <summary>When its parts would be paid.</summary>
    public required IReadOnlyList<VestingPart> Vesting { get; init; }
}

/// <summary>Estimates of agents, by the code that prices claims.</summary>
public sealed class EstimateQueries(OffersDatabase database, TimeProvider time)
{
    /// <summary>What selling would earn an agent who sells the project now.</summary>
    /// <exception cref="Refusal"><c>incentive_not_found</c>, <c>not_associated</c>, <c>unit_not_found</c>,
    /// <c>amount_invalid</c>, <c>validation_failed</c>.</exception>
    public async Task<EstimateView> OfAgentAsync(
        BookId book, Id<IPerson> agent, Id<Incentive> id, EstimateBody body)
    {
        if (body.Units is < 1 or > EstimateBody.MostUnits)
        {
            throw Refusal.OfField("units", $"'units' is 1 to {EstimateBody.MostUnits}.");
        }

        await using var db = database.Read(book);
        var now = await db.NowAsync(time);
        var incentive = await db.Incentives.SingleOrDefaultAsync(x => x.Id == id && x.TermsVersion > 0 && !x.IsArchived)
            ?? throw IncentiveCodes.IncentiveNotFound.Because();
        await db.RequireSellerAsync(incentive.Project, agent, now);
        var price = await PriceAsync(db, incentive, body);
        var facts = await AwardFacts.OfAsync(db, incentive);
        var taken = await db.IncentiveTotals.Where(x => x.Incentive == id).Select(x => x.UnitsTaken).SingleAsync();
        return await EstimateAsync(db, (incentive, facts), agent, (price, body.Units, now, taken));
    }

    private static async Task<EstimateView> EstimateAsync(
        OffersDb db, (Incentive Incentive, AwardFacts Facts) what, Id<IPerson> agent,
        (Money Price, int Units, DateTimeOffset Now, int Taken) asked)
    {
        var (incentive, facts) = what;
        var terms = incentive.Terms;
        var left = terms.MaxUnits - asked.Taken;
        var mine = await facts.SalesAsync(db, SalesTaken.Reached, [agent]);
        var referrals = await db.Referrals.Where(x => x.Project == incentive.Project && x.Agent == agent)
            .Select(x => x.On).ToListAsync();
        var more = Enumerable.Range(0, Math.Min(asked.Units, Math.Max(0, left ?? asked.Units)))
            .Select(_ => facts.Imagined(agent, asked.Price, asked.Now) with { Referrals = referrals }).ToList();
        var before = Awards.Sum(mine, incentive.Currency);
        var counting = Awards.Counting([.. mine, .. more]);
        var rewards = Awards.Price(counting);
        var after = rewards.Aggregate(Money.Zero(incentive.Currency), (sum, x) => sum + x.Amount);
        var imagined = more.Select(x => x.Sale).ToHashSet();
        var own = counting.Zip(rewards).Where(x => imagined.Contains(x.First.Sale)).Select(x => x.Second).ToList();
        var ofThem = own.Aggregate(Money.Zero(incentive.Currency), (sum, x) => sum + x.Amount);
        return new EstimateView
        {
            Currency = incentive.Currency, Price = asked.Price, Units = asked.Units, Amount = after - before,
            Lift = after - before - ofThem, Trace = own.Count == 0 ? [] : own[^1].Steps, Counted = mine.Count,
            ToGo = Math.Max(0, (terms.MinUnits ?? 1) - mine.Count - more.Count), Left = left,
            Vesting = terms.Reward.Vesting,
        };
    }

    private static async Task<Money> PriceAsync(OffersDb db, Incentive incentive, EstimateBody body)
    {
        if (body.UnitId is { } id)
        {
            return (await db.Units.SingleOrDefaultAsync(x => x.Id == id && x.Project == incentive.Project)
                ?? throw IncentiveCodes.UnitNotFound.Because()).Price;
        }

        if (body.Price is { Text: not null } price)
        {
            return price.PositiveIn(incentive.Currency);
        }

        var cheapest = await db.Units
            .Where(x => x.Project == incentive.Project && x.Status == UnitStatus.Available)
            .OrderBy(x => x.PriceMinor).Select(x => (long?)x.PriceMinor).FirstOrDefaultAsync();
        return new Money(cheapest ?? 0, incentive.Currency);
    }
}
