using System.Net;
using System.Net.Sockets;

namespace Offers.Data.Platform.Outgoing;

/// <summary>
/// The connections of requests that leave the house: the address that was resolved and checked is the one that is
/// connected to, redirects are not followed, and neither cookies nor a proxy stand between.
/// </summary>
public sealed class OutgoingHttp : IDisposable
{
    private static readonly TimeSpan _connectAtMost = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _resolvedFor = TimeSpan.FromMinutes(2);

    private readonly OutgoingRules _rules;
    private readonly HttpMessageInvoker _line;

    /// <summary>Opens nothing yet.</summary>
    public OutgoingHttp(OutgoingRules rules)
    {
        _rules = rules;
        _line = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false,
            PooledConnectionLifetime = _resolvedFor, ConnectCallback = ConnectAsync,
        });
    }

    /// <summary>Where requests may go.</summary>
    public OutgoingRules Rules => _rules;

    /// <summary>Sends a request.</summary>
    /// <exception cref="HttpRequestException">Of the kind <see cref="HttpRequestError.ConnectionError"/>, name
    /// resolution or secure connection where surely nothing was sent.</exception>
    /// <exception cref="OperationCanceledException">The time was over.</exception>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation) =>
        _rules.Allows(request.RequestUri!)
            ? _line.SendAsync(request, cancellation)
            : throw new HttpRequestException(HttpRequestError.ConnectionError, "Requests leave by https only.");

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var place = context.DnsEndPoint;
        var addresses = await Dns.GetHostAddressesAsync(place.Host, cancellation);
        var allowed = addresses.Where(_rules.Allows).ToArray();
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(
                HttpRequestError.ConnectionError, "The name leads to no address that requests may go to.");
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(_connectAtMost);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, place.Port, end.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            socket.Dispose();
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Nobody answers there.", error);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
