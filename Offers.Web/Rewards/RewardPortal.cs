using Offers.Data.Rewards;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Rewards;

/// <summary>
/// A portal in which reward credit is worked on: the administrators', who reach all, the agency's, who reaches itself
/// and its clients, and the client's. Pages of all three are the same where they show the same.
/// </summary>
/// <param name="Path">The start of its pages.</param>
/// <param name="Policy">Who may enter.</param>
/// <param name="ScopeOf">What somebody reaches in it.</param>
public sealed record RewardPortal(string Path, string Policy, Func<Caller, RewardScope> ScopeOf)
{
    /// <summary>The administrators'.</summary>
    public static RewardPortal Admin { get; } = new("/admin", Policies.Admin, RewardScope.OfPlatform);

    /// <summary>The agency's.</summary>
    public static RewardPortal Agency { get; } = new("/agency", Policies.Agency, RewardScope.OfAgency);

    /// <summary>The client's.</summary>
    public static RewardPortal Client { get; } = new("/client", Policies.Client, RewardScope.OfClient);

    /// <summary>All three.</summary>
    public static IReadOnlyList<RewardPortal> All { get; } = [Admin, Agency, Client];

    /// <summary>The portal in which a page lies.</summary>
    public static RewardPortal At(string uri) => All.FirstOrDefault(x =>
        new Uri(uri).AbsolutePath.StartsWith(x.Path + "/", StringComparison.Ordinal)
            || new Uri(uri).AbsolutePath == x.Path) ?? Client;
}
