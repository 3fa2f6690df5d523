using System.Globalization;
using Offers.Domain.Platform;

namespace Offers.Domain.Incentives.Outcomes;

/// <summary>Days for which results are asked: those of UTC, so that they hold the same for everybody.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last.</param>
public sealed record ResultPeriod(DateOnly From, DateOnly Until)
{
    /// <summary>The most days.</summary>
    public const int MostDays = 1_830;

    private const int DaysEach = 21;
    private const int WeeksEach = 168;
    private const int MonthsEach = 731;
    private const int Week = 7;
    private const int Quarter = 3;

    /// <summary>How many days.</summary>
    public int Days => Until.DayNumber - From.DayNumber;

    /// <summary>When it begins.</summary>
    public DateTimeOffset StartsAt => new(From, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>When it is over.</summary>
    public DateTimeOffset EndsAt => new(Until, TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>As many days before it.</summary>
    public ResultPeriod Before => new(From.AddDays(-Days), From);

    /// <summary>The day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>Reads days as they were asked for.</summary>
    /// <param name="from">The first day, <c>2026-11-01</c>; nothing for the usual.</param>
    /// <param name="until">The day after the last; nothing for the usual.</param>
    /// <param name="usual">What holds where nothing is said.</param>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    public static ResultPeriod Read(string? from, string? until, ResultPeriod usual)
    {
        var period = new ResultPeriod(ReadDay("from", from) ?? usual.From, ReadDay("until", until) ?? usual.Until);
        return period.Days < 1 ? throw Refusal.OfField("from", "The period begins before it ends.")
            : period.Days > MostDays ? throw Refusal.OfField("from", $"A period has at most {MostDays} days.")
            : period;
    }

    /// <summary>The days of this that are also in another; null where none are.</summary>
    public ResultPeriod? Within(DateOnly first, DateOnly end)
    {
        var from = From > first ? From : first;
        var until = Until < end ? Until : end;
        return until > from ? new ResultPeriod(from, until) : null;
    }

    /// <summary>True where an instant is in it.</summary>
    public bool Holds(DateTimeOffset at) => at >= StartsAt && at < EndsAt;

    /// <summary>Cut into days, weeks, months or quarters, few enough for a chart; the parts make the whole.</summary>
    public IReadOnlyList<ResultPeriod> Parts()
    {
        var parts = new List<ResultPeriod>();
        for (var day = From; day < Until;)
        {
            var next = NextOf(day);
            next = next < Until ? next : Until;
            parts.Add(new ResultPeriod(day, next));
            day = next;
        }

        return parts;
    }

    private DateOnly NextOf(DateOnly day) => Days switch
    {
        <= DaysEach => day.AddDays(1),
        <= WeeksEach => day.AddDays(Week),
        <= MonthsEach => new DateOnly(day.Year, day.Month, 1).AddMonths(1),
        _ => new DateOnly(day.Year, day.Month - ((day.Month - 1) % Quarter), 1).AddMonths(Quarter),
    };

    private static DateOnly? ReadDay(string field, string? text) => string.IsNullOrWhiteSpace(text) ? null
        : DateOnly.TryParseExact(
            text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 9000 ? day
        : throw Refusal.OfField(field, $"'{field}' is a day such as 2026-11-01.");
}
