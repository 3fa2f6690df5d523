using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>A part of a claim that is paid when the sale reaches a stage.</summary>
public sealed class ClaimPart
{
    private ClaimPart()
    {
    }

    /// <summary>Makes a part worth nothing yet.</summary>
    public ClaimPart(IncentiveClaim claim, SaleStage stage) => (Claim, Stage) = (claim.Id, stage);

    /// <summary>The claim.</summary>
    public Id<IncentiveClaim> Claim { get; private set; }

    /// <summary>The stage.</summary>
    public SaleStage Stage { get; private set; }

    /// <summary>What it is worth, minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>What is paid of it, less what is owed back, minor units.</summary>
    public long PaidMinor { get; private set; }

    /// <summary>When the sale reached the stage; null before.</summary>
    public DateTimeOffset? ReachedAt { get; private set; }

    /// <summary>The operation that paid it last.</summary>
    public Id<Operation>? OperationId { get; private set; }

    /// <summary>What is to be paid now, or below nothing: to be taken back, minor units.</summary>
    public long DueMinor => PaidMinor > AmountMinor ? AmountMinor - PaidMinor
        : ReachedAt is null ? 0 : AmountMinor - PaidMinor;

    /// <summary>Sets what it is worth.</summary>
    public void Value(Money amount) => AmountMinor = amount.Minor;

    /// <summary>The sale reached the stage, or had reached it.</summary>
    public void Reach(DateTimeOffset? at) => ReachedAt = at;

    /// <summary>Records a payment.</summary>
    public void Pay(long minor, Id<Operation> operation)
    {
        PaidMinor += minor;
        OperationId = operation;
    }

    /// <summary>Records that a part of what was paid is owed back.</summary>
    public void Owe(long minor) => PaidMinor -= minor;
}

/// <summary>What an agent owes back; it is taken out of what he is paid next.</summary>
public sealed class Recovery : Entity<Recovery>
{
    private Recovery()
    {
    }

    /// <summary>Records what is owed back of a claim.</summary>
    public Recovery(IncentiveClaim claim, Money amount, int shareBps, DateTimeOffset now)
        : base(claim.Book)
    {
        Claim = claim.Id;
        Agent = claim.Agent;
        Owner = claim.Owner;
        Currency = claim.Currency;
        AmountMinor = amount.Minor;
        ShareBps = shareBps;
        CreatedAt = now;
    }

    /// <summary>The claim.</summary>
    public Id<IncentiveClaim> Claim { get; private set; }

    /// <summary>Who owes.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>To whom.</summary>
    public Id<Organisation> Owner { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>How much, minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>What was taken back, minor units.</summary>
    public long RecoveredMinor { get; private set; }

    /// <summary>How much of each payment is taken, in basis points.</summary>
    public int ShareBps { get; private set; }

    /// <summary>When it came about, in the book's time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>What is still owed.</summary>
    public Money Open => new(AmountMinor - RecoveredMinor, Currency);

    /// <summary>How much of a payment it takes: at most what is owed, and with what others took of the same payment at
    /// most its share; nothing, or less, where they took as much.</summary>
    public Money PartOf(Money payment, Money taken) => Money.Min(new BasisPoints(ShareBps).Of(payment) - taken, Open);

    /// <summary>Records that a part was taken back.</summary>
    public void Take(Money part) => RecoveredMinor += part.Minor;
}

/// <summary>The states of a dispute.</summary>
public enum DisputeStatus
{
    /// <summary>It waits for a decision.</summary>
    Open,

    /// <summary>The agent was right, at least in part.</summary>
    Upheld,

    /// <summary>The claim stays as it is.</summary>
    Denied,

    /// <summary>The agent took it back.</summary>
    Withdrawn,
}

/// <summary>An agent says that a claim is wrong; the decision adjusts it.</summary>
public sealed class ClaimDispute : Entity<ClaimDispute>
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<ClaimDispute, DisputeStatus> Machine = new(x => x.Status,
    [
        new(DisputeStatus.Open, "uphold", DisputeStatus.Upheld, "Builder"),
        new(DisputeStatus.Open, "deny", DisputeStatus.Denied, "Builder"),
        new(DisputeStatus.Open, "withdraw", DisputeStatus.Withdrawn, "Agent"),
    ]);

    private ClaimDispute()
    {
    }

    /// <summary>Opens a dispute.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>dispute_open</c>.</exception>
    public ClaimDispute(IncentiveClaim claim, string? reason, DateTimeOffset now)
        : base(claim.Book)
    {
        Reason = Text.Required("reason", reason, Limits.Note);
        if (claim.IsDisputed)
        {
            throw IncentiveCodes.DisputeOpen.Because();
        }

        Claim = claim.Id;
        OpenedAt = now;
    }

    /// <summary>The claim.</summary>
    public Id<IncentiveClaim> Claim { get; private set; }

    /// <summary>Where it stands.</summary>
    public DisputeStatus Status { get; private set; }

    /// <summary>What the agent says.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What the decision says.</summary>
    public string? Resolution { get; private set; }

    /// <summary>What the decision added to the claim, or took, minor units.</summary>
    public long AdjustmentMinor { get; private set; }

    /// <summary>When it was opened, in the book's time.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When it was decided or taken back.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public Id<IPerson>? DecidedBy { get; private set; }

    /// <summary>Decides it, or takes it back.</summary>
    /// <param name="verb"><c>uphold</c>, <c>deny</c> or <c>withdraw</c>.</param>
    /// <param name="decision">By whom, what it says, and what it adds, minor units.</param>
    /// <param name="now">The book's time.</param>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void End(
        string verb, (Id<IPerson>? By, string? Resolution, long AdjustmentMinor) decision, DateTimeOffset now)
    {
        var said = verb == "withdraw" ? null : Text.Required("resolution", decision.Resolution, Limits.Note);
        Status = Machine.Next(this, verb, now);
        (DecidedBy, Resolution, EndedAt) = (decision.By, said, now);
        AdjustmentMinor = Status == DisputeStatus.Upheld ? decision.AdjustmentMinor : 0;
    }
}
