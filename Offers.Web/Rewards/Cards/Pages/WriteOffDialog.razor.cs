using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>Asks that expired cards be written off.</summary>
public sealed partial class WriteOffDialog
{
    private FormKey _key = new();
    private Id<CardPool>? _shown;
    private IReadOnlyList<EffectLine> _lines = [];
    private Refusal? _refusal;

    /// <summary>The pool; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public PoolView? Pool { get; set; }

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private WriteOffDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    [Inject] private ToastQueue Toasts { get; set; } = default!;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (Pool?.Id == _shown)
        {
            return;
        }

        (_shown, _key, _refusal, _lines) = (Pool?.Id, new FormKey(), null, []);
        if (Pool is not { } pool)
        {
            return;
        }

        try
        {
            var answer = await Desk.AskAsync(_key.Preview(await Current.GetAsync()), pool.Id);
            _lines = [.. answer.Read<Preview>().Effects.Select(x => EffectLine.Of(x, T("The platform")))];
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private async Task AskAsync()
    {
        try
        {
            (await Desk.AskAsync(_key.Request(await Current.GetAsync()), Pool!.Id)).Check();
            Toasts.Show(new Toast(T("A second person is asked"), Pool.Name));
            await OnClose.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
