using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Offers.Domain.Platform;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Shell;

/// <summary>
/// Keeps the shell standing when a page fails: it logs the failure under a number, which the person is shown. A refusal
/// is shown in its own words. Going elsewhere takes the notice away.
/// </summary>
public sealed class PageBoundary : ErrorBoundaryBase
{
    private string? _number;

    [Inject] private ILogger<PageBoundary> Log { get; set; } = default!;

    private (string Title, string Text) Words => CurrentException is Refusal refusal
        ? (T(refusal.Code.Title), refusal.Detail)
        : (T("Something went wrong on our side"),
            T("Nothing was changed unless a receipt says so. Load the page again; if it stays, send us the number."));

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        _number = null;
        if (exception is not Refusal)
        {
            _number = "req_" + Guid.CreateVersion7().ToString("N");
            Log.LogError(exception, "A page failed under number {RequestId}", _number);
        }

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
        builder.AddComponentParameter(4, nameof(ErrorNotice.Title), Words.Title);
        builder.AddComponentParameter(5, nameof(ErrorNotice.Text), Words.Text);
        builder.AddComponentParameter(6, nameof(ErrorNotice.RequestId), _number);
        builder.CloseComponent();
        builder.CloseElement();
    }
}
