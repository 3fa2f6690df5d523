using Offers.Domain.Platform;

namespace Offers.Domain.Ledger;

/// <summary>What a statement is laid out as.</summary>
public enum StatementPaper
{
    /// <summary>A wallet, line by line.</summary>
    Wallet,

    /// <summary>The reward credit of an agency or a client: what was allocated, and what campaigns spent.</summary>
    Credit,
}

/// <summary>
/// What a statement is about: an owner's wallet in one currency over a half-open period, as recorded at a cut.
/// </summary>
/// <param name="Owner">Whose wallet.</param>
/// <param name="Currency">The currency.</param>
/// <param name="From">From when, inclusive.</param>
/// <param name="Until">Until when, exclusive.</param>
/// <param name="Cut">The number of the last operation that it knows of.</param>
/// <param name="Language"><c>en</c> or <c>ar</c>.</param>
public sealed record StatementKey(
    Owner Owner, Currency Currency, DateTimeOffset From, DateTimeOffset Until, long Cut, string Language)
{
    /// <summary>What it is laid out as.</summary>
    public StatementPaper Paper { get; init; }
}

/// <summary>Opening and closing balances of a statement, in minor units.</summary>
public readonly record struct StatementTotals(
    long OpeningAvailable, long OpeningHeld, long ClosingAvailable, long ClosingHeld);

/// <summary>
/// A statement that was printed: its code, what it said, and its bytes, so that it can be checked and made again.
/// </summary>
public sealed class Statement : IEventSource
{
    private Statement()
    {
    }

    /// <summary>Keeps a print.</summary>
    public Statement(StatementKey key, StatementTotals totals, string code, DateTimeOffset now)
    {
        Id = Id<Statement>.New();
        Book = key.Owner.Book;
        OwnerKind = key.Owner.Kind;
        OwnerId = key.Owner.Id;
        Currency = key.Currency;
        From = key.From;
        Until = key.Until;
        Cut = key.Cut;
        Language = key.Language;
        Paper = key.Paper;
        Code = code;
        MadeAt = now;
        OpeningAvailableMinor = totals.OpeningAvailable;
        OpeningHeldMinor = totals.OpeningHeld;
        ClosingAvailableMinor = totals.ClosingAvailable;
        ClosingHeldMinor = totals.ClosingHeld;
    }

    /// <inheritdoc/>
    string IEventSource.ObjectId => Id.ToString();

    /// <inheritdoc/>
    int IEventSource.NextEvent() => 1; // A statement is printed once, and nothing else ever happens to it.

    /// <summary>The identity.</summary>
    public Id<Statement> Id { get; private set; }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The kind of owner.</summary>
    public OwnerKind OwnerKind { get; private set; }

    /// <summary>The bare id of the owner.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>The currency.</summary>
    public Currency Currency { get; private set; } = Currency.Aed;

    /// <summary>From when, inclusive.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Until when, exclusive.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>The number of the last operation that it knows of.</summary>
    public long Cut { get; private set; }

    /// <summary><c>en</c> or <c>ar</c>.</summary>
    public string Language { get; private set; } = "en";

    /// <summary>What it is laid out as.</summary>
    public StatementPaper Paper { get; private set; }

    /// <summary>At least 20 random characters, printed on it; whoever knows it may check it.</summary>
    public string Code { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Available at the beginning, minor units.</summary>
    public long OpeningAvailableMinor { get; private set; }

    /// <summary>Held at the beginning, minor units.</summary>
    public long OpeningHeldMinor { get; private set; }

    /// <summary>Available at the end, minor units.</summary>
    public long ClosingAvailableMinor { get; private set; }

    /// <summary>Held at the end, minor units.</summary>
    public long ClosingHeldMinor { get; private set; }

    /// <summary>The PDF, once printed.</summary>
    public byte[]? Pdf { get; private set; }

    /// <summary>SHA-256 of the PDF.</summary>
    public byte[]? Sha256 { get; private set; }

    /// <summary>What it is about.</summary>
    public StatementKey Key => new(new Owner(Book, OwnerKind, OwnerId), Currency, From, Until, Cut, Language)
    {
        Paper = Paper,
    };

    /// <summary>What it said.</summary>
    public StatementTotals Totals =>
        new(OpeningAvailableMinor, OpeningHeldMinor, ClosingAvailableMinor, ClosingHeldMinor);

    /// <summary>Keeps the first print.</summary>
    public void Print(byte[] pdf)
    {
        Pdf = pdf;
        Sha256 = System.Security.Cryptography.SHA256.HashData(pdf);
    }
}
