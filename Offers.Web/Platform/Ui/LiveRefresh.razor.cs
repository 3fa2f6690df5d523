using Offers.Data.Platform.Events;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Ui;

/// <summary>Lets a page hear what happens while it is open. It shows nothing itself.</summary>
public sealed partial class LiveRefresh
{
    private async Task ListenAsync(BookId book, Func<Event, bool> filter)
    {
        var end = _end.Token;
        try
        {
            await Live.ListenAsync(book, filter, news => InvokeAsync(() => OnNews.InvokeAsync(news)), end);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page was closed.
        }
        catch (Exception error)
        {
            // The page's boundary shows what went wrong while the page read again.
            await DispatchExceptionAsync(error);
        }
    }
}
