using System.Globalization;
using Offers.Domain.Ledger;

namespace Offers.Domain.Incentives.Statements;

/// <summary>A calendar month, for which agents get one statement.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">The month, from 1.</param>
public readonly record struct CommissionMonth(int Year, int Month) : IComparable<CommissionMonth>
{
    private const string Form = "yyyy-MM";

    /// <summary>Earlier.</summary>
    public static bool operator <(CommissionMonth a, CommissionMonth b) => a.CompareTo(b) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(CommissionMonth a, CommissionMonth b) => a.CompareTo(b) > 0;

    /// <summary>Earlier, or the same.</summary>
    public static bool operator <=(CommissionMonth a, CommissionMonth b) => a.CompareTo(b) <= 0;

    /// <summary>Later, or the same.</summary>
    public static bool operator >=(CommissionMonth a, CommissionMonth b) => a.CompareTo(b) >= 0;

    /// <summary>The first day.</summary>
    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>The month after it.</summary>
    public CommissionMonth Next => Of(FirstDay.AddMonths(1));

    /// <summary>The month of a day.</summary>
    public static CommissionMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month of an instant in a zone.</summary>
    public static CommissionMonth At(DateTimeOffset at, TimeZoneInfo zone) =>
        Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));

    /// <summary>
    /// Reads what <see cref="ToString"/> wrote; null where it is no month. Those of the first and the last year of the
    /// calendar have no beginning or end everywhere.
    /// </summary>
    public static CommissionMonth? Read(string? text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1 and < 9999
            ? Of(day)
            : null;

    /// <summary>When it begins in a zone.</summary>
    public DateTimeOffset From(TimeZoneInfo zone) => StatementPeriod.StartOf(FirstDay, zone);

    /// <summary>When it ends in a zone, exclusive.</summary>
    public DateTimeOffset Until(TimeZoneInfo zone) => Next.From(zone);

    /// <inheritdoc/>
    public int CompareTo(CommissionMonth other) => FirstDay.CompareTo(other.FirstDay);

    /// <summary>As it is written: <c>2026-10</c>.</summary>
    public override string ToString() => FirstDay.ToString(Form, CultureInfo.InvariantCulture);
}
