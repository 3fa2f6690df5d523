using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Watch;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Watch;

/// <summary>Whose statement of credit, of which period, and its downloads.</summary>
public sealed partial class CreditChoice
{
    private const string ClientPrefix = "cli_";
    private string _currency = Currency.Usd.Code;
    private DateOnly? _from;
    private DateOnly? _last;

    /// <summary>Whose statements there are.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<AlertLink> Owners { get; set; } = [];

    /// <summary>Whose is chosen.</summary>
    [Parameter, EditorRequired] public string Owner { get; set; } = "";

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
            var month = ReportPeriod.MonthOf(Today).From;
            return [(T("This month"), month, Today), (T("Last month"), month.AddMonths(-1), month.AddDays(-1)),
                (T("This year"), new DateOnly(Today.Year, 1, 1), Today),
                (T("Last 12 months"), Today.AddYears(-1), Today)];
        }
    }

    private string? Problem => _from is null || _last is null ? T("Choose a first and a last day.")
        : _last < _from ? T("The last day is not before the first.") : null;

    private IReadOnlyList<TabItem> Items => [.. Owners.Select(TabOf)];

    private TabItem? Here => Owners.Where(x => x.Id == Owner).Select(TabOf).FirstOrDefault();

    /// <summary>The path of an owner's statements in the API.</summary>
    internal static string PathOf(string owner) =>
        $"/api/v1/{(owner.StartsWith(ClientPrefix, StringComparison.Ordinal) ? "clients" : "agencies")}/{owner}";

    /// <inheritdoc/>
    protected override void OnParametersSet() => (_from, _last) = (_from ?? Periods[0].From, _last ?? Periods[0].Last);

    private TabItem TabOf(AlertLink owner) => new(owner.Name, PageAddress.With(Navigation, "of", owner.Id));

    private string Link(string format) => $"{PathOf(Owner)}/statement/{_currency}?from={_from:yyyy-MM-dd}"
        + $"&to={_last?.AddDays(1):yyyy-MM-dd}&language={Languages.Current.Code}&format={format}";
}
