using System.Globalization;
using Offers.Domain.Platform;

namespace Offers.Domain.Rewards.Watch;

/// <summary>Days of a report: those of UTC, so that they are the same for everybody.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last.</param>
public sealed record ReportPeriod(DateOnly From, DateOnly Until)
{
    /// <summary>The most days.</summary>
    public const int MostDays = 1_098;

    private const int DaysEach = 21;
    private const int WeeksEach = 168;
    private const int Week = 7;

    /// <summary>How many days.</summary>
    public int Days => Until.DayNumber - From.DayNumber;

    /// <summary>When it begins.</summary>
    public DateTimeOffset StartsAt => new(From, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>When it is over.</summary>
    public DateTimeOffset EndsAt => new(Until, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>As many days before it.</summary>
    public ReportPeriod Before => new(From.AddDays(-Days), From);

    /// <summary>The day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>The calendar month of a day.</summary>
    public static ReportPeriod MonthOf(DateOnly day) => new(FirstOf(day), FirstOf(day).AddMonths(1));

    /// <summary>Reads days as they were asked for.</summary>
    /// <param name="from">The first day, <c>2026-11-01</c>; nothing for the usual.</param>
    /// <param name="until">The day after the last; nothing for the usual.</param>
    /// <param name="usual">What holds where nothing is said.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static ReportPeriod Read(string? from, string? until, ReportPeriod usual)
    {
        var period = new ReportPeriod(ReadDay("from", from) ?? usual.From, ReadDay("to", until) ?? usual.Until);
        return period.Days < 1 ? throw Refusal.OfField("from", "The period begins before it ends.")
            : period.Days > MostDays ? throw Refusal.OfField("from", $"A period has at most {MostDays} days.")
            : period;
    }

    /// <summary>Cut into calendar months; the first and the last may be parts of one.</summary>
    public IReadOnlyList<ReportPeriod> Months() => Cut(day => FirstOf(day).AddMonths(1));

    /// <summary>Cut into days, weeks or months, few enough for a chart; the parts make the whole.</summary>
    public IReadOnlyList<ReportPeriod> Parts() => Days switch
    {
        <= DaysEach => Cut(day => day.AddDays(1)),
        <= WeeksEach => Cut(day => day.AddDays(Week)),
        _ => Months(),
    };

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private List<ReportPeriod> Cut(Func<DateOnly, DateOnly> next)
    {
        var parts = new List<ReportPeriod>();
        for (var day = From; day < Until;)
        {
            var end = next(day) < Until ? next(day) : Until;
            parts.Add(new ReportPeriod(day, end));
            day = end;
        }

        return parts;
    }

    private static DateOnly? ReadDay(string field, string? text) => string.IsNullOrWhiteSpace(text) ? null
        : DateOnly.TryParseExact(
            text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 9000 ? day
        : throw Refusal.OfField(field, $"'{field}' is a day such as 2026-11-01.");
}
