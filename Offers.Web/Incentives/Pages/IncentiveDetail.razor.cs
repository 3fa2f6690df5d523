using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>One incentive for those who manage it.</summary>
public sealed partial class IncentiveDetail
{
    private IncentiveView? _incentive;
    private Page<ClaimView>? _claims;
    private BacktestView? _backtest;
    private Refusal? _refusal;
    private string? _asked;
    private bool _isCopied;
    private bool _isKept;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>The incentive.</summary>
    [Parameter, EditorRequired] public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "cursor")] private string? Cursor { get; set; }

    [Inject] private IncentiveQueries Incentives { get; set; } = default!;

    [Inject] private ClaimQueries Claims { get; set; } = default!;

    [Inject] private BacktestQueries Backtests { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private IReadOnlyList<Crumb> Crumbs => [new(T("Incentives"), Portal.Path + "/incentives")];

    private string Sentence => RewardWords.Sentence(
        IncentiveForm.TermsOf(_incentive!), _incentive!.Currency, _incentive.Project.Name);

    private string TermsLine => _incentive!.TermsVersion == 0
        ? T("Not published; they can still change")
        : T("Version {0}; a change makes the next one for later bookings", _incentive.TermsVersion);

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => LoadAsync();

    private IReadOnlyList<MenuAction> More =>
    [
        new MenuAction(T("Copy to projects")) { OnClick = () => Show(() => _isCopied = true) },
        new MenuAction(T("Save as template")) { OnClick = () => Show(() => _isKept = true) },
    ];

    private Task Show(Action open)
    {
        open();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Ask(string verb) => _asked = verb;

    private async Task LoadAsync()
    {
        try
        {
            var scope = Portal.ScopeOf(await Current.GetAsync());
            var id = IncentivePageIds.Read(Id);
            var incentive = await Incentives.GetAsync(scope, id);
            _claims = await Claims.ListAsync(scope, new ClaimFilter(Incentive: id), new PageRequest(Cursor: Cursor));
            _backtest = await Backtests.BacktestAsync(scope, id);
            _incentive = incentive;
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
