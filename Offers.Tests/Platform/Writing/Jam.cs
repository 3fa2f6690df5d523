using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Tests.Platform.Writing;

/// <summary>
/// Keeps the writer busy until it is told to go on, so that what is sent meanwhile waits and goes together.
/// </summary>
public sealed class Jam : IAsyncDisposable
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _go = new();
    private readonly Task<Outcome> _end;

    private Jam(UnitOfWork writer) => _end = Outcome.OfAsync(() => writer.SubmitAsync(
        new Scripted(null, _ => Wait()), CommandRequest.Once(LiveBook.Admin)));

    /// <summary>Jams the writer and waits until it stands.</summary>
    public static async Task<Jam> OfAsync(UnitOfWork writer)
    {
        var jam = new Jam(writer);
        await jam._reached.Task;
        return jam;
    }

    /// <summary>Sends commands so that one commit takes them all, in this order, and waits for what each got.</summary>
    public static async Task<IReadOnlyList<Outcome>> TogetherAsync(
        UnitOfWork writer, IEnumerable<(BatchCommand Command, CommandRequest Request)> commands)
    {
        Task<Outcome>[] sent;
        await using (await OfAsync(writer))
        {
            sent = [.. commands.Select(x => Outcome.OfAsync(() => writer.SubmitAsync(x.Command, x.Request)))];
        }

        return await Task.WhenAll(sent);
    }

    /// <summary>Lets the writer go on.</summary>
    public async ValueTask DisposeAsync()
    {
        _go.Set();
        await _end;
        _go.Dispose();
    }

    private Answer Wait()
    {
        _reached.TrySetResult();
        _go.Wait();

        // A refusal of this kind is not recorded, so a jam leaves no row behind.
        throw PlatformCodes.NotFound.Because();
    }
}
