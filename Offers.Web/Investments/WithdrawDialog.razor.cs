using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>
/// An investor takes an investment back: what will happen by a dry run of the same command, then the receipt. Its key
/// belongs to this form, so clicks on a frozen page have one effect.
/// </summary>
public sealed partial class WithdrawDialog
{
    private FormKey _key = new();
    private InvestmentView? _shown;
    private IReadOnlyList<EffectLine> _lines = [];
    private WithdrawAnswer? _receipt;
    private Refusal? _refusal;

    /// <summary>What is to be taken back, with its cooling-off days running; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public InvestmentView? Investment { get; set; }

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was taken back.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private InvestmentDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string ButtonText => Investment is { } investment
        ? T("Withdraw {0}", MoneyText.Plain(investment.AcceptedAmount))
        : T("Withdraw");

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(Investment, _shown))
        {
            return;
        }

        (_shown, _key, _lines, _receipt, _refusal) = (Investment, new FormKey(), [], null, null);
        if (Investment is { } investment)
        {
            await PreviewAsync(investment);
        }
    }

    private async Task PreviewAsync(InvestmentView investment)
    {
        try
        {
            var answer = await Desk.WithdrawAsync(_key.Preview(await Current.GetAsync()), investment.Id);
            _lines = EffectLines.Of(answer.Read<Preview>());
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task WithdrawAsync()
    {
        try
        {
            var answer = await Desk.WithdrawAsync(_key.Request(await Current.GetAsync()), Investment!.Id);
            _receipt = answer.Read<WithdrawAnswer>();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
