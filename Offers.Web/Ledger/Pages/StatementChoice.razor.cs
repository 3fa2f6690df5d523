using Microsoft.AspNetCore.Components;
using Offers.Domain.Ledger;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Ledger.Pages;

/// <summary>The period of a statement and its downloads.</summary>
public sealed partial class StatementChoice
{
    private string _currency = Currency.Aed.Code;
    private DateOnly? _from;
    private DateOnly? _last;
    private DateOnly? _known;

    /// <summary>The address before the currency.</summary>
    [Parameter, EditorRequired] public string Address { get; set; } = "";

    /// <summary>The address of the print view before the currency.</summary>
    [Parameter, EditorRequired] public string PrintAddress { get; set; } = "";

    /// <summary>The owner's zone.</summary>
    [Parameter, EditorRequired] public TimeZoneInfo? Zone { get; set; }

    [Inject] private TimeProvider Time { get; set; } = default!;

    [Inject] private ShellState Shell { get; set; } = default!;

    private DateOnly Today => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(Shell.Now(Time), Zone ?? TimeZoneInfo.Utc).DateTime);

    private (string Text, DateOnly From, DateOnly Last)[] Periods
    {
        get
        {
            var month = new DateOnly(Today.Year, Today.Month, 1);
            return [(T("This month"), month, Today), (T("Last month"), month.AddMonths(-1), month.AddDays(-1)),
                (T("This year"), new DateOnly(Today.Year, 1, 1), Today),
                (T("Last 12 months"), Today.AddYears(-1), Today)];
        }
    }

    private string? Problem => _from is null || _last is null ? T("Choose a first and a last day.")
        : _last < _from ? T("The last day is not before the first.") : null;

    private string? EarlierProblem =>
        _known < _from || _known >= Today ? T("A day of the period that is over.") : null;

    private string Known => _known is { } day ? $"&recordedAt={day.AddDays(1):yyyy-MM-dd}" : "";

    /// <inheritdoc/>
    protected override void OnParametersSet() => (_from, _last) = (_from ?? Periods[0].From, _last ?? Periods[0].Last);

    private string Period =>
        $"from={_from:yyyy-MM-dd}&to={_last?.AddDays(1):yyyy-MM-dd}&language={Languages.Current.Code}{Known}";

    private string Print => $"{PrintAddress}/{_currency}?{Period}";

    private string Link(string format) => $"{Address}/{_currency}/statement?{Period}&format={format}";
}
