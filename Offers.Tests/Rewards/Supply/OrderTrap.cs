using Microsoft.AspNetCore.Http;

namespace Offers.Tests.Rewards.Supply;

/// <summary>At which step of an order the process dies that makes it.</summary>
public enum OrderDeath
{
    /// <summary>Some orders are only written down, some wait for a line, and what was sent is lost.</summary>
    Lost,

    /// <summary>The same, but what was sent is heard by the supplier after the death.</summary>
    HeardLate,

    /// <summary>The supplier has done it and has not answered.</summary>
    Done,

    /// <summary>The supplier has answered.</summary>
    Answered,
}

/// <summary>Stands before a supplier, and kills who orders from it when a certain order comes.</summary>
/// <param name="death">At which step.</param>
/// <param name="place">Which order, the first is 1.</param>
/// <param name="kill">Kills who orders.</param>
internal sealed class OrderTrap(OrderDeath death, int place, Func<Task> kill)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly TaskCompletionSource _dead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _orders;

    /// <summary>Every step, as often as a test of this scale kills, with the order that kills.</summary>
    internal static IReadOnlyList<(OrderDeath Death, int Place)> All(int kills, int mostPlace)
    {
        var random = new Random(kills);
        var steps = Enum.GetValues<OrderDeath>();
        return [.. Enumerable.Range(0, Math.Max(steps.Length, kills - (kills % steps.Length)))
            .Select(x => (steps[x % steps.Length], random.Next(1, mostPlace + 1)))];
    }

    /// <summary>Ends when the process is dead.</summary>
    internal Task SprungAsync() => _dead.Task.WaitAsync(_patience);

    /// <summary>Lets a request pass, or holds it until who sent it is dead.</summary>
    internal async Task PassAsync(HttpContext http, Func<Task> next)
    {
        var mine = HttpMethods.IsPost(http.Request.Method) ? Interlocked.Increment(ref _orders) : 0;
        if (mine < place)
        {
            await next();
            return;
        }

        switch (death)
        {
            case OrderDeath.Lost:
                await DieAsync(mine);
                break;
            case OrderDeath.HeardLate:
                await KeepAsync(http);
                await DieAsync(mine);
                await next();
                break;
            case OrderDeath.Done:
                http.Response.Body = Stream.Null;
                await next();
                await DieAsync(mine);
                break;
            default:
                await next();
                await http.Response.CompleteAsync();
                await DieAsync(mine);
                return;
        }

        http.Abort();
    }

    // What was sent lies in the supplier's hands and is no more tied to who sent it.
    private static async Task KeepAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        body.Position = 0;
        http.Request.Body = body;
        http.RequestAborted = CancellationToken.None;
    }

    private async Task DieAsync(int mine)
    {
        if (mine == place)
        {
            await kill();
            _dead.SetResult();
        }

        await _dead.Task;
    }
}
