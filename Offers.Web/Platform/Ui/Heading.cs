using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Offers.Web.Platform.Ui;

/// <summary>A heading whose level depends on where the component stands.</summary>
public sealed class Heading : ComponentBase
{
    /// <summary>1 for the page's own heading, 2 for a card's, 3 within a card.</summary>
    [Parameter, EditorRequired] public int Level { get; set; }

    /// <summary>The id by which a region names itself after the heading.</summary>
    [Parameter] public string? Id { get; set; }

    /// <summary>The words.</summary>
    [Parameter, EditorRequired] public string Text { get; set; } = "";

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, Level switch { 1 => "h1", 2 => "h2", _ => "h3" });
        builder.AddAttribute(1, "id", Id);
        builder.AddContent(2, Text);
        builder.CloseElement();
    }
}
