using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>A batch command in the queue, and the task that waits for its answer.</summary>
internal sealed class Pending(BatchCommand command, CommandRequest request)
{
    private readonly TaskCompletionSource<Answer> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    internal BatchCommand Command => command;

    internal Caller Caller => request.Caller;

    internal CommandKey Key => request.Key;

    internal Task<Answer> Done => _done.Task;

    /// <summary>True once it was decided, so that a kept answer can only be its own, whose commit was lost.</summary>
    internal bool WasDecided { get; set; }

    /// <summary>Takes it from the queue; from here on nobody can give it up.</summary>
    internal bool Take() => Interlocked.CompareExchange(ref _state, 1, 0) == 0;

    /// <summary>Gives it up, if it was not taken.</summary>
    internal bool GiveUp() => Interlocked.CompareExchange(ref _state, 2, 0) == 0;

    internal void Answer(Answer answer) => _done.TrySetResult(answer);

    internal void Fail(Exception error) => _done.TrySetException(error);
}
