using System.Globalization;
using Microsoft.AspNetCore.Components;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Ui;

/// <summary>
/// The ways to the pages before and after, as links that keep the filters. With <see cref="Offset"/> both ways are
/// known; with cursors, "Previous" is the list's own cursor backwards, or its first page.
/// </summary>
public sealed partial class Pager
{
    /// <summary>How many rows this page shows.</summary>
    [Parameter, EditorRequired] public int Shown { get; set; }

    /// <summary>How many there are; null where they are not counted.</summary>
    [Parameter] public long? Total { get; set; }

    /// <summary>Rows before this page, for lists by offset.</summary>
    [Parameter] public long? Offset { get; set; }

    /// <summary>Rows per page, for lists by offset.</summary>
    [Parameter] public int Limit { get; set; } = 20;

    /// <summary>This page's cursor, from the address; null on the first page.</summary>
    [Parameter] public string? Cursor { get; set; }

    /// <summary>The cursor of the page after; null on the last.</summary>
    [Parameter] public string? NextCursor { get; set; }

    /// <summary>The cursor of the page before; null where the list cannot go back, which then goes to its
    /// start.</summary>
    [Parameter] public string? PreviousCursor { get; set; }

    /// <summary>True for lists by cursor that can be read from both ends.</summary>
    [Parameter] public bool HasEnds { get; set; }

    private string? FirstHref => Cursor is null ? null : With("cursor", null);

    private string? LastHref => NextCursor is null ? null : With("cursor", PageRequest.End);

    private string? PreviousHref => Offset is { } offset
        ? offset > 0 ? With("offset", Math.Max(0, offset - Limit)) : null
        : Cursor is null || (HasEnds && PreviousCursor is null) ? null : With("cursor", PreviousCursor);

    private string? NextHref => Offset is { } offset
        ? offset + Shown < (Total ?? long.MaxValue) && Shown == Limit ? With("offset", offset + Limit) : null
        : NextCursor is null ? null : With("cursor", NextCursor);

    private string Summary => (Offset, Total) switch
    {
        (_, 0) => T("None"),
        ({ } offset, { } total) =>
            T("{0} to {1} of {2}", Digits(offset + 1), Digits(offset + Shown), Digits(total)),
        ({ } offset, null) => T("{0} to {1}", Digits(offset + 1), Digits(offset + Shown)),
        (null, > PageRequest.CountedTotal) =>
            T("{0} of more than {1}", Digits(Shown), Digits(PageRequest.CountedTotal)),
        (null, { } total) => T("{0} of {1}", Digits(Shown), Digits(total)),
        (null, null) => T("{0} shown", Digits(Shown)),
    };

    private static string Digits(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private string With(string name, object? value) => PageAddress.With(Navigation, name, value);
}
