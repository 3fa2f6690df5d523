using System.Globalization;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Watch;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Watch;

/// <summary>Reports in words.</summary>
internal static class ReportWords
{
    private const int Percent = 100;
    private const int MonthDays = 28;

    /// <summary>What stands where a figure cannot be worked out.</summary>
    internal const string None = "–";

    /// <summary>A number, grouped.</summary>
    internal static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A rate: <c>12.5%</c>, or a dash.</summary>
    internal static string Rate(long? bps) => bps is not { } rate ? None : string.Create(
        CultureInfo.InvariantCulture,
        $"{(rate < 0 ? MoneyText.Minus : "")}{Math.Abs(rate) / Percent:N0}.{Math.Abs(rate) % Percent / 10}%");

    /// <summary>How much something changed: <c>+12.5% against before</c>.</summary>
    internal static string Change(Money before, Money now) =>
        ReportMath.ChangeBps(before.Minor, now.Minor) is { } bps && before.Minor > 0
            ? T("{0} against before", (bps > 0 ? "+" : "") + Rate(bps))
            : T("nothing to compare with");

    /// <summary>Days from the first to the last.</summary>
    internal static string Days(DateOnly from, DateOnly until) => until.DayNumber - from.DayNumber == 1
        ? TimeText.Of(from)
        : T("{0} to {1}", TimeText.Of(from), TimeText.Of(until.AddDays(-1)));

    /// <summary>A part of a chart, in few letters.</summary>
    internal static string Short(DateOnly from, DateOnly until) =>
        until.DayNumber - from.DayNumber < MonthDays && from.Day != 1
            ? from.ToString("d MMM", CultureInfo.CurrentUICulture)
            : from.ToString("MMM", CultureInfo.CurrentUICulture);

    /// <summary>A day as addresses have it.</summary>
    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>By what a report is cut.</summary>
    internal static string By(ReportBy by) => by switch
    {
        ReportBy.Brand => T("Brands"),
        ReportBy.Supplier => T("Suppliers"),
        ReportBy.Source => T("Sources"),
        ReportBy.Agency => T("Agencies"),
        ReportBy.Client => T("Clients"),
        ReportBy.Campaign => T("Campaigns"),
        _ => T("Months"),
    };

    /// <summary>The name of a row: a month in words, our own words translated, names as they are.</summary>
    internal static string Name(ReportBy by, string id, string name) =>
        by == ReportBy.Month && DateOnly.TryParseExact(
            id + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.ToString("MMMM yyyy", CultureInfo.CurrentUICulture)
            : id.Contains('_', StringComparison.Ordinal) && id != ProfitRow.WrittenOff ? name
            : T(name);

    /// <summary>A bar never goes below nothing.</summary>
    internal static Money Bar(Money amount) => amount.Minor < 0 ? Money.Zero(amount.Currency) : amount;
}
