using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Offers.E2E.Infrastructure;

/// <summary>
/// The connection between a page and its circuit, which a test can freeze: what the page says waits until it thaws, as
/// on a bad connection or a busy server.
/// </summary>
public sealed class Line
{
    private readonly ConcurrentQueue<Action> _waiting = new();
    private volatile bool _isFrozen;

    private Line()
    {
    }

    /// <summary>The line of a page; to be asked for before the page is opened.</summary>
    public static async Task<Line> OfAsync(IPage page)
    {
        var line = new Line();
        await page.RouteWebSocketAsync("**/_blazor**", line.Watch);
        return line;
    }

    /// <summary>From now on nothing that the page says arrives.</summary>
    public void Freeze() => _isFrozen = true;

    /// <summary>All that waited arrives, in its order.</summary>
    public void Thaw()
    {
        _isFrozen = false;
        while (_waiting.TryDequeue(out var send)) send();
    }

    private void Watch(IWebSocketRoute socket)
    {
        var server = socket.ConnectToServer();
        socket.OnMessage(frame =>
        {
            Action send = frame.Binary is { } bytes ? () => server.Send(bytes) : () => server.Send(frame.Text!);
            if (_isFrozen) _waiting.Enqueue(send);
            else send();
        });
    }
}
