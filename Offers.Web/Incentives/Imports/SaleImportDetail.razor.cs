using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Imports;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Imports;

/// <summary>One file of sales, read again whenever a batch of it is done, by whomever.</summary>
public sealed partial class SaleImportDetail
{
    private readonly FormKey _key = new();
    private SaleImportView? _import;
    private Refusal? _refusal;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>The import.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [Inject] private SaleImportQueries Imports { get; set; } = default!;

    [Inject] private SaleImportDoor Door { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new(T("Sales"), $"{Portal.Path}/sales"), new(T("Files of sales"), $"{Portal.Path}/sales/imports"),
    ];

    private string Api => $"/api/v1{Portal.Path}/sales/imports/{Id}";

    private string Lead => _import!.Status switch
    {
        SaleImportState.Checking => T("Its rows are checked; nothing is entered."),
        SaleImportState.Ready => T("Every row was checked. Read what would happen, then let them be entered."),
        SaleImportState.Running => T("Its rows are entered. You may leave this page."),
        SaleImportState.Done => T("Every row was looked at."),
        SaleImportState.Cancelled => T("Somebody stopped it; what was entered stays."),
        _ => T("It could not go on."),
    };

    private string Progress
    {
        get
        {
            var seen = _import!.StartedAt is null ? _import.Rows : _import.Done.All;
            var parts = new List<string> { N(seen, "{0} row", "{0} rows") };
            if (_import is { RowsPerSecond: { } rate, Status: SaleImportState.Checking or SaleImportState.Running })
            {
                parts.Add(T("{0} a second", SaleImportWords.Number(rate)));
            }

            if (_import.SecondsLeft is { } left)
            {
                parts.Add(SaleImportWords.Left(left));
            }

            return string.Join(" · ", parts);
        }
    }

    private IEnumerable<(string Label, int Found, int Done)> Counts =>
    [
        (T("New sales"), _import!.Found.New, _import.Done.New),
        (T("Sales that have come further"), _import.Found.Changed, _import.Done.Changed),
        (T("There as the file says"), _import.Found.Same, _import.Done.Same),
        (T("Left out"), _import.Found.Faulty, _import.Done.Faulty),
        (T("All"), _import.Found.All, _import.Done.All),
    ];

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _import = await Imports.GetAsync(
                Portal.ScopeOf(await Current.GetAsync()), SaleImportWords.Read(Id));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task MoveAsync(string verb)
    {
        try
        {
            var request = _key.Request(await Current.GetAsync(), verb);
            (await Door.MoveAsync(request, Portal.ScopeOf(request.Caller), _import!.Id, verb)).Check();
        }
        finally
        {
            _key.Renew();
            await LoadAsync();
        }
    }
}
