using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sagas;

/// <summary>Asks what became of a step, and a second person whether that is so.</summary>
public sealed partial class SagaDialog
{
    private readonly FormKey _key = new();
    private SagaVerdict _outcome;
    private string? _proof;
    private string? _reason;
    private Refusal? _refusal;

    /// <summary>The saga.</summary>
    [Parameter, EditorRequired] public SagaView Saga { get; set; } = default!;

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after a second person was asked.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private SagaDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? WhyNot => string.IsNullOrWhiteSpace(_proof) ? T("Write what proves it.")
        : string.IsNullOrWhiteSpace(_reason) ? T("Write a reason first.") : null;

    private async Task SendAsync()
    {
        try
        {
            var body = new ResolveBody(_outcome, _proof, _reason);
            (await Desk.ProposeAsync(_key.Request(await Current.GetAsync()), Saga.Id, body)).Check();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
