using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives;

/// <summary>The states of a claim.</summary>
public enum ClaimStatus
{
    /// <summary>It waits for the builder.</summary>
    Pending,

    /// <summary>Something looks odd; somebody looks at it.</summary>
    Held,

    /// <summary>It is agreed; what is not paid yet waits for a later stage or for the budget.</summary>
    Approved,

    /// <summary>All of it is paid.</summary>
    Paid,

    /// <summary>The builder refused it.</summary>
    Rejected,

    /// <summary>The sale did not come about, or counts no more; what was paid is taken back.</summary>
    Reversed,
}

/// <summary>An agent's right to an incentive by a sale.</summary>
public sealed class IncentiveClaim : Entity<IncentiveClaim>
{
    /// <summary>The longest trace.</summary>
    public const int MaxTrace = 8000;

    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<IncentiveClaim, ClaimStatus> Machine = new(x => x.Status,
    [
        new(ClaimStatus.Pending, "approve", ClaimStatus.Approved, "Builder"),
        new(ClaimStatus.Held, "approve", ClaimStatus.Approved, "Builder"),
        new(ClaimStatus.Pending, "reject", ClaimStatus.Rejected, "Builder"),
        new(ClaimStatus.Held, "reject", ClaimStatus.Rejected, "Builder"),
        new(ClaimStatus.Pending, "hold", ClaimStatus.Held, "Builder"),
        new(ClaimStatus.Approved, "pay", ClaimStatus.Paid, Actors.System),
        new(ClaimStatus.Paid, "reopen", ClaimStatus.Approved, Actors.System),
        new(ClaimStatus.Pending, "reverse", ClaimStatus.Reversed, Actors.System),
        new(ClaimStatus.Held, "reverse", ClaimStatus.Reversed, Actors.System),
        new(ClaimStatus.Approved, "reverse", ClaimStatus.Reversed, Actors.System),
        new(ClaimStatus.Paid, "reverse", ClaimStatus.Reversed, Actors.System),
        new(ClaimStatus.Reversed, "revive", ClaimStatus.Pending, Actors.System),
        new(ClaimStatus.Rejected, "revive", ClaimStatus.Pending, Actors.System),
    ]);

    private IncentiveClaim()
    {
    }

    /// <summary>Makes a claim of what a sale earns.</summary>
    public IncentiveClaim(
        Incentive incentive, int version, (Sale Sale, Id<IPerson> Agent, int Units) of, DateTimeOffset now)
        : base(incentive.Book)
    {
        Incentive = incentive.Id;
        TermsVersion = version;
        Project = incentive.Project;
        Owner = incentive.Owner;
        Sale = of.Sale.Id;
        Agent = of.Agent;
        Units = of.Units;
        Currency = incentive.Currency;
        CreatedAt = now;
    }

    /// <summary>The incentive.</summary>
    public Id<Incentive> Incentive { get; private set; }

    /// <summary>The version of its terms in force when the sale was booked.</summary>
    public int TermsVersion { get; private set; }

    /// <summary>The project.</summary>
    public Id<Project> Project { get; private set; }

    /// <summary>Who pays.</summary>
    public Id<Organisation> Owner { get; private set; }

    /// <summary>The sale.</summary>
    public Id<Sale> Sale { get; private set; }

    /// <summary>The agent.</summary>
    public Id<IPerson> Agent { get; private set; }

    /// <summary>How many units it counts.</summary>
    public int Units { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>What the rule gives, minor units.</summary>
    public long PricedMinor { get; private set; }

    /// <summary>What decisions on disputes added or took, minor units; kept where it is reversed, for when it counts
    /// again.</summary>
    public long AdjustedMinor { get; private set; }

    /// <summary>What is paid, less what is owed back, minor units.</summary>
    public long PaidMinor { get; private set; }

    /// <summary>What is granted out of the budget and still stands, minor units.</summary>
    public long GrantedMinor { get; private set; }

    /// <summary>Where it stands.</summary>
    public ClaimStatus Status { get; private set; }

    /// <summary>How the amount came about, as a JSON list of <see cref="RewardStep"/>.</summary>
    public string TraceText { get; private set; } = "[]";

    /// <summary>Why it is on hold, was rejected or was reversed.</summary>
    public string? Reason { get; private set; }

    /// <summary>The code of what an approved claim waits for; null where it waits for nothing.</summary>
    public string? WaitsFor { get; private set; }

    /// <summary>True while the agent disputes it.</summary>
    public bool IsDisputed { get; private set; }

    /// <summary>When it came about, in the book's time.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When the builder decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who decided.</summary>
    public Id<IPerson>? DecidedBy { get; private set; }

    /// <summary>When the last of it was paid.</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>Raised by people's verbs; the <c>ETag</c>.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>What decisions on disputes add to it or take; nothing while it is reversed.</summary>
    public Money Adjusted => new(Status == ClaimStatus.Reversed ? 0 : AdjustedMinor, Currency);

    /// <summary>What it is worth: what the rule gives, with adjustments; never below nothing.</summary>
    public Money Amount => new(Math.Max(0, checked(PricedMinor + Adjusted.Minor)), Currency);

    /// <summary>What is paid, less what is owed back.</summary>
    public Money Paid => new(PaidMinor, Currency);

    /// <summary>True where it takes one of the units that count.</summary>
    public bool Stands => Status is not (ClaimStatus.Rejected or ClaimStatus.Reversed);

    /// <summary>True once the builder agreed, and it stands.</summary>
    public bool IsApproved => Status is ClaimStatus.Approved or ClaimStatus.Paid;

    /// <summary>Sets what the rule gives now and why.</summary>
    public void Price(Money priced, string trace)
    {
        PricedMinor = priced.Minor;
        TraceText = trace;
    }

    /// <summary>A decision on a dispute adds or takes an amount.</summary>
    /// <exception cref="Refusal"><c>amount_invalid</c>: it, or all of them together, are above what an amount can
    /// be.</exception>
    public void Adjust(long minor)
    {
        var (most, sum) = ((Int128)Money.MaxMajor * Currency.UnitsPerMajor, (Int128)AdjustedMinor + minor);
        if (Int128.Abs(minor) > most || Int128.Abs(sum) > most)
        {
            throw LedgerCodes.AmountInvalid.Because(
                $"Decisions add or take at most {Currency} {new Money((long)most, Currency)}.");
        }

        AdjustedMinor = (long)sum;
    }

    /// <summary>The builder agrees.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>same_person</c>.</exception>
    public void Approve(Id<IPerson>? by, DateTimeOffset now)
    {
        CheckOther(by);
        Decide("approve", (by, null), now);
    }

    /// <summary>The builder refuses and says why.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>same_person</c>, <c>validation_failed</c>.</exception>
    public void Reject(Id<IPerson>? by, string? reason, DateTimeOffset now)
    {
        CheckOther(by);
        Decide("reject", (by, Text.Required("reason", reason, Limits.Reason)), now);
    }

    /// <summary>Puts it on hold and says why; by a person or by a signal.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Hold(string? reason, DateTimeOffset now)
    {
        var why = Text.Required("reason", reason, Limits.Reason);
        Status = Machine.Next(this, "hold", now);
        Reason = why;
        Revision++;
    }

    /// <summary>The sale counts no more; what was paid is owed back.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Reverse(string reason, DateTimeOffset now)
    {
        Status = Machine.Next(this, "reverse", now);
        (Reason, WaitsFor) = (reason, null);
        PricedMinor = 0;
        Revision++;
    }

    /// <summary>The sale counts again, or a dispute about its rejection was upheld.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Revive(DateTimeOffset now)
    {
        Status = Machine.Next(this, "revive", now);
        (Reason, DecidedAt, DecidedBy) = (null, null, null);
        Revision++;
    }

    /// <summary>Records what the budget grants it, or below nothing: grants no more.</summary>
    public void Granted(long minor)
    {
        GrantedMinor += minor;
        WaitsFor = null;
    }

    /// <summary>It is approved, but the budget does not reach.</summary>
    public void Wait() => WaitsFor = IncentiveCodes.BudgetExhausted.Code;

    /// <summary>Records a payment, or that a part is owed back.</summary>
    public void Pay(long minor) => PaidMinor += minor;

    /// <summary>Follows its payments: paid once all of it is.</summary>
    public void Follow(DateTimeOffset now)
    {
        if (Status == ClaimStatus.Approved && PaidMinor == Amount.Minor)
        {
            Status = Machine.Next(this, "pay", now);
            PaidAt = now;
        }
        else if (Status == ClaimStatus.Paid && PaidMinor != Amount.Minor)
        {
            Status = Machine.Next(this, "reopen", now);
            PaidAt = null;
        }
    }

    /// <summary>The agent disputes it, or the dispute is decided.</summary>
    public void Dispute(ClaimDispute dispute)
    {
        IsDisputed = dispute.Status == DisputeStatus.Open;
        Revision++;
    }

    private void Decide(string verb, (Id<IPerson>? By, string? Reason) decision, DateTimeOffset now)
    {
        Status = Machine.Next(this, verb, now);
        (DecidedBy, Reason, DecidedAt) = (decision.By, decision.Reason, now);
        Revision++;
    }

    private void CheckOther(Id<IPerson>? by)
    {
        if (by == Agent)
        {
            throw PlatformCodes.SamePerson.Because("Nobody decides on his own claim.");
        }
    }
}
