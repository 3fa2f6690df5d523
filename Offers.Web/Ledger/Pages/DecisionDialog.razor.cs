using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Ledger.Pages;

/// <summary>Something that an administrator decides about money.</summary>
/// <param name="Title">The question.</param>
/// <param name="Subject">Whose money, and how much.</param>
/// <param name="Button">What the button says.</param>
/// <param name="RunAsync">Carries it out, or shows what would happen, with the reason given.</param>
public sealed record MoneyDecision(
    string Title, string Subject, string Button, Func<CommandRequest, string?, Task<Answer>> RunAsync)
{
    /// <summary>Whose wallet it is about.</summary>
    public required Owner Owner { get; init; }

    /// <summary>True where a reason must be given.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>True where something is refused or taken away.</summary>
    public bool IsDangerous { get; init; }

    /// <summary>The bank account to which it is paid, for who pays it.</summary>
    public PayTo? PayTo { get; init; }

    /// <summary>Who is told.</summary>
    public string? Told { get; init; }
}

/// <summary>Asks for a reason, shows what will happen, and carries the decision out once.</summary>
public sealed partial class DecisionDialog
{
    // Effects do not depend on the words of the reason, so that one stands in for it while it is being written.
    private const string AnyReason = "preview";

    private FormKey _key = new();
    private MoneyDecision? _shown;
    private IReadOnlyList<EffectLine> _lines = [];
    private Refusal? _refusal;
    private string? _reason;

    /// <summary>What is to be decided; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public MoneyDecision? Decision { get; set; }

    /// <summary>Closes the dialog without a decision.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was decided.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ToastQueue Toasts { get; set; } = default!;

    private string? WhyNot => Decision is { NeedsReason: true } && string.IsNullOrWhiteSpace(_reason)
        ? T("Write a reason first.")
        : null;

    private ButtonLook Look => Decision?.IsDangerous == true ? ButtonLook.DangerSolid : ButtonLook.Primary;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(Decision, _shown))
        {
            return;
        }

        (_shown, _key, _lines, _refusal, _reason) = (Decision, new FormKey(), [], null, null);
        if (Decision is { } decision)
        {
            await PreviewAsync(decision);
        }
    }

    private async Task PreviewAsync(MoneyDecision decision)
    {
        try
        {
            var answer = await decision.RunAsync(_key.Preview(await Current.GetAsync()), AnyReason);
            _lines = LedgerEffects.Of(answer, decision.Owner, T("The owner's wallet"));
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task DecideAsync()
    {
        // The dialog may be closed while its decision is carried out.
        if (Decision is not { } decision)
        {
            return;
        }

        try
        {
            var answer = await decision.RunAsync(_key.Request(await Current.GetAsync()), _reason);
            answer.Check();
            Toasts.Show(new Toast(T("Done: {0}", decision.Title.TrimEnd('?', '؟')), decision.Subject));
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
