using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Approvals;

/// <summary>A second person's decision.</summary>
public sealed partial class ApprovalDialog
{
    private FormKey _key = new();
    private ApprovalView? _shown;
    private IReadOnlyList<EffectLine> _lines = [];
    private Refusal? _refusal;
    private string? _reason;

    /// <summary>What is decided, with its changes; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public ApprovalView? Approval { get; set; }

    /// <summary>Closes the dialog without a decision.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called after it was decided.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private ApprovalDesk Desk { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string? WhyNot => Approval?.AllowedActions.FirstOrDefault(x => x.Action == "approve")?.Reason;

    private string? WhyNoRejection => WhyNot
        ?? (string.IsNullOrWhiteSpace(_reason) ? T("Write a reason first.") : null);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(Approval, _shown))
        {
            return;
        }

        (_shown, _key, _lines, _refusal, _reason) = (Approval, new FormKey(), [], null, null);
        if (Approval is { } approval && WhyNot is null)
        {
            await PreviewAsync(approval);
        }
    }

    private async Task PreviewAsync(ApprovalView approval)
    {
        try
        {
            var answer = await Desk.ApproveAsync(_key.Preview(await Current.GetAsync()), approval.Id, null);
            _lines = [.. answer.Read<Preview>().Effects.Select(x => EffectLine.Of(
                x, Id<IPerson>.TryParse(x.Owner, out _) ? T("The owner's wallet") : T("Platform")))];
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
    }

    private Task ApproveAsync() => RunAsync((request, it) => Desk.ApproveAsync(request, it.Id, _reason));

    private Task RejectAsync() => RunAsync((request, it) => Desk.RejectAsync(request, it.Id, _reason));

    private async Task RunAsync(Func<CommandRequest, ApprovalView, Task<Answer>> decide)
    {
        // The dialog may be closed while its decision is carried out.
        if (Approval is not { } approval)
        {
            return;
        }

        try
        {
            (await decide(_key.Request(await Current.GetAsync()), approval)).Check();
            await OnDone.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
            _key.Renew();
        }
    }
}
