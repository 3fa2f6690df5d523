namespace Offers.Domain.Ledger;

/// <summary>A flow with a clearing account: which event empties it, and from which age on it is a fault.</summary>
/// <param name="Qualifier">The account's qualifier.</param>
/// <param name="Awaits">What it waits for, as a person reads it.</param>
/// <param name="FaultAfter">The age at which money on it is a fault.</param>
public sealed record ClearingFlow(string Qualifier, string Awaits, TimeSpan FaultAfter)
{
    /// <summary>Deposits that compliance must look at.</summary>
    public static readonly ClearingFlow DepositReview =
        new("deposit-review", "A decision by compliance", TimeSpan.FromDays(3));

    /// <summary>Distributions of investment offers that are being paid.</summary>
    public static readonly ClearingFlow Distribution =
        new("distribution", "The job that pays the lines of a distribution", TimeSpan.FromMinutes(15));

    /// <summary>Receipts of bank files whose deposit nobody knows yet.</summary>
    public static readonly ClearingFlow BankImport =
        new("bank-import", "A person who assigns or returns each unmatched line", TimeSpan.FromDays(5));

    /// <summary>All known flows.</summary>
    public static IReadOnlyList<ClearingFlow> All { get; } = [DepositReview, Distribution, BankImport];

    /// <summary>The flow of a qualifier; an unknown one waits for nothing and is a fault at once.</summary>
    public static ClearingFlow Of(string qualifier) =>
        All.FirstOrDefault(flow => flow.Qualifier == qualifier)
            ?? new(qualifier, "Nothing: unknown flow", TimeSpan.Zero);
}
