using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Offers.Web.Platform.Ui;

/// <summary>
/// A label, one control and what is wrong with it. The control takes its id, class and ARIA from
/// <c>@attributes="context"</c>.
/// </summary>
public sealed partial class Field : IDisposable
{
    private readonly string _id = ElementId.New();
    private EditContext? _heard;

    /// <summary>The label.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What stands at the end of the label's line, for example a link "Forgotten?".</summary>
    [Parameter] public RenderFragment? Beside { get; set; }

    /// <summary>What to write, and why.</summary>
    [Parameter] public string? Help { get; set; }

    /// <summary>What is wrong and what to write instead; null while all is well.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>In an <see cref="EditForm"/>: the model's property, whose validation messages are shown.</summary>
    [Parameter] public Expression<Func<object?>>? For { get; set; }

    /// <summary>The control; its context holds the attributes that it needs.</summary>
    [Parameter, EditorRequired]
    public RenderFragment<IReadOnlyDictionary<string, object>> ChildContent { get; set; } = default!;

    [CascadingParameter] private EditContext? Form { get; set; }

    private string HelpId => _id + "-help";

    private string ErrorId => _id + "-error";

    private string? Problem => Error ?? (Form is null || For is null
        ? null
        : Form.GetValidationMessages(FieldIdentifier.Create(For!)).FirstOrDefault());

    private Dictionary<string, object> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["id"] = _id,
                ["class"] = "input",
            };
            var described = string.Join(' ', Described());
            if (described.Length > 0)
            {
                attributes["aria-describedby"] = described;
            }

            if (Problem is not null)
            {
                attributes["aria-invalid"] = "true";
            }

            return attributes;
        }
    }

    /// <inheritdoc />
    public void Dispose() => Hear(null);

    /// <inheritdoc />
    protected override void OnParametersSet() => Hear(Form);

    private IEnumerable<string> Described()
    {
        if (Problem is not null)
        {
            yield return ErrorId;
        }

        if (Help is not null)
        {
            yield return HelpId;
        }
    }

    private void Hear(EditContext? form)
    {
        if (ReferenceEquals(_heard, form))
        {
            return;
        }

        _heard?.OnValidationStateChanged -= ShowAgain;
        _heard = form;
        _heard?.OnValidationStateChanged += ShowAgain;
    }

    private void ShowAgain(object? sender, ValidationStateChangedEventArgs change) => _ = InvokeAsync(StateHasChanged);
}
