using System.Text.Json.Serialization;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>What an import does with a line.</summary>
public enum BankOutcome
{
    /// <summary>Its reference names a deposit of this amount: it is posted.</summary>
    Matched,

    /// <summary>The same, but compliance looks at it first.</summary>
    InReview,

    /// <summary>A person must say whose it is.</summary>
    Unmatched,

    /// <summary>It was imported before.</summary>
    Known,

    /// <summary>Money went out: it is not imported.</summary>
    Outgoing,

    /// <summary>It cannot be read.</summary>
    Unreadable,
}

/// <summary>A line of a file and what an import does with it.</summary>
public sealed record BankImportLine
{
    /// <summary>From 1 for the first behind the heads.</summary>
    public required int Number { get; init; }

    /// <summary>What is done with it.</summary>
    public required BankOutcome Outcome { get; init; }

    /// <summary>The bank's reference.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reference { get; init; }

    /// <summary>The day on which the bank booked it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? BookedOn { get; init; }

    /// <summary>How much came.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AmountText? Amount { get; init; }

    /// <summary>Who paid.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Payer { get; init; }

    /// <summary>The deposit that it became, or for which it may be meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Id<TopUp>? Deposit { get; init; }

    /// <summary>Why, in a sentence.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Note { get; init; }
}

/// <summary>What an import did, or would do.</summary>
public sealed record BankImport
{
    /// <summary>The file as it is kept; null where it brought nothing new.</summary>
    public Id<BankFile>? File { get; init; }

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The currency of the bank account.</summary>
    public required string Currency { get; init; }

    /// <summary>The sum of the new lines.</summary>
    public required AmountText Added { get; init; }

    /// <summary>How many lines had each outcome.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>Every line.</summary>
    public required IReadOnlyList<BankImportLine> Lines { get; init; }
}

/// <summary>An imported file as it is listed.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Layout">By which layout it was read.</param>
/// <param name="Currency">The currency of the bank account.</param>
/// <param name="LineCount">How many lines it has.</param>
/// <param name="AddedCount">How many of them were new money.</param>
/// <param name="Added">The sum of these.</param>
/// <param name="Unmatched">How many of them nobody has explained yet.</param>
/// <param name="ImportedAt">When it was imported.</param>
/// <param name="ImportedBy">Who imported it.</param>
public sealed record BankFileView(
    Id<BankFile> Id, string Name, string Layout, Currency Currency, int LineCount, int AddedCount, Money Added,
    int Unmatched, DateTimeOffset ImportedAt, OwnerView? ImportedBy);

/// <summary>A deposit for which a line may be meant.</summary>
/// <param name="Deposit">The deposit.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Amount">How much was asked for.</param>
/// <param name="Why">What speaks for it.</param>
public sealed record BankSuggestion(Id<TopUp> Deposit, OwnerView Owner, Money Amount, string Why);

/// <summary>A line of a bank file as it is listed.</summary>
public sealed record BankLineView
{
    /// <summary>The identity.</summary>
    public required Id<BankLine> Id { get; init; }

    /// <summary>The file.</summary>
    public required Id<BankFile> File { get; init; }

    /// <summary>The line of the file.</summary>
    public required int Number { get; init; }

    /// <summary>The bank's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The day on which the bank booked it.</summary>
    public required DateOnly BookedOn { get; init; }

    /// <summary>How much came.</summary>
    public required Money Amount { get; init; }

    /// <summary>The currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Who paid.</summary>
    public string? Payer { get; init; }

    /// <summary>What was written on the transfer.</summary>
    public string? Note { get; init; }

    /// <summary>How it stands.</summary>
    public required BankLineState Status { get; init; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>The deposit that it became.</summary>
    public Id<TopUp>? Deposit { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Who decided; null where the reference did.</summary>
    public OwnerView? DecidedBy { get; init; }

    /// <summary>Why it was decided so.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>Deposits for which it may be meant, while it is unmatched.</summary>
    public IReadOnlyList<BankSuggestion> Suggestions { get; init; } = [];

    /// <summary>What may be done, and why not.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }
}

/// <summary>What a verb of a line answers.</summary>
/// <param name="Id">The line.</param>
/// <param name="Amount">How much came.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Deposit">The deposit that it became.</param>
/// <param name="Receipt">The operation that sent it back.</param>
public sealed record BankLineAnswer(
    Id<BankLine> Id, AmountText Amount, string Currency, BankLineState Status, Id<TopUp>? Deposit,
    Id<Operation>? Receipt)
{
    internal static BankLineAnswer Of(BankLine line) => new(
        line.Id, AmountText.Of(line.Amount), line.Currency.Code, line.State, line.TopUp, line.ReturnId);
}
