using System.Text;

namespace Offers.Benchmarks.Load;

/// <summary>
/// A contender that is called over HTTP, one kept connection for each caller while it is measured; a server closes
/// those that rest between the rounds.
/// </summary>
/// <param name="name">What it is called in the report.</param>
public abstract class HttpContender(string name) : Contender(name)
{
    private string? _failure;

    /// <summary>The port that it listens on.</summary>
    protected abstract int Port { get; }

    /// <inheritdoc />
    public override async Task<Sample> MeasureAsync(int callers, TimeSpan warm, TimeSpan measured)
    {
        var wires = new List<Wire>();
        try
        {
            while (wires.Count < callers) wires.Add(await Wire.ToAsync(Port));
            return await Crowd.RunAsync(callers, warm, measured, async caller =>
            {
                var status = await wires[caller].SendAsync(Request());
                if (status != 201) _failure ??= Encoding.UTF8.GetString(wires[caller].Answer);
                return status == 201;
            });
        }
        finally
        {
            wires.ForEach(wire => wire.Dispose());
        }
    }

    /// <inheritdoc />
    public override Task<string> CheckAsync() => Task.FromResult(_failure ?? "");

    /// <summary>The bytes of one request.</summary>
    protected abstract byte[] Request();

    /// <summary>A POST of a JSON body with a key of its own.</summary>
    protected static byte[] Post(string path, string body, string? token = null) => Encoding.ASCII.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}"
        + $"Idempotency-Key: {Guid.NewGuid():N}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"
        + $"\r\n{body}");
}
