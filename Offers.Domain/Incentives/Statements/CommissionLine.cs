using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Statements;

/// <summary>The parts of a statement.</summary>
public enum CommissionSection
{
    /// <summary>A claim that was earned in the month.</summary>
    Earned,

    /// <summary>What changed of an earlier month.</summary>
    Adjustment,

    /// <summary>A proof that was paid.</summary>
    Bounty,

    /// <summary>A payment for a claim or a proof.</summary>
    Payment,

    /// <summary>What was taken back out of a payment.</summary>
    Recovery,
}

/// <summary>What a line is about, by name.</summary>
/// <param name="Subject">The outside id of the claim or the proof.</param>
/// <param name="Title">The incentive or the bounty.</param>
/// <param name="Builder">The builder.</param>
/// <param name="Project">The project.</param>
/// <param name="Home">The number of the home.</param>
public sealed record CommissionSubject(string Subject, string Title, string Builder, string Project, string? Home);

/// <summary>A line of a statement.</summary>
public sealed record CommissionLine
{
    /// <summary>The part that it stands in.</summary>
    public required CommissionSection Section { get; init; }

    /// <summary>What it is about.</summary>
    public required CommissionSubject About { get; init; }

    /// <summary>When it was earned, changed or paid.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>How much, minor units; only adjustments can be below zero.</summary>
    public required long Minor { get; init; }

    /// <summary>The month that an adjustment changes: <c>2026-09</c>.</summary>
    public string? Month { get; init; }

    /// <summary>Where the claim stood at the end of the month.</summary>
    public ClaimStatus? Status { get; init; }

    /// <summary>What happened, where something changed.</summary>
    public string? Happened { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The operation of a payment.</summary>
    public Id<Operation>? Operation { get; init; }

    /// <summary>That operation's number.</summary>
    public long? Number { get; init; }
}

/// <summary>What an open claim waits for.</summary>
public enum CommissionWait
{
    /// <summary>The builder decides.</summary>
    Decision,

    /// <summary>Somebody looks at it, since something looks odd.</summary>
    Check,

    /// <summary>The sale comes to the next stage.</summary>
    Stage,

    /// <summary>The builder adds to the budget.</summary>
    Budget,

    /// <summary>It is owed back and comes out of the next payment.</summary>
    Recovery,
}

/// <summary>A claim of which something was open at the end of a month.</summary>
/// <param name="About">What it is.</param>
/// <param name="Minor">How much; below zero where it is owed back; minor units.</param>
/// <param name="Waits">What it waits for.</param>
/// <param name="Expected">When it is expected; null where nobody can say.</param>
public sealed record OpenCommission(CommissionSubject About, long Minor, CommissionWait Waits, DateOnly? Expected);

/// <summary>All lines of a statement, as they were when it was issued.</summary>
/// <param name="Lines">The lines, by part and time.</param>
/// <param name="Open">What was open at the end.</param>
public sealed record CommissionContent(IReadOnlyList<CommissionLine> Lines, IReadOnlyList<OpenCommission> Open);
