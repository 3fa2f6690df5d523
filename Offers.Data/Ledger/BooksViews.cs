using System.Text.Json.Serialization;
using Offers.Domain.Ledger;

namespace Offers.Data.Ledger;

/// <summary>
/// A check that a module adds to those of the books: counts its totals that are not what they are made of.
/// </summary>
/// <param name="Name">What is checked, as a person reads it.</param>
/// <param name="MismatchesAsync">Counts what is wrong, in the context's book.</param>
public sealed record DerivedTotal(string Name, Func<Platform.OffersDb, Task<int>> MismatchesAsync);

/// <summary>The balances of one currency.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="TrialBalance">The sum of all accounts; nothing, where the books are right.</param>
/// <param name="Purposes">The sum by purpose.</param>
public sealed record CurrencyBooks(
    Currency Currency, Money TrialBalance, IReadOnlyList<PurposeBooks> Purposes);

/// <summary>The balances of one purpose in one currency.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Balance">Their sum.</param>
/// <param name="Accounts">How many accounts.</param>
public sealed record PurposeBooks(Purpose Purpose, Money Balance, int Accounts);

/// <summary>A check and how many rows fail it.</summary>
/// <param name="Name">What is checked, as a person reads it.</param>
/// <param name="Mismatches">How many rows are wrong.</param>
public sealed record BooksCheck(string Name, int Mismatches);

/// <summary>A clearing account that is not zero.</summary>
/// <param name="Account">Its label, for example <c>Clearing:deposit-review</c>.</param>
/// <param name="Balance">What is on it.</param>
/// <param name="Oldest">Since when money has been on it without a break.</param>
/// <param name="Awaits">The event that empties it.</param>
/// <param name="IsFault">True where it waits for longer than it may.</param>
public sealed record ClearingView(string Account, Money Balance, DateTimeOffset Oldest, string Awaits, bool IsFault)
{
    /// <summary>The currency.</summary>
    public Currency Currency => Balance.Currency;

    /// <summary>What is missing: the oldest things that wait in it, item by item.</summary>
    public IReadOnlyList<ClearingItem> Items { get; init; } = [];
}

/// <summary>What the books say about themselves.</summary>
public sealed record BooksReport
{
    /// <summary>True where every sum is what it must be; the audit chain tells for itself.</summary>
    public bool Balanced => Currencies.All(x => x.TrialBalance.IsZero) && AccountMismatches == 0 && HoldMismatches == 0
        && Checks.All(x => x.Mismatches == 0);

    /// <summary>By currency.</summary>
    public required IReadOnlyList<CurrencyBooks> Currencies { get; init; }

    /// <summary>How many accounts there are.</summary>
    public required int Accounts { get; init; }

    /// <summary>Accounts that are not the sum and the number of their entries.</summary>
    public required int AccountMismatches { get; init; }

    /// <summary>How many holds there are.</summary>
    public required int Holds { get; init; }

    /// <summary>Holds whose parts do not add up, and Held accounts that are not the sum of their open holds.</summary>
    public required int HoldMismatches { get; init; }

    /// <summary>All other checks.</summary>
    public required IReadOnlyList<BooksCheck> Checks { get; init; }

    /// <summary>Clearing accounts that are not zero, oldest first.</summary>
    public required IReadOnlyList<ClearingView> Clearing { get; init; }

    /// <summary>The audit chain; null where it was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AuditChainReport? AuditChain { get; init; }

    /// <summary>When it was checked.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>How long that took, in milliseconds.</summary>
    public required long TookMs { get; init; }

    /// <summary>How many things are wrong altogether.</summary>
    public int Mismatches => Currencies.Count(x => !x.TrialBalance.IsZero) + AccountMismatches + HoldMismatches
        + Checks.Sum(x => x.Mismatches) + (AuditChain is { Verified: false } ? 1 : 0);
}
