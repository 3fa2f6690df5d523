using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Offers.Benchmarks.Peers;

/// <summary>The smallest host that takes the peers' requests.</summary>
public static class PeerHost
{
    /// <summary>Serves <c>POST /invest</c> until the process ends.</summary>
    public static Task RunAsync(int port, Func<InvestCall, string, Task<InvestReply?>> invest) =>
        RunAsync<InvestCall, InvestReply>(port, "/invest", invest);

    /// <summary>Serves a path until the process ends.</summary>
    public static async Task RunAsync<TCall, TReply>(
        int port, string path, Func<TCall, string, Task<TReply?>> answer)
        where TReply : class
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.MapPost(path, async (TCall call, HttpContext http) =>
            await answer(call, http.Request.Headers["Idempotency-Key"].ToString()) is { } reply
                ? Results.Created(path, reply)
                : Results.Conflict());
        await app.StartAsync();
        Console.WriteLine("ready");
        await app.WaitForShutdownAsync();
    }
}
