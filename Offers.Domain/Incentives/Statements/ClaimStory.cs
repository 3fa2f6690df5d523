using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Statements;

/// <summary>How a claim stood after something had happened to it.</summary>
/// <param name="At">When it was recorded.</param>
/// <param name="Happened">What happened: the last word of the event's type.</param>
/// <param name="Status">Where it stood.</param>
/// <param name="AmountMinor">What it would be worth, minor units.</param>
/// <param name="Reason">Why.</param>
public sealed record ClaimState(
    DateTimeOffset At, string Happened, ClaimStatus Status, long AmountMinor, string? Reason)
{
    /// <summary>What it was worth to the agent: nothing once it was rejected or reversed; minor units.</summary>
    public long WorthMinor => Status is ClaimStatus.Rejected or ClaimStatus.Reversed ? 0 : AmountMinor;
}

/// <summary>All that was recorded of a claim, in order, so that it can be read as it was known at any time.</summary>
public sealed class ClaimStory
{
    /// <summary>Takes the states as they were recorded.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="earnedAt">When its sale reached the stage that earns; null where that is not known.</param>
    /// <param name="states">The states, in the order in which they were recorded; at least one.</param>
    public ClaimStory(Id<IncentiveClaim> claim, DateTimeOffset? earnedAt, IReadOnlyList<ClaimState> states)
    {
        Claim = claim;
        States = states;
        EarnedAt = earnedAt < states[0].At ? earnedAt.Value : states[0].At;
    }

    /// <summary>The claim.</summary>
    public Id<IncentiveClaim> Claim { get; }

    /// <summary>When it was earned: never after it was recorded.</summary>
    public DateTimeOffset EarnedAt { get; }

    /// <summary>What was recorded, in order.</summary>
    public IReadOnlyList<ClaimState> States { get; }

    /// <summary>How it stood before an instant; null where nothing was known of it.</summary>
    public ClaimState? Before(DateTimeOffset cut) => States.LastOrDefault(x => x.At < cut);

    /// <summary>What it was worth as far as was known before an instant, minor units.</summary>
    public long WorthBefore(DateTimeOffset cut) => Before(cut)?.WorthMinor ?? 0;

    /// <summary>What changed its worth from an instant on, before another one.</summary>
    public IEnumerable<ClaimState> ChangesIn(DateTimeOffset from, DateTimeOffset until)
    {
        var worth = WorthBefore(from);
        foreach (var state in States.Where(x => x.At >= from && x.At < until))
        {
            if (state.WorthMinor != worth)
            {
                worth = state.WorthMinor;
                yield return state;
            }
        }
    }
}

/// <summary>An entry on the agent's wallet: a payment, or what was taken back.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Number">Its number.</param>
/// <param name="Reference">The outside id of the claim or the proof.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Minor">As it stands on the wallet: below zero where it was taken back; minor units.</param>
public sealed record CommissionEntry(
    Id<Operation> Operation, long Number, string Reference, DateTimeOffset At, long Minor)
{
    /// <summary>True for the payment of a proof.</summary>
    public bool IsBounty => Id<Bounties.BountySubmission>.TryParse(Reference, out _);
}
