namespace Offers.Benchmarks.Peers;

/// <summary>What is sent to the peers' hosts.</summary>
/// <param name="Person">Who invests.</param>
/// <param name="Amount">How much, in minor units.</param>
public sealed record InvestCall(long Person, long Amount);

/// <summary>What the peers' hosts answer.</summary>
/// <param name="Id">The investment.</param>
/// <param name="Accepted">What was taken, in minor units.</param>
/// <param name="Remaining">What is left of the offer, in minor units.</param>
public sealed record InvestReply(long Id, long Accepted, long Remaining);
