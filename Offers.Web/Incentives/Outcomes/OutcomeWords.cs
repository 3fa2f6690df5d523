using System.Globalization;
using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>Results and leaderboards in words.</summary>
internal static class OutcomeWords
{
    private const int Percent = 100;
    private const int PerDay = 86_400;
    private const int PerHour = 3_600;
    private const int PerMinute = 60;
    private const int QuarterMonths = 3;

    /// <summary>What stands where a figure cannot be worked out.</summary>
    internal const string None = "–";

    /// <summary>A rate: <c>12.5%</c>, or a dash.</summary>
    internal static string Rate(long? bps) => bps is not { } rate ? None : string.Create(
        CultureInfo.InvariantCulture,
        $"{(rate < 0 ? MoneyText.Minus : "")}{Math.Abs(rate) / Percent:N0}.{Math.Abs(rate) % Percent / 10}%");

    /// <summary>Why nothing is set beside the days before.</summary>
    internal static string NotCompared => T("Nothing is compared: no promise ran on any of these days.");

    /// <summary>A number with its sign: <c>+3</c>.</summary>
    internal static string Signed(long number) => number < 0
        ? MoneyText.Minus + Number(-number)
        : (number > 0 ? "+" : "") + Number(number);

    /// <summary>A number, grouped.</summary>
    internal static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How long something took, in the unit that fits.</summary>
    internal static string Time(long? seconds) => seconds switch
    {
        null => None,
        >= PerDay => N(seconds.Value / PerDay, "{0} day", "{0} days"),
        >= PerHour => N(seconds.Value / PerHour, "{0} hour", "{0} hours"),
        _ => N(seconds.Value / PerMinute, "{0} minute", "{0} minutes"),
    };

    /// <summary>Days from the first to the last.</summary>
    internal static string Days(DateOnly from, DateOnly until) => until.DayNumber - from.DayNumber == 1
        ? TimeText.Of(from)
        : T("{0} to {1}", TimeText.Of(from), TimeText.Of(until.AddDays(-1)));

    /// <summary>A part of a chart, in few letters.</summary>
    internal static string Short(ResultPart part) => (part.Until.DayNumber - part.From.DayNumber) switch
    {
        <= 7 => part.From.ToString("d MMM", CultureInfo.CurrentUICulture),
        <= 31 => part.From.ToString("MMM", CultureInfo.CurrentUICulture),
        _ => part.From.ToString("MMM yy", CultureInfo.CurrentUICulture),
    };

    /// <summary>A period of a leaderboard: <c>November 2026</c>.</summary>
    internal static string Span(BoardPeriod period, DateOnly from) => period switch
    {
        BoardPeriod.Month => from.ToString("MMMM yyyy", CultureInfo.CurrentUICulture),
        BoardPeriod.Quarter => T("Quarter {0} of {1}", ((from.Month - 1) / QuarterMonths) + 1, from.Year),
        _ => T("All the time"),
    };

    /// <summary>What is compared.</summary>
    internal static string Metric(BoardMetric metric) =>
        metric == BoardMetric.HomesSold ? T("Homes sold") : T("Earned");

    /// <summary>How often a leaderboard begins anew.</summary>
    internal static string Period(BoardPeriod period) => period switch
    {
        BoardPeriod.Month => T("Every month"),
        BoardPeriod.Quarter => T("Every quarter"),
        _ => T("Until it is ended"),
    };

    /// <summary>A leaderboard's name.</summary>
    internal static string Title(LeaderboardView board) =>
        $"{Metric(board.Metric)}: {board.Incentive?.Name ?? board.Project.Name}";

    /// <summary>How the reader stands, and what passes who is before him.</summary>
    internal static string Standing(BoardView board)
    {
        if (board.Mine?.Place is not { } place)
        {
            return board.Period.FrozenAt is null ? T("You have no place yet in this period.")
                : T("You had no place in this period.");
        }

        var own = T("You are number {0} of {1}.", Number(place), Number(board.Agents));
        return board.Gap is not { } gap || board.Period.FrozenAt is not null ? own
            : own + " " + (gap.Homes is { } homes
                ? T("{0} more and you pass number {1}.", N(homes, "{0} home", "{0} homes"), Number(gap.Place))
                : T("At least {0} more and you pass number {1}.", MoneyText.Plain(gap.Amount!.Value),
                    Number(gap.Place)));
    }

    /// <summary>How an agent is named.</summary>
    internal static string Shown(NameShown shown) => shown switch
    {
        NameShown.Name => T("My name"), NameShown.Hidden => T("Nothing but “An agent”"), _ => T("My initials"),
    };

    /// <summary>Reads a day from an address.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>.</exception>
    internal static DateOnly? Day(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
        : throw Refusal.OfField("from", "'from' is a day such as 2026-11-01.");

    /// <summary>A day as addresses have it.</summary>
    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
