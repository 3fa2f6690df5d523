using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Identity.Admin;

/// <summary>Asks why, says what will happen, and does it. Shown while it is on the page.</summary>
public sealed partial class ReasonDialog
{
    private readonly FormKey _key = new();
    private string? _reason;
    private Refusal? _refusal;
    private bool _busy;

    /// <summary>What is to be decided.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>What will happen.</summary>
    [Parameter, EditorRequired] public string Consequence { get; set; } = "";

    /// <summary>What the button does.</summary>
    [Parameter, EditorRequired] public string Button { get; set; } = "";

    /// <summary>The look of the button.</summary>
    [Parameter] public ButtonLook Look { get; set; } = ButtonLook.DangerSolid;

    /// <summary>True where the reason may stay empty.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Does it, for the reason.</summary>
    [Parameter, EditorRequired]
    public Func<CommandRequest, string?, Task<Answer>> Decide { get; set; } = default!;

    /// <summary>Called when it was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    /// <summary>Called when it is not to be done.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private async Task DecideAsync()
    {
        if (_busy)
        {
            return;
        }

        (_busy, _refusal) = (true, null);
        try
        {
            var answer = await Decide(_key.Request(await Current.GetAsync()), _reason);
            answer.Check();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
        finally
        {
            _busy = false;
        }
    }
}
