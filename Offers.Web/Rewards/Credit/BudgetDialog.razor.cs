using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Credit;

/// <summary>Switches a campaign between its client's credit and its own, or gives it more of its own.</summary>
public sealed partial class BudgetDialog
{
    private readonly FormKey _key = new();
    private Money? _amount;
    private Refusal? _refusal;
    private bool _done;
    private IReadOnlyList<EffectLine> _lines = [];

    /// <summary>The campaign.</summary>
    [Parameter, EditorRequired] public CampaignCredit Campaign { get; set; } = default!;

    /// <summary>Its client.</summary>
    [Parameter, EditorRequired] public CreditLink Client { get; set; } = default!;

    /// <summary>Whose credit it is to spend.</summary>
    [Parameter, EditorRequired] public BudgetMode Mode { get; set; }

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public RewardPortal Portal { get; set; } = default!;

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private BudgetDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private Currency Currency => Campaign.Available.Currency;

    private bool IsMore => Mode == BudgetMode.Isolated && Campaign.BudgetMode == BudgetMode.Isolated;

    private string Title => (Mode, IsMore) switch
    {
        (BudgetMode.Shared, _) => T("Spend the client's credit"),
        (_, true) => T("Allocate budget"),
        _ => T("Give it a budget of its own"),
    };

    private string Consequence => (Mode, IsMore) switch
    {
        (BudgetMode.Shared, _) => T("What is left of its own goes back to the client. From now on it shares the "
            + "client's credit with the other shared campaigns."),
        (_, true) => T("It can spend so much more."),
        _ => T("From now on it spends only what you give it here, and pauses when that is used up."),
    };

    private string? WhyNot => Mode == BudgetMode.Isolated && _amount is not { Minor: > 0 }
        ? T("Write an amount first.") : _refusal?.Detail;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => Mode == BudgetMode.Shared ? PreviewAsync() : Task.CompletedTask;

    private Task ChangeAsync(Money? amount)
    {
        _amount = amount;
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        (_lines, _refusal) = ([], null);
        if (Mode == BudgetMode.Isolated && _amount is not { Minor: > 0 })
        {
            return;
        }

        try
        {
            _lines = CreditWords.Effects(
                await SendAsync(_key.Preview(await Current.GetAsync())), Client,
                new CreditLink(Campaign.Id.ToString(), Campaign.Name, CreditLevel.Campaign));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task RunAsync()
    {
        try
        {
            (await SendAsync(_key.Request(await Current.GetAsync()))).Check();
            _done = true;
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }

    private Task<Answer> SendAsync(CommandRequest request) => Desk.SetAsync(
        request, Portal.ScopeOf(request.Caller), Campaign.Id,
        new BudgetModeBody(Mode, _amount is { } amount ? AmountText.Of(amount) : null));
}
