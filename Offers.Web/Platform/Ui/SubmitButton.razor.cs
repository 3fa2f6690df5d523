using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Ui;

/// <summary>
/// The button that does something: it shows progress while it does, a second click does nothing, and when it is closed
/// it says why. A refusal of what it does is said beside it, and everything typed stays. Without <see cref="OnClick"/>
/// it submits its form (in a form without a circuit, the shell's script keeps the second click away).
/// </summary>
public sealed partial class SubmitButton
{
    /// <summary>The name of what a layout cascades where nothing on its pages can be changed.</summary>
    public const string ReadOnly = "ReadOnly";

    private readonly string _why = ElementId.New();
    private bool _working;
    private Refusal? _refusal;

    /// <summary>What it does, with its amount: "Allocate AED 25,000.00".</summary>
    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = default!;

    /// <summary>What happens; the button is busy until it ends. Left out, the button submits its form.</summary>
    [Parameter] public EventCallback OnClick { get; set; }

    /// <summary>True while the form's own handler works.</summary>
    [Parameter] public bool Busy { get; set; }

    /// <summary>Why it cannot be pressed now; null when it can.</summary>
    [Parameter] public string? Reason { get; set; }

    /// <summary>Its weight.</summary>
    [Parameter] public ButtonLook Look { get; set; } = ButtonLook.Primary;

    /// <summary>Its size.</summary>
    [Parameter] public ButtonSize Size { get; set; } = ButtonSize.Normal;

    /// <summary>The name under which a form without a circuit sends which button was pressed.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>The value that goes with <see cref="Name"/>.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>Why nothing can be changed on the whole page; null where it can.</summary>
    [CascadingParameter(Name = ReadOnly)] public string? PageReason { get; set; }

    private string? Why => PageReason ?? Reason;

    private bool IsBusy => Busy || _working;

    private bool IsClosed => IsBusy || Why is not null;

    private string Class => Words.Snake(Look.ToString()) switch
    {
        "plain" => "btn",
        var look => "btn btn-" + look.Replace('_', '-'),
    } + Size switch
    {
        ButtonSize.Small => " btn-sm",
        ButtonSize.Wide => " btn-lg btn-block",
        _ => "",
    };

    // The browser counts the clicks of a double click: only the first one counts here.
    private async Task PressAsync(MouseEventArgs press)
    {
        if (IsClosed || press.Detail > 1 || !OnClick.HasDelegate)
        {
            return;
        }

        _working = true;
        _refusal = null;
        try
        {
            await OnClick.InvokeAsync();
        }
        catch (Refusal refusal)
        {
            _refusal = refusal;
        }
        finally
        {
            _working = false;
        }
    }
}

/// <summary>The size of a button.</summary>
public enum ButtonSize
{
    /// <summary>In a row of buttons.</summary>
    Normal,

    /// <summary>In a table row or a list.</summary>
    Small,

    /// <summary>As wide as its form.</summary>
    Wide,
}
