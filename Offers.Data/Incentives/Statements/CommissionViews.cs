using System.Text.Json.Serialization;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Statements;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Statements;

/// <summary>Whether a statement can still change.</summary>
public enum CommissionStatus
{
    /// <summary>Its month runs, or was not issued yet.</summary>
    Draft,

    /// <summary>It is locked.</summary>
    Issued,
}

/// <summary>What a month sums to.</summary>
/// <param name="Opening">Open at the beginning.</param>
/// <param name="Earned">Claims that were earned.</param>
/// <param name="Adjusted">What changed of earlier months.</param>
/// <param name="Bounties">Proofs that were paid.</param>
/// <param name="Paid">What was paid to the wallet.</param>
/// <param name="Recovered">What was taken back out of it.</param>
/// <param name="Net">What the entries on the wallet sum to: paid less taken back.</param>
/// <param name="Closing">Open at the end: opening, earned, adjusted and bounties, less net.</param>
public sealed record CommissionTotals(
    Money Opening, Money Earned, Money Adjusted, Money Bounties, Money Paid, Money Recovered, Money Net, Money Closing)
{
    internal static CommissionTotals Of(CommissionSums sums, Currency currency)
    {
        Money In(long minor) => new(minor, currency);
        return new CommissionTotals(
            In(sums.Opening), In(sums.Earned), In(sums.Adjusted), In(sums.Bounties), In(sums.Paid), In(sums.Recovered),
            In(sums.Net), In(sums.Closing));
    }
}

/// <summary>A line of a statement as it is shown.</summary>
/// <param name="Section">The part that it stands in.</param>
/// <param name="About">What it is about.</param>
/// <param name="At">When it was earned, changed or paid.</param>
/// <param name="Amount">How much; only adjustments can be below zero.</param>
public sealed record CommissionLineView(
    CommissionSection Section, CommissionSubject About, DateTimeOffset At, Money Amount)
{
    /// <summary>The month that an adjustment changes: <c>2026-09</c>.</summary>
    public string? Month { get; init; }

    /// <summary>Where the claim stood at the end of the month.</summary>
    public ClaimStatus? Status { get; init; }

    /// <summary>What happened last, where something changed.</summary>
    public string? Happened { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>The operation of a payment.</summary>
    public Id<Operation>? OperationId { get; init; }

    /// <summary>That operation's number.</summary>
    public long? OperationNumber { get; init; }

    internal static CommissionLineView Of(CommissionLine line, Currency currency) =>
        new(line.Section, line.About, line.At, new Money(line.Minor, currency))
        {
            Month = line.Month, Status = line.Status, Happened = line.Happened, Reason = line.Reason,
            OperationId = line.Operation, OperationNumber = line.Number,
        };
}

/// <summary>A claim of which something was open at the end of a month.</summary>
/// <param name="About">What it is.</param>
/// <param name="Amount">How much; below zero where it is owed back.</param>
/// <param name="Waits">What it waits for.</param>
/// <param name="Expected">When it is expected; null where nobody can say.</param>
public sealed record OpenCommissionView(
    CommissionSubject About, Money Amount, CommissionWait Waits, DateOnly? Expected);

/// <summary>An agent's statement of a month as it is answered and shown.</summary>
public sealed record CommissionView
{
    /// <summary>The identity; of one that was not issued yet its month and currency, as <c>2026-11-INR</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whether it can still change.</summary>
    public required CommissionStatus Status { get; init; }

    /// <summary>The agent.</summary>
    public required NameLink Agent { get; init; }

    /// <summary>The month: <c>2026-10</c>.</summary>
    public required string Month { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>When the month began.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When the month ended, exclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The zone of the month.</summary>
    public required string Zone { get; init; }

    /// <summary>It says what was recorded before this instant.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was issued.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>The code by which anybody can check it, once it is issued.</summary>
    public string? Code { get; init; }

    /// <summary>SHA-256 of its lines, once it is issued.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What it sums to.</summary>
    public required CommissionTotals Totals { get; init; }

    /// <summary>Its lines; in details only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CommissionLineView>? Lines { get; init; }

    /// <summary>What was open at its end; in details only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OpenCommissionView>? Open { get; init; }

    internal static CommissionView Of(CommissionStatement statement, NameLink agent) => new()
    {
        Id = statement.ObjectId,
        Status = CommissionStatus.Issued,
        Agent = agent,
        Month = statement.Key.Month.ToString(),
        Currency = statement.Currency,
        From = statement.From,
        Until = statement.Until,
        Zone = statement.Zone,
        RecordedAt = statement.Until,
        IssuedAt = statement.IssuedAt,
        Code = statement.Code,
        Sha256 = Convert.ToHexStringLower(statement.Sha256),
        Totals = CommissionTotals.Of(statement.Sums, statement.Currency),
    };

    internal CommissionView With(CommissionContent content) => this with
    {
        Lines = [.. content.Lines.Select(x => CommissionLineView.Of(x, Currency))],
        Open =
        [
            .. content.Open.Select(x => new OpenCommissionView(
                x.About, new Money(x.Minor, Currency), x.Waits, x.Expected)),
        ],
    };
}

/// <summary>What changed since a statement was issued.</summary>
/// <param name="Statement">The statement, without its lines.</param>
/// <param name="Said">What it said was earned in the month.</param>
/// <param name="Now">What it would say now.</param>
/// <param name="Difference">By how much; later statements have it as adjustments.</param>
/// <param name="Claims">The claims that changed.</param>
public sealed record CommissionChanges(
    CommissionView Statement, Money Said, Money Now, Money Difference, IReadOnlyList<ChangedClaim> Claims);

/// <summary>A claim that is worth something else than a statement said.</summary>
/// <param name="About">What it is.</param>
/// <param name="Said">What the statement said; null where it did not know of it.</param>
/// <param name="Now">What it is worth now.</param>
/// <param name="Difference">By how much.</param>
/// <param name="Changes">What happened since.</param>
/// <param name="Entries">What was paid or taken back for it since.</param>
public sealed record ChangedClaim(
    CommissionSubject About, Money? Said, Money Now, Money Difference, IReadOnlyList<ClaimChange> Changes,
    IReadOnlyList<CommissionMovement> Entries);

/// <summary>What happened to a claim.</summary>
/// <param name="At">When.</param>
/// <param name="Happened">What.</param>
/// <param name="Amount">What it was worth then.</param>
/// <param name="Reason">Why.</param>
/// <param name="Month">The month whose statement has it.</param>
public sealed record ClaimChange(DateTimeOffset At, string Happened, Money Amount, string? Reason, string Month);

/// <summary>An entry on the agent's wallet.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Number">Its number.</param>
/// <param name="At">When.</param>
/// <param name="Amount">Below zero where it was taken back.</param>
public sealed record CommissionMovement(Id<Operation> OperationId, long Number, DateTimeOffset At, Money Amount);

/// <summary>What anybody who has a statement's code is told.</summary>
/// <param name="Genuine">True where what it said is what the books say.</param>
/// <param name="Code">The code, as it was printed.</param>
/// <param name="Initials">The agent's initials.</param>
/// <param name="Month">The month.</param>
/// <param name="Currency">The currency.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Totals">What it sums to, worked out from the books now.</param>
/// <param name="Sha256">SHA-256 of its lines.</param>
/// <param name="Environment">Whether its money is real.</param>
public sealed record CommissionProof(
    bool Genuine, string Code, string Initials, string Month, Currency Currency, DateTimeOffset IssuedAt,
    CommissionTotals Totals, string Sha256, BookKind Environment);
