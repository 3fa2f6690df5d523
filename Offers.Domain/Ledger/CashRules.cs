namespace Offers.Domain.Ledger;

/// <summary>What the platform asks of deposits and withdrawals; settings, off where nothing is said.</summary>
public sealed record CashRules
{
    /// <summary>How long a new destination waits where nothing else is said.</summary>
    public static readonly TimeSpan UsualCooling = TimeSpan.FromHours(24);

    /// <summary>No reviews, no approvals, the usual cooling.</summary>
    public static readonly CashRules None = new();

    /// <summary>Deposits above these are reviewed by compliance; a currency that is not named never.</summary>
    public IReadOnlyDictionary<Currency, Money> ReviewAbove { get; init; } = new Dictionary<Currency, Money>();

    /// <summary>Withdrawals above these need a second administrator; a currency that is not named never.</summary>
    public IReadOnlyDictionary<Currency, Money> ApprovalAbove { get; init; } = new Dictionary<Currency, Money>();

    /// <summary>How long nothing is paid to a new destination.</summary>
    public TimeSpan Cooling { get; init; } = UsualCooling;

    /// <summary>True where each withdrawal names a destination.</summary>
    public bool NeedsDestination { get; init; }

    /// <summary>Where people pay to, by currency.</summary>
    public IReadOnlyDictionary<Currency, PayTo> PayTo { get; init; } = new Dictionary<Currency, PayTo>();

    /// <summary>Whether compliance looks at a deposit of so much.</summary>
    public bool NeedsReview(Money amount) => IsAbove(ReviewAbove, amount);

    /// <summary>Whether a second administrator looks at a withdrawal of so much.</summary>
    public bool NeedsApproval(Money amount) => IsAbove(ApprovalAbove, amount);

    private static bool IsAbove(IReadOnlyDictionary<Currency, Money> limits, Money amount) =>
        limits.TryGetValue(amount.Currency, out var above) && amount > above;
}

/// <summary>The platform's bank account for deposits in one currency.</summary>
/// <param name="Holder">In whose name it is.</param>
/// <param name="Bank">The bank.</param>
/// <param name="Number">Its IBAN or number, as it is printed.</param>
public sealed record PayTo(string Holder, string Bank, string Number);
