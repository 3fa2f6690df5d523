using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Offers.Benchmarks.Load;

/// <summary>
/// One kept connection that sends ready bytes and reads one answer. A full HTTP client would take as much of the two
/// cores as some of the servers, and the servers are to be measured.
/// </summary>
public sealed class Wire : IDisposable
{
    private const int BufferLength = 1 << 16;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[BufferLength];
    private int _filled;

    /// <summary>Connects to a port of this machine.</summary>
    public static async Task<Wire> ToAsync(int port)
    {
        var wire = new Wire();
        await wire._socket.ConnectAsync(IPAddress.Loopback, port);
        return wire;
    }

    /// <summary>The milliseconds until the first byte of the last answer.</summary>
    public TimeSpan FirstByte { get; private set; }

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The status.</returns>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        while (request.Length > 0) request = request[await _socket.SendAsync(request)..];
        _filled = 0;
        await ReadMoreAsync();
        FirstByte = System.Diagnostics.Stopwatch.GetElapsedTime(began);
        int head;
        while ((head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0) await ReadMoreAsync();
        var status = Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int code, out _) ? code : 0;
        if (LengthOf(_buffer.AsSpan(0, head)) is { } length) await ReadLengthAsync(head + 4 + length);
        else await ReadChunksAsync();
        return status;
    }

    /// <summary>The last answer as it came, head and body, where it was short enough to keep.</summary>
    public ReadOnlySpan<byte> Answer => _buffer.AsSpan(0, _filled);

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private async Task ReadLengthAsync(int total)
    {
        var read = _filled;
        while (read < total)
        {
            if (_filled == BufferLength) _filled = 0;
            var before = _filled;
            await ReadMoreAsync();
            read += _filled - before;
        }
    }

    // The last chunk is empty; the bytes that end it are kept together however the answer was cut.
    private async Task ReadChunksAsync()
    {
        while (!_buffer.AsSpan(0, _filled).EndsWith("0\r\n\r\n"u8))
        {
            if (_filled > BufferLength / 2)
            {
                _buffer.AsSpan(_filled - 8, 8).CopyTo(_buffer);
                _filled = 8;
            }

            await ReadMoreAsync();
        }
    }

    private async Task ReadMoreAsync()
    {
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
        _filled += read > 0 ? read : throw new IOException("The server closed the connection.");
    }

    private static int? LengthOf(ReadOnlySpan<byte> head)
    {
        const string Name = "content-length:";
        foreach (var range in head.Split("\r\n"u8))
        {
            var line = head[range];
            if (line.Length > Name.Length && Ascii.EqualsIgnoreCase(line[..Name.Length], Name)
                && Utf8Parser.TryParse(line[Name.Length..].Trim((byte)' '), out int length, out _))
            {
                return length;
            }
        }

        return null;
    }
}
