using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Domain.Rewards.Redemptions;

/// <summary>What rules need to know of a redemption that was.</summary>
/// <param name="Id">The redemption.</param>
/// <param name="Campaign">Its campaign.</param>
/// <param name="At">When it was redeemed.</param>
/// <param name="Device">Hash of the device.</param>
/// <param name="Network">Hash of the network.</param>
/// <param name="Ip">The address.</param>
public sealed record PastRedemption(
    Id<Redemption> Id, Id<Campaign> Campaign, DateTimeOffset At, byte[]? Device, byte[]? Network, string? Ip);

/// <summary>Tries rules on past redemptions: each is judged with what was there when it came.</summary>
public static class FraudBacktest
{
    /// <summary>The verdicts on the redemptions from a time on; earlier ones only count.</summary>
    public static IReadOnlyList<(PastRedemption Redemption, FraudVerdict Verdict)> Judge(
        IReadOnlyList<FraudRule> rules, IEnumerable<PastRedemption> past, DateTimeOffset from)
    {
        var windows = rules.ToDictionary(x => x, _ => new Dictionary<string, Queue<DateTimeOffset>>());
        var verdicts = new List<(PastRedemption, FraudVerdict)>();
        foreach (var redemption in past.OrderBy(x => x.At).ThenBy(x => x.Id))
        {
            var counts = rules.Where(x => x.Campaign is null || x.Campaign == redemption.Campaign)
                .Select(x => new FraudCount(x, Count(x, windows[x], redemption))).ToList();
            if (redemption.At >= from)
            {
                verdicts.Add((redemption, FraudJudge.Judge(counts, redemption.Ip)));
            }
        }

        return verdicts;
    }

    private static int Count(
        FraudRule rule, Dictionary<string, Queue<DateTimeOffset>> windows, PastRedemption redemption)
    {
        var key = rule.Signal switch
        {
            FraudSignal.SameDevice => redemption.Device is { } device ? Convert.ToHexString(device) : null,
            FraudSignal.SameNetwork => redemption.Network is { } network ? Convert.ToHexString(network) : null,
            _ => redemption.Campaign.ToString(),
        };
        if (key is null)
        {
            return 0;
        }

        if (!windows.TryGetValue(key, out var times))
        {
            windows[key] = times = [];
        }

        times.Enqueue(redemption.At);
        while (times.Peek() <= redemption.At.AddMinutes(-rule.Minutes))
        {
            times.Dequeue();
        }

        return times.Count;
    }
}
