using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>Counts for the rules, each by an index and no further than the rule needs.</summary>
internal static class FraudReading
{
    /// <summary>What the rules say of a redemption that would be made now.</summary>
    internal static async Task<FraudVerdict> JudgeAsync(
        OffersDb db, IReadOnlyList<FraudRule> rules, (RedeemedFrom From, Id<Campaign> Campaign) what,
        TimeProvider time)
    {
        if (rules.Count == 0)
        {
            return FraudVerdict.Pass;
        }

        var now = await db.NowAsync(time);
        var counts = new List<FraudCount>(rules.Count);
        foreach (var rule in rules)
        {
            counts.Add(new FraudCount(rule, await CountAsync(db, rule, what, now)));
        }

        return FraudJudge.Judge(counts, what.From.Ip);
    }

    // One more than the rule names is enough to know that there are too many to be allowed.
    private static async Task<int> CountAsync(
        OffersDb db, FraudRule rule, (RedeemedFrom From, Id<Campaign> Campaign) what, DateTimeOffset now)
    {
        var since = now.AddMinutes(-rule.Minutes);
        var (device, network, campaign) = (what.From.Device, what.From.Network, what.Campaign);
        IQueryable<Redemption>? found = rule.Signal switch
        {
            FraudSignal.SameDevice => device is null ? null : db.Redemptions.Where(x => x.Device == device),
            FraudSignal.SameNetwork => network is null ? null : db.Redemptions.Where(x => x.Network == network),
            _ => db.Redemptions.Where(x => x.Campaign == campaign),
        };
        return found is null
            ? 0
            : 1 + await found.Where(x => x.RedeemedAt > since && x.RedeemedAt <= now).Take(rule.Count + 1)
                .CountAsync();
    }
}
