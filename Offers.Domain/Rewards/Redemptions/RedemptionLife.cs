using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Redemptions;

/// <summary>The state table of redemptions.</summary>
public static class RedemptionLife
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Redemption, RedemptionStatus> Machine = new(x => x.Status,
    [
        new(RedemptionStatus.Pending, "release", RedemptionStatus.Provisioning, "Admin"),
        new(RedemptionStatus.Pending, "reject", RedemptionStatus.Failed, "Admin"),
        new(RedemptionStatus.Provisioning, "provide", RedemptionStatus.Provisioned, Actors.System),
        new(RedemptionStatus.Unknown, "provide", RedemptionStatus.Provisioned, Actors.System),
        new(RedemptionStatus.Provisioning, "lose", RedemptionStatus.Unknown, Actors.System),
        new(RedemptionStatus.Unknown, "lose", RedemptionStatus.Unknown, Actors.System),
        new(RedemptionStatus.Provisioning, "seek", RedemptionStatus.Provisioning, Actors.System),
        new(RedemptionStatus.Unknown, "seek", RedemptionStatus.Provisioning, Actors.System),
        new(RedemptionStatus.Provisioning, "fail", RedemptionStatus.Failed, Actors.System),
        new(RedemptionStatus.Unknown, "fail", RedemptionStatus.Failed, Actors.System),
        new(RedemptionStatus.Failed, "again", RedemptionStatus.Provisioning, Actors.System, FaultOfReview),
        new(RedemptionStatus.Provisioned, "revoke", RedemptionStatus.Revoked, "Client"),
        new(RedemptionStatus.Delivered, "revoke", RedemptionStatus.Revoked, "Client"),
    ]);

    // What somebody refused after a look does not come by being asked for again.
    private static Refusal? FaultOfReview(Redemption redemption, DateTimeOffset now) =>
        redemption.Review == ReviewState.Rejected ? RewardCodes.RejectedByReview.Because() : null;
}
