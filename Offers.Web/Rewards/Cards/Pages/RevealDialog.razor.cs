using Microsoft.AspNetCore.Components;
using Offers.Data.Rewards.Cards.Pools;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Identity;

namespace Offers.Web.Rewards.Cards.Pages;

/// <summary>Shows one card to somebody of the platform who gave a reason.</summary>
public sealed partial class RevealDialog
{
    private Id<Card>? _shown;
    private OpenedCard? _opened;
    private Refusal? _refusal;
    private string? _reason;

    /// <summary>The card; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public CardView? Card { get; set; }

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private CardDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? WhyNot => string.IsNullOrWhiteSpace(_reason) ? T("Write a reason first.") : null;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // Another card, or none: nothing of the one before stays in memory.
        if (Card?.Id != _shown)
        {
            (_shown, _opened, _refusal, _reason) = (Card?.Id, null, null, null);
        }
    }

    private async Task OpenAsync()
    {
        try
        {
            _opened = await Desk.RevealAsync(await Current.GetAsync(), Card!.Id, _reason);
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }
}
