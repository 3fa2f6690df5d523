using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>How a line of a bank file stands.</summary>
public enum BankLineState
{
    /// <summary>Nobody knows yet whose money it is; it stands in the clearing account.</summary>
    Unmatched,

    /// <summary>It became a deposit.</summary>
    Matched,

    /// <summary>It was sent back.</summary>
    Returned,
}

/// <summary>Money that came in, as the bank tells it.</summary>
/// <param name="Number">The line of the file, from 1 for the first behind the heads.</param>
/// <param name="Reference">The bank's own reference, by which a line is known again.</param>
/// <param name="BookedOn">The day on which the bank booked it.</param>
/// <param name="Amount">How much; more than zero.</param>
/// <param name="Payer">Who paid, as the bank writes the name.</param>
/// <param name="Note">What was written on the transfer.</param>
public sealed record BankReceipt(
    int Number, string Reference, DateOnly BookedOn, Money Amount, string? Payer, string? Note);

/// <summary>A bank file that was imported.</summary>
public sealed class BankFile : Entity<BankFile>
{
    private BankFile()
    {
    }

    /// <summary>Records an import.</summary>
    public BankFile(BookId book, BankFileFacts facts, Id<IPerson>? by, DateTimeOffset now)
        : base(book)
    {
        Name = Text.Line("name", facts.Name, Limits.Title);
        Layout = facts.Layout;
        Currency = facts.Total.Currency;
        Sha256 = facts.Sha256;
        LineCount = facts.Lines;
        AddedCount = facts.Added;
        AddedMinor = facts.Total.Minor;
        ImportedBy = by;
        ImportedAt = now;
    }

    /// <summary>The file's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The layout by which it was read.</summary>
    public string Layout { get; private set; } = "";

    /// <summary>The currency of the bank account.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>The hash of its bytes.</summary>
    public byte[] Sha256 { get; private set; } = [];

    /// <summary>How many lines it has.</summary>
    public int LineCount { get; private set; }

    /// <summary>How many of them were new money.</summary>
    public int AddedCount { get; private set; }

    /// <summary>The sum of the new ones, minor units.</summary>
    public long AddedMinor { get; private set; }

    /// <summary>Who imported it.</summary>
    public Id<IPerson>? ImportedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset ImportedAt { get; private set; }

    /// <summary>The sum of the new lines.</summary>
    public Money Added => new(AddedMinor, Currency);
}

/// <summary>What is known of a bank file when it is imported.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Layout">The layout by which it was read.</param>
/// <param name="Sha256">The hash of its bytes.</param>
/// <param name="Lines">How many lines it has.</param>
/// <param name="Added">How many of them are new money.</param>
/// <param name="Total">The sum of these.</param>
public sealed record BankFileFacts(string Name, string Layout, byte[] Sha256, int Lines, int Added, Money Total);

/// <summary>
/// One receipt of a bank file: it is kept, and its money waits in a clearing account until it is explained.
/// </summary>
public sealed class BankLine : Entity<BankLine>
{
    /// <summary>States and verbs.</summary>
    public static readonly StateMachine<BankLine, BankLineState> Machine = new(x => x.State,
    [
        new(BankLineState.Unmatched, "assign", BankLineState.Matched, "Admin"),
        new(BankLineState.Unmatched, "return", BankLineState.Returned, "Admin"),
    ]);

    private BankLine()
    {
    }

    /// <summary>Keeps a receipt.</summary>
    public BankLine(BankFile file, BankReceipt receipt, DateTimeOffset now)
        : base(file.Book)
    {
        File = file.Id;
        Number = receipt.Number;
        Reference = receipt.Reference;
        BookedOn = receipt.BookedOn;
        Currency = receipt.Amount.Currency;
        AmountMinor = receipt.Amount.Minor;
        Payer = receipt.Payer;
        Note = receipt.Note;
        ImportedAt = now;
    }

    /// <summary>The file.</summary>
    public Id<BankFile> File { get; private set; }

    /// <summary>The line of the file.</summary>
    public int Number { get; private set; }

    /// <summary>The bank's own reference: once per currency.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The day on which the bank booked it.</summary>
    public DateOnly BookedOn { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>How much, minor units.</summary>
    public long AmountMinor { get; private set; }

    /// <summary>Who paid, as the bank writes the name.</summary>
    public string? Payer { get; private set; }

    /// <summary>What was written on the transfer.</summary>
    public string? Note { get; private set; }

    /// <summary>How it stands.</summary>
    public BankLineState State { get; private set; }

    /// <summary>When it was imported.</summary>
    public DateTimeOffset ImportedAt { get; private set; }

    /// <summary>The deposit that it became.</summary>
    public Id<TopUp>? TopUp { get; private set; }

    /// <summary>The operation that sent it back.</summary>
    public Id<Operation>? ReturnId { get; private set; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Who decided; null where the reference did.</summary>
    public Id<IPerson>? DecidedBy { get; private set; }

    /// <summary>Why.</summary>
    public string? DecisionReason { get; private set; }

    /// <summary>How much.</summary>
    public Money Amount => new(AmountMinor, Currency);

    /// <summary>Its deposit was found.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>.</exception>
    public void Match(TopUp topUp, Decision decision)
    {
        Decide("assign", decision);
        TopUp = topUp.Id;
    }

    /// <summary>It was sent back; a reason is needed.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>validation_failed</c>.</exception>
    public void Return(Id<Operation> operation, Decision decision)
    {
        Decide("return", decision with { Reason = Text.Required("reason", decision.Reason, Limits.Reason) });
        ReturnId = operation;
    }

    private void Decide(string verb, Decision decision)
    {
        State = Machine.Next(this, verb, decision.At);
        (DecidedAt, DecidedBy) = (decision.At, decision.By);
        DecisionReason = Text.Optional("reason", decision.Reason, Limits.Reason);
    }
}
