using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>A row that cannot be entered.</summary>
/// <param name="Line">The number of the line in the file; the heads are line 1.</param>
/// <param name="Reason">Why.</param>
public sealed record SaleImportFault(int Line, string Reason);

/// <summary>A file of sales as it is answered and shown.</summary>
public sealed record SaleImportView
{
    /// <summary>The identity.</summary>
    public required Id<SaleImport> Id { get; init; }

    /// <summary>The name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>The builder whose sales they are; null for the platform, whose file may name any.</summary>
    public NameLink? Builder { get; init; }

    /// <summary>How it stands.</summary>
    public required SaleImportState Status { get; init; }

    /// <summary>How many rows the file has; while it is checked, how many were seen.</summary>
    public required int Rows { get; init; }

    /// <summary>What the check found.</summary>
    public required SaleImportCount Found { get; init; }

    /// <summary>What was done.</summary>
    public required SaleImportCount Done { get; init; }

    /// <summary>Rows a second since it works without a break; null before it is known.</summary>
    public int? RowsPerSecond { get; init; }

    /// <summary>Seconds until its rows are entered, by that rate; null before it is known.</summary>
    public int? SecondsLeft { get; init; }

    /// <summary>Who sent the file.</summary>
    public NameLink? UploadedBy { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>When its rows began to be entered.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it could not go on.</summary>
    public string? Fault { get; init; }

    /// <summary>The first rows that cannot be entered; null in lists.</summary>
    public IReadOnlyList<SaleImportFault>? FirstFaults { get; init; }

    /// <summary>What may be done.</summary>
    public required IReadOnlyList<AllowedAction> AllowedActions { get; init; }

    internal static SaleImportView Of(SaleImport import, DateTimeOffset now)
    {
        var rate = RateOf(import);
        return new SaleImportView
        {
            Id = import.Id,
            FileName = import.FileName,
            Status = import.State,
            Rows = import.Rows,
            Found = import.Found,
            Done = import.Done,
            RowsPerSecond = rate,
            SecondsLeft = rate is > 0 && import.State == SaleImportState.Running
                ? (import.Rows - import.Done.All + rate - 1) / rate
                : null,
            UploadedAt = import.UploadedAt,
            StartedAt = import.StartedAt,
            EndedAt = import.EndedAt,
            Fault = import.Fault,
            AllowedActions = SaleImport.Machine.Allowed(import, now),
        };
    }

    private static int? RateOf(SaleImport import)
    {
        var seen = (import.StartedAt is null ? import.Rows : import.Done.All) - import.LegFrom;
        var ticks = (import.BeatAt - import.LegAt).Ticks;
        return seen > 0 && ticks > 0 ? (int)Math.Min(int.MaxValue, seen * TimeSpan.TicksPerSecond / ticks) : null;
    }
}

/// <summary>A row of a file with what became of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Line">What became of it; null where it was not looked at yet.</param>
public sealed record SaleImportRow(SaleRow Row, SaleImportLine? Line);
