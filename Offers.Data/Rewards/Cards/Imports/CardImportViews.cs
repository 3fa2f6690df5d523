using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>Cards of a file, counted.</summary>
/// <param name="New">New cards.</param>
/// <param name="Duplicate">Cards that were known.</param>
/// <param name="Invalid">Rows that are no cards.</param>
/// <param name="Cost">What the new cards cost together.</param>
public sealed record CardCountView(long New, long Duplicate, long Invalid, Money Cost)
{
    internal static CardCountView Of(CardCount count, Currency currency) =>
        new(count.New, count.Duplicate, count.Invalid, new Money(count.CostMinor, currency));
}

/// <summary>A file of cards as it is answered and shown.</summary>
public sealed record CardImportView
{
    /// <summary>The identity.</summary>
    public required Id<CardImport> Id { get; init; }

    /// <summary>The pool for its cards.</summary>
    public required CardLink Pool { get; init; }

    /// <summary>The name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>How it stands.</summary>
    public required CardImportState Status { get; init; }

    /// <summary>How many rows the file has.</summary>
    public required long Rows { get; init; }

    /// <summary>How many of its cards were looked at since it was started.</summary>
    public required long Row { get; init; }

    /// <summary>The currency of its costs.</summary>
    public required Currency Currency { get; init; }

    /// <summary>What the check found.</summary>
    public required CardCountView Found { get; init; }

    /// <summary>What was done.</summary>
    public required CardCountView Done { get; init; }

    /// <summary>Cards a second since it works without a break; null before it is known.</summary>
    public int? RowsPerSecond { get; init; }

    /// <summary>Seconds until its cards are entered, by that rate; null before it is known.</summary>
    public long? SecondsLeft { get; init; }

    /// <summary>Who sent the file.</summary>
    public CardLink? UploadedBy { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Who let its cards be entered.</summary>
    public CardLink? StartedBy { get; init; }

    /// <summary>When its cards began to be entered.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it could not go on.</summary>
    public string? Fault { get; init; }

    /// <summary>The approval that it waits for.</summary>
    public Id<Approval>? Approval { get; init; }

    /// <summary>The first rows that are not entered; null in lists.</summary>
    public IReadOnlyList<CardFault>? FirstFaults { get; init; }

    /// <summary>What may be done.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }

    internal static CardImportView Of(CardImport import, string pool, DateTimeOffset now)
    {
        var rate = RateOf(import);
        return new CardImportView
        {
            Id = import.Id,
            Pool = new CardLink(import.Pool.ToString(), pool),
            FileName = import.FileName,
            Status = import.State,
            Rows = import.Rows,
            Row = import.Row,
            Currency = import.Currency,
            Found = CardCountView.Of(import.Found, import.Currency),
            Done = CardCountView.Of(import.Done, import.Currency),
            RowsPerSecond = rate,
            SecondsLeft = rate is > 0 && import.State == CardImportState.Running
                ? (import.NewFound - import.Row + rate - 1) / rate
                : null,
            UploadedAt = import.UploadedAt,
            StartedAt = import.StartedAt,
            EndedAt = import.EndedAt,
            Fault = import.Fault,
            AllowedActions = CardImport.Machine.Allowed(import, now),
        };
    }

    private static int? RateOf(CardImport import)
    {
        var (seen, ticks) = (import.Row - import.LegFrom, (import.BeatAt - (import.LegAt ?? import.BeatAt)).Ticks);
        return seen > 0 && ticks > 0 ? (int)Math.Min(int.MaxValue, seen * TimeSpan.TicksPerSecond / ticks) : null;
    }
}
