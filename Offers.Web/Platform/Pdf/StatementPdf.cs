using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Pdf;

/// <summary>
/// What a statement of account says, ready to be laid out: as a PDF by <see cref="ToRequest"/>, or as a page by
/// <c>StatementView</c>. Texts are in the statement's language already.
/// </summary>
public sealed record StatementPdf
{
    /// <summary>Language of the labels.</summary>
    public PaperLanguage Language { get; init; } = PaperLanguage.English;

    /// <summary>Who issues it: the platform.</summary>
    public required PaperParty Issuer { get; init; }

    /// <summary>Whose wallet it is.</summary>
    public required PaperParty Owner { get; init; }

    /// <summary>The wallet's currency.</summary>
    public required Currency Currency { get; init; }

    /// <summary>From when, inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Until when, exclusive.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The owner's zone, in which all dates are shown.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The instant up to which the ledger was read; also the date of the file.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The number of the last operation that the statement knows of.</summary>
    public required long Cut { get; init; }

    /// <summary>Balances before the first line.</summary>
    public required PaperBalances Opening { get; init; }

    /// <summary>Balances after the last line.</summary>
    public required PaperBalances Closing { get; init; }

    /// <summary>The operations of the period, in the order in which they were recorded.</summary>
    public required IReadOnlyList<StatementLine> Lines { get; init; }

    /// <summary>The lines added up by kind.</summary>
    public required IReadOnlyList<StatementKindTotal> Totals { get; init; }

    /// <summary>Whether its money is real.</summary>
    public BookKind Environment { get; init; }

    /// <summary>Code and address by which anybody can check it; null on the print view, which proves nothing.</summary>
    public StatementProof? Proof { get; init; }

    /// <summary>By how much the balances changed.</summary>
    public PaperBalances Change => new(Closing.Available - Opening.Available, Closing.Held - Opening.Held);

    /// <summary>How many lines were recorded after an earlier statement of the period.</summary>
    public int LateLines => Lines.Count(static line => line.RecordedLateAt is not null);

    /// <summary>Everything that came into, or with the other sign went out of, one column.</summary>
    public (Money In, Money Out) Flows(Func<PaperBalances, Money> column)
    {
        var zero = Money.Zero(Currency);
        var changes = Lines.Select(line => column(line.Change)).ToList();
        return (changes.Where(change => change > zero).Aggregate(zero, static (sum, change) => sum + change),
            changes.Where(change => change < zero).Aggregate(zero, static (sum, change) => sum + change));
    }

    /// <summary>The print of this statement.</summary>
    /// <exception cref="InvalidOperationException">The statement does not add up and must not be printed.</exception>
    public PdfRequest ToRequest()
    {
        CheckSums();
        var labels = StatementLabels.In(Language);
        var title = $"{labels.Title} · {Currency} · {labels.Period(this)}";
        return new()
        {
            Title = title,
            Language = Language,
            Document = typeof(StatementDocument),
            Parameters = new Dictionary<string, object?> { [nameof(StatementDocument.Statement)] = this },
            Footer = string.Join(" · ", new[] { Issuer.Name, labels.Title, Proof?.Code }.Where(x => x is not null)),
            MadeAt = RecordedAt,
        };
    }

    private void CheckSums()
    {
        PaperBalances zero = new(Money.Zero(Currency), Money.Zero(Currency));
        var lines = Lines.Aggregate(zero, static (sum, line) => sum + line.Change);
        var totals = Totals.Aggregate(zero, static (sum, total) => sum + total.Change);
        if (lines != Change || totals != Change)
        {
            throw new InvalidOperationException(
                $"A statement must add up: balances changed by {Change}, lines by {lines}, totals by {totals}.");
        }
    }
}

/// <summary>A party named on a document.</summary>
/// <param name="Name">Its name, in any script.</param>
/// <param name="Lines">Address or contact, one line each.</param>
public sealed record PaperParty(string Name, params IReadOnlyList<string> Lines);

/// <summary>Two balances, or two changes, of one wallet.</summary>
/// <param name="Available">What can be used.</param>
/// <param name="Held">What is set aside.</param>
public readonly record struct PaperBalances(Money Available, Money Held)
{
    /// <summary>Both together.</summary>
    public Money Total => Available + Held;

    /// <summary>Sum by column.</summary>
    public static PaperBalances operator +(PaperBalances a, PaperBalances b) =>
        new(a.Available + b.Available, a.Held + b.Held);
}

/// <summary>One operation on the wallet.</summary>
public sealed record StatementLine
{
    /// <summary>When it took effect.</summary>
    public required DateTimeOffset EffectiveAt { get; init; }

    /// <summary>What it was.</summary>
    public required string What { get; init; }

    /// <summary>By what it can be found again: the operation's id or number.</summary>
    public required string Reference { get; init; }

    /// <summary>By how much each balance changed.</summary>
    public required PaperBalances Change { get; init; }

    /// <summary>The balances after it.</summary>
    public required PaperBalances After { get; init; }

    /// <summary>When it was recorded, only where that was after an earlier statement of the period was made.</summary>
    public DateTimeOffset? RecordedLateAt { get; init; }
}

/// <summary>All lines of one kind.</summary>
/// <param name="Kind">Its name, in the statement's language.</param>
/// <param name="Count">How many.</param>
/// <param name="Change">By how much they changed the balances together.</param>
public sealed record StatementKindTotal(string Kind, int Count, PaperBalances Change);

/// <summary>How a statement can be checked.</summary>
/// <param name="Code">Typed by people, for example <c>QF7K-29XM-4TDA-PLQ9-X7RN</c>.</param>
/// <param name="Address">Opened by the QR code; carries the code.</param>
public sealed record StatementProof(string Code, Uri Address)
{
    /// <summary>Where the code is typed: the address without it and without the scheme.</summary>
    public string Page => Address.Authority + string.Concat(Address.Segments[..^1]).TrimEnd('/');
}
