using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Incentives.Outcomes;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>One incentive as an agent sees it: what it promises, what a sale would earn him, its terms.</summary>
public sealed partial class AgentIncentivePage
{
    private readonly IReadOnlyList<Crumb> _crumbs = [new(T("For you"), "/agent/incentives")];
    private readonly FormKey _key = new();
    private IncentiveView? _incentive;
    private EstimateView? _estimate;
    private Refusal? _refusal;
    private Refusal? _fault;
    private Money? _price;
    private int _homes = 1;
    private bool _isCounted;

    /// <summary>The incentive.</summary>
    [Parameter] public string? Id { get; set; }

    [Inject] private IncentiveQueries Incentives { get; set; } = default!;

    [Inject] private EstimateQueries Estimates { get; set; } = default!;

    [Inject] private AgentDesk Desk { get; set; } = default!;

    [Inject] private IncentiveReadings Readings { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string Sentence => RewardWords.Sentence(
        IncentiveForm.TermsOf(_incentive!), _incentive!.Currency, _incentive.Project.Name);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        try
        {
            await LoadAsync();
            await EstimateAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // Counted once the incentive is seen, not when the page is only prepared or still reads it.
        if (!_isCounted && _incentive is { } incentive)
        {
            _isCounted = true;
            await Readings.CountAsync(await Current.GetAsync(), incentive.Id);
        }
    }

    private async Task LoadAsync()
    {
        var caller = await Current.GetAsync();
        _incentive = await Incentives.GetForAgentAsync(
            caller.Book, caller.Person!.Value, IncentivePageIds.Read(Id));
    }

    private Task PriceAsync(Money? price)
    {
        _price = price;
        return EstimateAsync();
    }

    private async Task EstimateAsync()
    {
        try
        {
            _fault = null;
            var caller = await Current.GetAsync();
            var body = new EstimateBody(
                Price: _price is { Minor: > 0 } price ? AmountText.Of(price) : null, Units: _homes);
            _estimate = await Estimates.OfAgentAsync(
                caller.Book, caller.Person!.Value, _incentive!.Id, body);
        }
        catch (Refusal refusal)
        {
            _fault = refusal;
        }
    }

    private async Task AcceptAsync()
    {
        Refusal? refused = null;
        var read = new TermsReadBody(_incentive!.TermsVersion);
        try
        {
            (await Desk.AcceptAsync(_key.Request(await Current.GetAsync()), _incentive.Id, read)).Check();
        }
        catch (Refusal refusal)
        {
            refused = refusal;
        }

        // Where the terms changed meanwhile, he sees the new ones before he is asked again.
        _key.Renew();
        await OnParametersSetAsync();
        _fault = refused ?? _fault;
    }
}
