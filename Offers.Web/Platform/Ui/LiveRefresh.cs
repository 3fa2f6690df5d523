using Microsoft.AspNetCore.Components;
using Offers.Data.Platform.Events;
using Offers.Domain.Platform;
using Offers.Web.Identity;

namespace Offers.Web.Platform.Ui;

/// <summary>
/// Lets a page read its figures again when something happens that moves them, at most four times a second.
/// Draws nothing.
/// </summary>
public sealed class LiveRefresh : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _left = new();

    /// <summary>Which events move the page's figures; called for every event, so it must be quick.</summary>
    [Parameter, EditorRequired] public Func<Event, bool> Wants { get; set; } = static _ => false;

    /// <summary>Reads the figures again.</summary>
    [Parameter, EditorRequired] public EventCallback OnNews { get; set; }

    /// <summary>The book to listen to, where it is not the one in which the person works.</summary>
    [Parameter] public BookId? Book { get; set; }

    [Inject] private LiveEvents Live { get; set; } = default!;

    [Inject] private CurrentCaller Current { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _ = ListenAsync(_left.Token);
        }
    }

    private async Task ListenAsync(CancellationToken left)
    {
        try
        {
            var caller = await Current.GetAsync();
            await Live.ListenAsync(
                Book ?? caller.Book, happening => Wants(happening), _ => InvokeAsync(OnNews.InvokeAsync), left);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        catch (Refusal)
        {
            // The sign-in is over; the page says so at its next action.
        }
    }
}
