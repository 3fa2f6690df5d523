using Microsoft.AspNetCore.Components;
using Offers.Data.Incentives;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Ledger.Pages;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Incentives.Pages;

/// <summary>Carries out a verb of an incentive, after it was seen what will happen.</summary>
public sealed partial class IncentiveDialog
{
    private FormKey _key = new();
    private string? _shown;
    private Money? _amount;
    private Refusal? _refusal;
    private IReadOnlyList<EffectLine> _lines = [];

    /// <summary>What is asked for; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public string? Verb { get; set; }

    /// <summary>The incentive.</summary>
    [Parameter, EditorRequired] public IncentiveView Incentive { get; set; } = default!;

    /// <summary>Through which portal.</summary>
    [Parameter, EditorRequired] public IncentivePortal Portal { get; set; } = IncentivePortal.Builder;

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private IncentiveDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private bool AsksAmount => Verb is "publish" or "budget";

    private string Label => Verb switch
    {
        "publish" => T("Hold budget and publish"), "budget" => T("Add to budget"),
        { } verb => VerbWords.Of(verb), _ => "",
    };

    private string Consequence => Verb switch
    {
        "publish" => T("Agents of the project see it at once. Its terms do not change any more; an edit makes the next "
            + "version."),
        "budget" => T("Claims that wait for the budget are paid at once, the oldest first."),
        "pause" => T("Homes booked from now on do not count until you resume. What was earned stays."),
        "resume" => T("Homes booked from now on count again."),
        _ => T("Homes booked from now on do not count. What open claims and booked sales cannot need of the budget "
            + "goes back at once, the rest with the last of them."),
    };

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        if (Verb == _shown)
        {
            return Task.CompletedTask;
        }

        (_shown, _key, _refusal, _lines) = (Verb, new FormKey(), null, []);
        _amount = Verb == "publish" ? IncentiveForm.TermsOf(Incentive).UsualBudget(Incentive.Currency) : null;
        return PreviewAsync();
    }

    private Task ChangeAsync(Money? amount)
    {
        _amount = amount;
        return PreviewAsync();
    }

    private async Task PreviewAsync()
    {
        (_lines, _refusal) = ([], null);
        if (Verb is null or "pause" or "resume" || (AsksAmount && _amount is not { Minor: > 0 }))
        {
            return;
        }

        try
        {
            var caller = await Current.GetAsync();
            var owner = Id<Organisation>.TryParse(Incentive.Owner.Id, out var id) ? id : default;
            _lines = LedgerEffects.Of(
                await SendAsync(_key.Preview(caller)), Owner.Of(caller.Book, owner), Incentive.Owner.Name);
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
            await OnClose.InvokeAsync();
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
        var body = new BudgetBody(_amount is { } amount ? AmountText.Of(amount) : null);
        return Verb == "budget"
            ? Desk.AddBudgetAsync(request, scope, Incentive.Id, body)
            : Desk.MoveAsync(request, scope, Incentive.Id, (Verb!, AsksAmount ? body : null));
    }
}
