using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Redemptions;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Redemptions;

/// <summary>Sets or changes a rule.</summary>
public sealed partial class FraudDialog
{
    private readonly FormKey _key = new();
    private string? _name;
    private FraudAction _action = FraudAction.Review;
    private FraudSignal _signal;
    private int _count = 3;
    private int _minutes = 60;
    private string? _network;
    private string? _campaign;
    private IReadOnlyList<RedemptionLink> _campaigns = [];
    private Refusal? _refusal;

    /// <summary>The rule that is changed; null for a new one.</summary>
    [Parameter] public FraudRuleView? Rule { get; set; }

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was saved.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    /// <summary>Tries the rule, as it is written, on the past.</summary>
    [Parameter, EditorRequired] public EventCallback<FraudBody?> OnTry { get; set; }

    [Inject] private FraudQueries Queries { get; set; } = default!;

    [Inject] private FraudDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private FraudBody Body => new(
        _name, _action, _signal, _count, _minutes, string.IsNullOrWhiteSpace(_network) ? null : _network,
        Id<Campaign>.TryParse(_campaign, out var campaign) ? campaign : null);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        if (Rule is { } rule)
        {
            (_name, _action, _signal) = (rule.Name, rule.Action, rule.Signal);
            (_count, _minutes, _network) = (rule.Count, rule.Minutes, rule.Network);
            (_campaign, _campaigns) = (rule.Campaign?.Id, rule.Campaign is { } only ? [only] : []);
            return;
        }

        _campaigns = await Queries.CampaignsAsync((await Current.GetAsync()).Book);
    }

    private async Task SaveAsync()
    {
        try
        {
            var request = _key.Request(await Current.GetAsync());
            var answer = Rule is { } rule
                ? await Desk.EditAsync(request, rule.Id, (Etag.Of(rule.Revision), Body))
                : await Desk.CreateAsync(request, Body);
            answer.Check();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
