using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Outcomes;
using Offers.Data.Platform;
using Offers.Domain.Incentives.Outcomes;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Incentives.Pages;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Outcomes;

/// <summary>What came of one incentive, for the days that the address names.</summary>
public sealed partial class IncentiveResults
{
    private ResultView? _result;
    private Refusal? _refusal;
    private DateOnly _today;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>The incentive.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "until")] private string? Until { get; set; }

    [Inject] private ResultQueries Results { get; set; } = default!;

    [Inject] private BookTimes Times { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new(T("Incentives"), Portal.Path + "/incentives"),
        .. _result is { } result
            ? new[] { new Crumb(result.Incentive!.Name, $"{Portal.Path}/incentives/{Id}") } : [],
    ];

    private string? Lead => _result is { } result
        ? $"{result.Incentive!.Name}, {result.Project!.Name}: "
            + T("{0} (UTC)", OutcomeWords.Days(result.From, result.Until))
        : null;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private string File(string kind) =>
        $"/api/v1{Portal.Path}/incentives/{Id}/analytics.{kind}?from={OutcomeWords.Iso(_result!.From)}"
        + $"&until={OutcomeWords.Iso(_result.Until)}";

    private async Task LoadAsync()
    {
        try
        {
            var caller = await Current.GetAsync();
            _today = ResultPeriod.DayOf(await Times.NowAsync(caller.Book));
            _result = await Results.OfIncentiveAsync(
                Portal.ScopeOf(caller), IncentivePageIds.Read(Id), (From, Until));
            _refusal = null;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
