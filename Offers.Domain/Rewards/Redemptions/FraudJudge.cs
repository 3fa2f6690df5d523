using System.Net;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;

namespace Offers.Domain.Rewards.Redemptions;

/// <summary>How many redemptions a rule counts, the one that is judged among them.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Count">How many; 0 where its signal is not known of this redemption.</param>
public sealed record FraudCount(FraudRule Rule, int Count);

/// <summary>What the rules say of a redemption.</summary>
/// <param name="Asking">The names of the rules that ask for a look; none where it may go on.</param>
/// <param name="AllowedBy">The name of the rule that lets it pass whatever others say; null where none does.</param>
public sealed record FraudVerdict(IReadOnlyList<string> Asking, string? AllowedBy)
{
    /// <summary>No rule says anything.</summary>
    public static readonly FraudVerdict Pass = new([], null);

    /// <summary>Whether somebody looks at it first.</summary>
    public bool IsQuestioned => Asking.Count > 0;

    /// <summary>The rules in words, for staff.</summary>
    public string Note => string.Join("; ", Asking);
}

/// <summary>
/// Judges redemptions by rules and counts: one that allows ends it, else every one that asks for a look is named.
/// </summary>
public static class FraudJudge
{
    /// <summary>The rules that concern a campaign: its own and those for all.</summary>
    public static IReadOnlyList<FraudRule> For(IEnumerable<FraudRule> rules, Id<Campaign> campaign) =>
        [.. rules.Where(x => x.IsActive && (x.Campaign is null || x.Campaign == campaign)).OrderBy(x => x.Id)];

    /// <summary>What the rules say.</summary>
    /// <param name="counts">What each rule counts.</param>
    /// <param name="ip">The address from which it is redeemed; null where it is not known.</param>
    public static FraudVerdict Judge(IEnumerable<FraudCount> counts, string? ip)
    {
        var all = counts.ToList();
        var allowed = all.FirstOrDefault(x => x.Rule.Action == FraudAction.Allow && Allows(x, ip));
        return allowed is not null
            ? new FraudVerdict([], allowed.Rule.Name)
            : new FraudVerdict(
                [
                    .. all.Where(x => x.Rule.Action == FraudAction.Review && IsIn(x.Rule.Network, ip)
                        && x.Count >= x.Rule.Count).Select(x => x.Rule.Name),
                ], null);
    }

    /// <summary>Whether an address lies in a network; any does where none is named.</summary>
    public static bool IsIn(string? network, string? ip) => network is null
        || (IPAddress.TryParse(ip, out var address)
            && IPNetwork.Parse(network).Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    // A rule that allows up to so many says nothing of a redemption of which its signal is not known.
    private static bool Allows(FraudCount count, string? ip) =>
        IsIn(count.Rule.Network, ip) && count.Count >= 1 && count.Count <= count.Rule.Count;
}
