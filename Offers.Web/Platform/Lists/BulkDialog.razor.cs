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

    private string Title => _run is null ? "" : Deed(_run.Plan.Items.Count, T("?"));

    private string? Subtitle => _run is { } run && run.Count(BulkState.LeftOut) is > 0 and var left
        ? T("{0} can be done; {1} left out, with the reason.", Counted(run.Plan.Open.Count), left)
        : null;

    private string Button => _run!.HasBegun
        ? T("Try the rest again")
        : Deed(_run.Plan.Open.Count, "");

    private string? WhyNot => _run is { Plan.NeedsReason: true } && string.IsNullOrWhiteSpace(_reason)
        ? T("Write a reason first.")
        : null;

    private ButtonLook Look => _run?.Plan.IsDangerous == true ? ButtonLook.DangerSolid : ButtonLook.Primary;

    private string Progress
    {
        get
        {
            var (done, refused) = (_run!.Count(BulkState.Done), _run.Count(BulkState.Refused));
            var text = T(
                "{0} of {1} ended: {2} done, {3} refused.", done + refused, _run.Plan.Open.Count, done, refused);
            return _run.Count(BulkState.Unknown) is > 0 and var open
                ? text + " " + T("{0} have no answer yet.", open)
                : text;
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

    // What is done with how many, as a question or as a button says it: "Pause 3 offers?".
    private string Deed(int count, string end) => T("{0} {1}{2}", T(_run!.Plan.Verb), Counted(count), end);

    private string Counted(int count) => N(count, "{0} " + _run!.Plan.Noun, "{0} " + _run.Plan.Noun + "s");

    private Task CloseAsync() => _run?.HasBegun == true ? OnDone.InvokeAsync() : OnClose.InvokeAsync();

    private Task RunAsync() => _run!.RunAsync(Current.GetAsync, _reason, StateHasChanged);
}
