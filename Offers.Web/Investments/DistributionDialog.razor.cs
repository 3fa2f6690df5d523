using Microsoft.AspNetCore.Components;
using Offers.Data.Investments;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Investments;

/// <summary>A second person's decision on a distribution.</summary>
public sealed partial class DistributionDialog
{
    private readonly FormKey _key = new();
    private DistributionView? _shown;
    private Refusal? _refusal;
    private string? _reason;

    /// <summary>What is decided; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public DistributionView? Distribution { get; set; }

    /// <summary>Closes the dialog.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was decided.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private DistributionDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Distribution != _shown)
        {
            (_shown, _refusal, _reason) = (Distribution, null, null);
        }
    }

    private Task ApproveAsync() => RunAsync((request, it) => Desk.ApproveAsync(request, it.OfferId, it.Id));

    private Task RejectAsync() => RunAsync((request, it) => Desk.RejectAsync(request, it.OfferId, it.Id, _reason));

    private async Task RunAsync(Func<CommandRequest, DistributionView, Task<Answer>> decide)
    {
        try
        {
            (await decide(_key.Request(await Current.GetAsync()), Distribution!)).Check();
            await OnClose.InvokeAsync();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }

        _key.Renew();
    }
}
