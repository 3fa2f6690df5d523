using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>The state table of incentives, and what stands against going on.</summary>
public static class IncentiveLife
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Incentive, IncentiveStatus> Machine = new(incentive => incentive.Status,
    [
        new(IncentiveStatus.Draft, "publish", IncentiveStatus.Active, "Builder", FaultOfTime),
        new(IncentiveStatus.Active, "pause", IncentiveStatus.Paused, "Builder", FaultWhenOver),
        new(IncentiveStatus.Paused, "resume", IncentiveStatus.Active, "Builder", FaultOfTime),
        new(IncentiveStatus.Expired, "resume", IncentiveStatus.Active, "Builder", FaultOfTime),
        new(IncentiveStatus.Active, "close", IncentiveStatus.Closed, "Builder"),
        new(IncentiveStatus.Paused, "close", IncentiveStatus.Closed, "Builder"),
        new(IncentiveStatus.Active, "expire", IncentiveStatus.Expired, Actors.System, FaultWhenNotOver),
        new(IncentiveStatus.Paused, "expire", IncentiveStatus.Expired, Actors.System, FaultWhenNotOver),
    ]);

    private static Refusal? FaultOfTime(Incentive incentive, DateTimeOffset now) => incentive.ValidUntil <= now
        ? IncentiveCodes.ValidityInvalid.Because("'validUntil' has passed; set a later one first.")
        : null;

    private static Refusal? FaultWhenOver(Incentive incentive, DateTimeOffset now) => incentive.ValidUntil <= now
        ? PlatformCodes.ActionNotAllowed.Because("It is expired.")
        : null;

    private static Refusal? FaultWhenNotOver(Incentive incentive, DateTimeOffset now) => incentive.ValidUntil <= now
        ? null
        : PlatformCodes.ActionNotAllowed.Because("Its time is not over.");
}
