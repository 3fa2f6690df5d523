using Offers.Data.Platform.Sandboxes;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Sandboxes;

/// <summary>What administrators do with the clock of a sandbox: begin an advance, and end it early.</summary>
public sealed class AdvanceDesk(SandboxQueries sandboxes, ClockDesk clocks, ClockRunner runner)
{
    /// <summary>Begins an advance; answers 202 without waiting for its end.</summary>
    /// <exception cref="Refusal"><c>sandbox_not_found</c>, <c>validation_failed</c>; <c>advance_running</c>,
    /// <c>clock_forwards_only</c>, <c>advance_too_long</c> as answers.</exception>
    public async Task<Answer> StartAsync(CommandRequest request, Id<Sandbox> id, AdvanceBody body)
    {
        var sandbox = await sandboxes.GetAsync(request.Caller.Book, id);
        var answer = await clocks.StartAsync(request, sandbox, body);
        if (!answer.IsRefusal && !answer.Replayed && request.Mode == RunMode.Commit)
        {
            runner.Begin(sandbox.OwnBook, answer.Read<AdvanceView>().Id);
        }

        return answer;
    }

    /// <summary>Asks an advance to end behind the moment at which it works.</summary>
    /// <exception cref="Refusal"><c>sandbox_not_found</c>, <c>advance_not_found</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public async Task<Answer> CancelAsync(CommandRequest request, Id<Sandbox> id, Id<ClockAdvance> advance) =>
        await clocks.CancelAsync(request, await sandboxes.GetAsync(request.Caller.Book, id), advance);
}
