using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Offers.Tests.Platform.Writing;

/// <summary>What the proxy does with the next commit that it sees.</summary>
public enum Cut
{
    /// <summary>Lets it pass.</summary>
    None,

    /// <summary>Drops the connection instead of forwarding it.</summary>
    BeforeCommit,

    /// <summary>Forwards it and drops the client at once, so that the answer is lost.</summary>
    AfterCommit,

    /// <summary>Drops the client, and forwards it only when <see cref="CutProxy.Release"/> is called.</summary>
    HoldCommit,
}

/// <summary>
/// Stands between a client and PostgreSQL. It knows a commit by its text, which a client sends once on each connection
/// and by a name afterwards, so only the first commit of a connection can be cut.
/// </summary>
public sealed class CutProxy : IAsyncDisposable
{
    private const int BufferLength = 1 << 16;
    private const byte SimpleQuery = (byte)'Q';
    private static readonly byte[] _sync = [(byte)'S', 0, 0, 0, 4];
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _open = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _target;
    private readonly Task _accepting;
    private volatile bool _down;
    private int _cut;

    /// <summary>Starts to listen for what would go to the server of a connection string.</summary>
    public CutProxy(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        _target = builder.Port;
        _listener.Start();
        builder.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        builder.Timeout = 5;
        ConnectionString = builder.ConnectionString;
        _accepting = AcceptAsync();
    }

    /// <summary>How to connect through the proxy.</summary>
    public string ConnectionString { get; }

    /// <summary>How many commits were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>Cuts the next commit.</summary>
    public void CutNext(Cut cut) => Interlocked.Exchange(ref _cut, (int)cut);

    /// <summary>Forwards the commit that was held.</summary>
    public void Release() => _release.TrySetResult();

    /// <summary>Drops every connection and takes no new one, as a server that is gone.</summary>
    public void GoDown()
    {
        _down = true;
        lock (_lock) _open.ForEach(socket => socket.Dispose());
    }

    /// <summary>Takes connections again.</summary>
    public void ComeBack() => _down = false;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Release();
        _listener.Dispose();
        GoDown();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync();
                _ = ServeAsync(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The listener was closed, which ends the proxy.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var near = client;
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        if (_down) return;
        lock (_lock) _open.AddRange([near, far]);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target);
            var back = PumpAsync(far, near);
            await ForwardAsync(near, far);
            await back;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // Either side went away, and with it the other.
        }
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[BufferLength];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;) await SendAsync(to, buffer.AsMemory(0, read));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // What the server still answers to a client that is gone is read and dropped.
            while (await from.ReceiveAsync(buffer) > 0) continue;
        }
    }

    private async Task ForwardAsync(Socket near, Socket far)
    {
        var buffer = new byte[BufferLength];
        for (int read; (read = await near.ReceiveAsync(buffer)) > 0;)
        {
            var data = buffer.AsMemory(0, read);
            if (data.Span.IndexOf("COMMIT\0"u8) >= 0 && Interlocked.Exchange(ref _cut, 0) is var cut and > 0)
            {
                await CutAsync((Cut)cut, near, far, data);
                return;
            }

            await SendAsync(far, data);
        }

        far.Shutdown(SocketShutdown.Send);
    }

    private async Task CutAsync(Cut cut, Socket near, Socket far, Memory<byte> data)
    {
        Cuts++;
        if (cut == Cut.BeforeCommit)
        {
            near.Dispose();
            far.Dispose();
            return;
        }

        var rest = await ReadToSyncAsync(near, data);
        if (cut == Cut.HoldCommit)
        {
            near.Dispose();
            await _release.Task;
        }

        await SendAsync(far, rest);
        near.Dispose();
        far.Shutdown(SocketShutdown.Send);
    }

    // The messages of one round trip end with a Sync, and the server commits only what it got in full. A transaction of
    // EF's ends with a simple query instead, which is one message.
    private static async Task<byte[]> ReadToSyncAsync(Socket near, Memory<byte> data)
    {
        var all = data.ToArray();
        var buffer = new byte[BufferLength];
        while (all[0] != SimpleQuery && !all.AsSpan().EndsWith(_sync))
        {
            var read = await near.ReceiveAsync(buffer);
            all = [.. all, .. buffer.AsSpan(0, read)];
        }

        return all;
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> data)
    {
        while (data.Length > 0) data = data[await to.SendAsync(data)..];
    }
}
