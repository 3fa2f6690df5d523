using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Bounties;

/// <summary>The state table of bounties, and what stands against going on.</summary>
public static class BountyLife
{
    /// <summary>The verb that adds to the budget; it leaves the state as it is.</summary>
    public const string AddBudget = "budget";

    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Bounty, IncentiveStatus> Machine = new(bounty => bounty.Status,
    [
        new(IncentiveStatus.Draft, "publish", IncentiveStatus.Active, "Builder", FaultOfTime),
        new(IncentiveStatus.Active, "pause", IncentiveStatus.Paused, "Builder", FaultWhenOver),
        new(IncentiveStatus.Paused, "resume", IncentiveStatus.Active, "Builder", FaultOfTime),
        new(IncentiveStatus.Active, "close", IncentiveStatus.Closed, "Builder", FaultWhenOver),
        new(IncentiveStatus.Paused, "close", IncentiveStatus.Closed, "Builder", FaultWhenOver),
        new(IncentiveStatus.Active, AddBudget, IncentiveStatus.Active, "Builder", FaultWhenNotNeeded),
        new(IncentiveStatus.Paused, AddBudget, IncentiveStatus.Paused, "Builder", FaultWhenNotNeeded),
        new(IncentiveStatus.Closed, AddBudget, IncentiveStatus.Closed, "Builder", FaultWhenNotNeeded),
        new(IncentiveStatus.Expired, AddBudget, IncentiveStatus.Expired, "Builder", FaultWhenNotNeeded),
        new(IncentiveStatus.Active, "expire", IncentiveStatus.Expired, Actors.System, FaultWhenNotOver),
        new(IncentiveStatus.Paused, "expire", IncentiveStatus.Expired, Actors.System, FaultWhenNotOver),
    ]);

    private static Refusal? FaultOfTime(Bounty bounty, DateTimeOffset now) => bounty.IsOver(now)
        ? IncentiveCodes.ValidityInvalid.Because("'expiresAt' has passed; set a later one first.")
        : null;

    private static Refusal? FaultWhenOver(Bounty bounty, DateTimeOffset now) => bounty.IsOver(now)
        ? PlatformCodes.ActionNotAllowed.Because("It is expired.")
        : null;

    private static Refusal? FaultWhenNotOver(Bounty bounty, DateTimeOffset now) => bounty.IsOver(now)
        ? null
        : PlatformCodes.ActionNotAllowed.Because("Its time is not over.");

    // What has ended needs money only for proofs that still wait.
    private static Refusal? FaultWhenNotNeeded(Bounty bounty, DateTimeOffset now) =>
        bounty.PendingCount == 0
            && bounty.EffectiveStatus(now) is IncentiveStatus.Closed or IncentiveStatus.Expired
        ? PlatformCodes.ActionNotAllowed.Because("It has ended and no proof waits.")
        : null;
}
