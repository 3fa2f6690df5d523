using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Domain.Investments;

/// <summary>What is paid out.</summary>
public enum DistributionKind
{
    /// <summary>Interest for a time.</summary>
    Interest,

    /// <summary>Income of what was invested in, such as rent.</summary>
    Income,

    /// <summary>The principal.</summary>
    Principal,
}

/// <summary>The states of a distribution.</summary>
public enum DistributionStatus
{
    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>A second person said no; nothing was paid.</summary>
    Rejected,

    /// <summary>Is being paid.</summary>
    Paying,

    /// <summary>Every line is paid.</summary>
    Paid,
}

/// <summary>What an administrator wants to pay out of an offer's pool.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Total">How much in all; more than zero.</param>
/// <param name="RecordDate">Who had shares on this day is paid.</param>
/// <param name="Memo">What investors read.</param>
public sealed record DistributionOrder(DistributionKind Kind, Money Total, DateOnly RecordDate, string? Memo);

/// <summary>Money paid out of an offer's pool to its investors by their shares; the lines sum to the total.</summary>
public sealed class Distribution : Entity<Distribution>
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<Distribution, DistributionStatus> Machine = new(x => x.Status,
    [
        new(DistributionStatus.Proposed, "approve", DistributionStatus.Paying, "Admin"),
        new(DistributionStatus.Proposed, "reject", DistributionStatus.Rejected, "Admin"),
        new(DistributionStatus.Proposed, "expire", DistributionStatus.Rejected, Actors.System),
        new(DistributionStatus.Paying, "finish", DistributionStatus.Paid, Actors.System),
    ]);

    private Distribution()
    {
    }

    /// <summary>Proposes a distribution.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public Distribution(InvestmentOffer offer, DistributionOrder order, Id<IPerson>? by, DateTimeOffset now)
        : base(offer.Book)
    {
        Offer = offer.Id;
        Kind = order.Kind;
        Currency = offer.Currency;
        TotalMinor = order.Total.Minor;
        RecordDate = CheckDate(offer, order.RecordDate, now);
        Memo = Text.Optional("memo", order.Memo, Limits.Reason);
        ProposedBy = by;
        ProposedAt = now;
    }

    /// <summary>The offer.</summary>
    public Id<InvestmentOffer> Offer { get; private set; }

    /// <summary>What it is.</summary>
    public DistributionKind Kind { get; private set; }

    /// <summary>The offer's currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>How much in all, minor units.</summary>
    public long TotalMinor { get; private set; }

    /// <summary>Who had shares on this day is paid.</summary>
    public DateOnly RecordDate { get; private set; }

    /// <summary>What investors read.</summary>
    public string? Memo { get; private set; }

    /// <summary>How many lines it has.</summary>
    public int LineCount { get; private set; }

    /// <summary>Where it stands.</summary>
    public DistributionStatus Status { get; private set; }

    /// <summary>Who proposed it; null for the system.</summary>
    public Id<IPerson>? ProposedBy { get; private set; }

    /// <summary>When it was proposed, in the book's time.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>The second person who decided.</summary>
    public Id<IPerson>? DecidedBy { get; private set; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was rejected.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>When the last line was paid.</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>How much in all.</summary>
    public Money Total => new(TotalMinor, Currency);

    /// <summary>
    /// Its lines in order of investors: the total split by what each has in the offer
    /// (<see cref="Allocation.Split"/>).
    /// </summary>
    public IReadOnlyList<DistributionLine> Split(IReadOnlyList<Position> positions)
    {
        var ordered = positions.OrderBy(x => x.Investor).ToArray();
        var parts = Allocation.Split(Total, [.. ordered.Select(x => (x.Investor, x.CommittedMinor))]);
        LineCount = ordered.Length;
        return [.. ordered.Select((position, i) => new DistributionLine(this, i + 1, position, parts[i]))];
    }

    /// <summary>Begins to pay at once, where nobody else need agree.</summary>
    public void Begin() => Status = DistributionStatus.Paying;

    /// <summary>A second person agrees.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>same_person</c>.</exception>
    public void Approve(Id<IPerson>? by, DateTimeOffset now) => Decide("approve", by, now);

    /// <summary>A second person says no.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>same_person</c>, <c>validation_failed</c>.</exception>
    public void Reject(Id<IPerson>? by, string? reason, DateTimeOffset now)
    {
        DecisionReason = Text.Required("reason", reason, Limits.Reason);
        Decide("reject", by, now);
    }

    /// <summary>Nobody agreed in time.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Expire(string reason, DateTimeOffset now) =>
        (Status, DecisionReason, DecidedAt) = (Machine.Next(this, "expire", now), reason, now);

    /// <summary>Every line is paid.</summary>
    public void Finish(DateTimeOffset now) => (Status, PaidAt) = (Machine.Next(this, "finish", now), now);

    private void Decide(string verb, Id<IPerson>? by, DateTimeOffset now)
    {
        var next = Machine.Next(this, verb, now);
        if (by is null || by == ProposedBy)
        {
            throw PlatformCodes.SamePerson.Because();
        }

        (Status, DecidedBy, DecidedAt) = (next, by, now);
    }

    private static DateOnly CheckDate(InvestmentOffer offer, DateOnly date, DateTimeOffset now)
    {
        var first = DateOnly.FromDateTime((offer.SettledAt ?? now).UtcDateTime);
        return date >= first && date <= DateOnly.FromDateTime(now.UtcDateTime)
            ? date
            : throw Refusal.OfField("recordDate", $"The record date is from {first:yyyy-MM-dd} to today.");
    }
}

/// <summary>What one investor gets of a distribution.</summary>
public sealed class DistributionLine
{
    private DistributionLine()
    {
    }

    internal DistributionLine(Distribution distribution, int number, Position position, Money amount)
    {
        Distribution = distribution.Id;
        Book = distribution.Book;
        Number = number;
        Investor = position.Investor;
        ShareMinor = position.CommittedMinor;
        AmountMinor = amount.Minor;
        Currency = distribution.Currency;
    }

    /// <summary>The distribution.</summary>
    public Id<Distribution> Distribution { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>Its place, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Who gets it.</summary>
    public Id<IPerson> Investor { get; private set; }

    /// <summary>What he had in the offer: his weight.</summary>
    public long ShareMinor { get; private set; }

    /// <summary>What he gets, minor units; may be nothing.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>The operation that paid it; null before, and where there was nothing to pay.</summary>
    public Id<Operation>? OperationId { get; private set; }

    /// <summary>What he gets.</summary>
    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Names the operation that paid it.</summary>
    public void Pay(Operation operation) => OperationId = operation.Id;
}
