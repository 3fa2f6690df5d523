using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform.Writing;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Bounties;

/// <summary>A verb on a bounty, carried out once, after its reader saw what will happen.</summary>
public sealed partial class BountyDialog
{
    private FormKey _key = new();
    private string? _shown;
    private Money? _amount;
    private IReadOnlyList<EffectLine> _lines = [];
    private Refusal? _refusal;

    /// <summary>What is asked for; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public string? Verb { get; set; }

    /// <summary>The bounty.</summary>
    [Parameter, EditorRequired] public BountyView Bounty { get; set; } = default!;

    /// <summary>The portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = default!;

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private BountyDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ToastQueue Toasts { get; set; } = default!;

    private bool AsksAmount => Verb is "publish" or BountyLife.AddBudget;

    private string ButtonText => AsksAmount && _amount is { Minor: > 0 } amount
        ? $"{BountyWords.Label(Verb!)}: {MoneyText.Plain(amount)}"
        : BountyWords.Label(Verb ?? "");

    private string? WhyNot => AsksAmount && _amount is not { Minor: > 0 } ? T("Write an amount first.") : null;

    private string? Told => Verb == "publish" ? T("Agents see the bounty at once.") : null;

    private string AmountHelp => Verb == "publish"
        ? T("The reward for every proof is {0}.", MoneyText.Plain(Usual))
        : T("Held now: {0}.", MoneyText.Plain(Bounty.Budget!.HeldAmount));

    private Money Usual => new(Bounty.Reward.Minor * (Bounty.MaxSubmissions ?? 1), Bounty.Currency);

    private string Consequence => Verb switch
    {
        "publish" => T("The budget is set aside in the wallet of who pays, and agents can send proofs. Reward, type, "
            + "fields and audience do not change any more."),
        BountyLife.AddBudget => T("More money is set aside for the bounty; it pays more proofs."),
        "pause" => T("No proofs are taken until you resume. What is held stays held."),
        "resume" => T("Proofs are taken again at once."),
        _ => T("No more proofs are taken, and it cannot be opened again.") + " "
            + (Bounty.PendingCount > 0
                ? N(Bounty.PendingCount, "{0} proof can still be reviewed; the money for it stays held.",
                    "{0} proofs can still be reviewed; the money for it stays held.")
                : T("What is held goes back to the wallet.")),
    };

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Verb == _shown)
        {
            return;
        }

        (_shown, _key, _refusal, _lines) = (Verb, new FormKey(), null, []);
        _amount = Verb == "publish" ? Usual : null;
        await PreviewAsync();
    }

    private Task ChangeAsync(Money? amount)
    {
        _amount = amount;
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        (_lines, _refusal) = ([], null);
        if (Verb is null || WhyNot is not null)
        {
            return;
        }

        try
        {
            var answer = await SendAsync(_key.Preview(await Current.GetAsync()));
            var whose = Portal.IsPlatform ? Bounty.Owner.Name : T("Your wallet");
            _lines = [.. answer.Read<Preview>().Effects.Select(effect => EffectLine.Of(effect, whose))];
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
            Toasts.Show(new Toast(T("Done: {0}", BountyWords.Label(Verb!)), Bounty.Title));
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }

    private Task<Answer> SendAsync(CommandRequest request)
    {
        var scope = Portal.ScopeOf(request.Caller);
        var body = new BudgetBody(_amount is { } money ? AmountText.Of(money) : null);
        return Verb switch
        {
            "publish" => Desk.PublishAsync(request, scope, Bounty.Id, body),
            BountyLife.AddBudget => Desk.AddBudgetAsync(request, scope, Bounty.Id, body),
            _ => Desk.MoveAsync(request, scope, Bounty.Id, Verb!),
        };
    }
}
