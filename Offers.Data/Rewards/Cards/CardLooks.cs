using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Data.Rewards.Cards;

/// <summary>How often people look at cards, in pools and of redemptions together.</summary>
internal static class CardLooks
{
    /// <summary>What a look at a card of a pool is recorded as.</summary>
    internal const string OfPool = "rewards.card.revealed";

    /// <summary>What a look at a redemption's card is recorded as.</summary>
    internal const string OfRedemption = "rewards.redemption.revealed";

    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    /// <summary>
    /// Refuses a look too many. Looks are audited, so that the audit is what counts them: over all nodes, and after a
    /// restart.
    /// </summary>
    /// <exception cref="Refusal"><c>rate_limited</c>.</exception>
    internal static async Task CheckAsync(ClosureWork work, CardLimits limits)
    {
        if (limits.RevealsPerHour == 0 || work.Caller.Person is not { } person)
        {
            return;
        }

        var since = work.RecordedAt - _hour;
        var lately = await work.Db.AuditEntries.CountAsync(x =>
            x.Person == person && (x.Action == OfPool || x.Action == OfRedemption) && x.At > since);
        if (lately >= limits.RevealsPerHour)
        {
            throw PlatformCodes.RateLimited.Because(
                $"A person opens at most {limits.RevealsPerHour} cards an hour.",
                ("retryAfter", (int)_hour.TotalSeconds));
        }
    }
}
