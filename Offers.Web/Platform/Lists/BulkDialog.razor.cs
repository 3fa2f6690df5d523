using Microsoft.AspNetCore.Components;
using Offers.Web.Identity;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Lists;

/// <summary>Shows what will happen to each of several objects, does it one after the other, and says how each
/// ended.</summary>
public sealed partial class BulkDialog
{
    private BulkPlan? _shown;
    private BulkRun? _run;
    private string? _reason;

    /// <summary>What is to be done; null while the dialog is closed.</summary>
    [Parameter, EditorRequired] public BulkPlan? Plan { get; set; }

    /// <summary>Called when it is closed before anything was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnClose { get; set; }

    /// <summary>Called when it is closed after something was done.</summary>
    [Parameter, EditorRequired] public EventCallback OnDone { get; set; }

    [Inject] private CurrentCaller Current { get; set; } = default!;

    private string Title => _run is null ? "" : $"{_run.Plan.Verb} {Phrase.Count(_run.Plan.Items.Count, Noun)}?";

    private string Noun => _run!.Plan.Noun;

    private string? Subtitle => _run is { } run && run.Count(BulkState.LeftOut) is > 0 and var left
        ? $"{Phrase.Count(run.Plan.Open.Count, Noun)} can be done; {left} left out, with the reason."
        : null;

    private string Button => _run!.HasBegun
        ? "Try the rest again"
        : $"{_run.Plan.Verb} {Phrase.Count(_run.Plan.Open.Count, Noun)}";

    private string? WhyNot => _run is { Plan.NeedsReason: true } && string.IsNullOrWhiteSpace(_reason)
        ? "Write a reason first."
        : null;

    private ButtonLook Look => _run?.Plan.IsDangerous == true ? ButtonLook.DangerSolid : ButtonLook.Primary;

    private string Progress
    {
        get
        {
            var (done, refused) = (_run!.Count(BulkState.Done), _run.Count(BulkState.Refused));
            var text = $"{done + refused} of {_run.Plan.Open.Count} ended: {done} done, {refused} refused.";
            return _run.Count(BulkState.Unknown) is > 0 and var open ? $"{text} {open} have no answer yet." : text;
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(Plan, _shown))
        {
            (_shown, _run, _reason) = (Plan, Plan is null ? null : new BulkRun(Plan), null);
        }
    }

    private static string? StateOf(BulkState state) => state switch
    {
        BulkState.Waiting => null,
        BulkState.LeftOut => "Left out",
        _ => state.ToString(),
    };

    private Task CloseAsync() => _run?.HasBegun == true ? OnDone.InvokeAsync() : OnClose.InvokeAsync();

    private Task RunAsync() => _run!.RunAsync(Current.GetAsync, _reason, StateHasChanged);
}
