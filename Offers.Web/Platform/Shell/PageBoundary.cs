using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Shell;

/// <summary>
/// Keeps the shell standing when a page fails: it logs the failure under a number, which the person is shown, and shows
/// the page again once the person goes elsewhere.
/// </summary>
public sealed class PageBoundary : ErrorBoundaryBase
{
    private string? _number;

    [Inject] private ILogger<PageBoundary> Log { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        _number = "req_" + Guid.CreateVersion7().ToString("N");
        Log.LogError(exception, "A page failed under number {RequestId}", _number);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenElement(1, "section");
        builder.AddAttribute(2, "class", "card");
        builder.OpenComponent<ErrorNotice>(3);
        builder.AddComponentParameter(4, nameof(ErrorNotice.Title), "Something went wrong on our side");
        builder.AddComponentParameter(5, nameof(ErrorNotice.Text),
            "Nothing was changed unless a receipt says so. Load the page again; if it stays, send us the number.");
        builder.AddComponentParameter(6, nameof(ErrorNotice.RequestId), _number);
        builder.CloseComponent();
        builder.CloseElement();
    }
}
