using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>
/// One kind of saga: how its steps ask the outside party, and what follows from the answers. Registered as a singleton;
/// the engine does everything else.
/// </summary>
public interface ISagaDefinition
{
    /// <summary>The kind, for example <c>rewards.card</c>.</summary>
    string Kind { get; }

    /// <summary>Asks the party to do the step. No pen is held; the network's faults are outcomes.</summary>
    Task<CallOutcome> CallAsync(SagaCall call, CancellationToken cancellation);

    /// <summary>Asks the party what became of the call with this key. No pen is held.</summary>
    Task<CallOutcome> QueryAsync(SagaCall call, CancellationToken cancellation);

    /// <summary>
    /// What follows from the answer, under the pen and in one commit with the saga's own row.
    /// </summary>
    /// <param name="work">The unit of work.</param>
    /// <param name="saga">The saga at the step that was answered; only the engine changes it.</param>
    /// <param name="outcome"><see cref="CallOutcome.Confirmed"/> or <see cref="CallOutcome.Refused"/>; a party that
    /// was not reached by the last attempt, or before the deadline, is refused with <c>unreached</c>.</param>
    Task<SagaNext> SettleAsync(ClosureWork work, Saga saga, CallOutcome outcome);

    /// <summary>
    /// A confirmation of a step that the saga has left, or of a saga that has ended: keeps what was bought.
    /// </summary>
    Task LateAsync(ClosureWork work, Saga saga, CallOutcome.Confirmed outcome);

    /// <summary>
    /// It has become unknown what the party did, or people are asked (<see cref="Saga.State"/> says which), under the
    /// pen and in the same commit; most definitions need not know.
    /// </summary>
    Task WaitAsync(ClosureWork work, Saga saga) => Task.CompletedTask;

    /// <summary>How often the party is called for a step before it counts as refused; null for the setting.</summary>
    int? AttemptsOf(string step) => null;
}

/// <summary>What a definition is told when it asks the party.</summary>
/// <param name="Book">The book.</param>
/// <param name="Saga">The saga.</param>
/// <param name="Subject">The outside id of what it is about.</param>
/// <param name="Step">The step.</param>
/// <param name="Party">The party.</param>
/// <param name="Key">The idempotency key of the step: the same for every call and query of it.</param>
/// <param name="Data">What the definition kept.</param>
/// <param name="Attempt">Which call of the step it is, from 1.</param>
public sealed record SagaCall(
    BookId Book, Id<Saga> Saga, string Subject, string Step, string Party, string Key, string Data, int Attempt)
{
    internal static SagaCall Of(Saga saga) => new(
        saga.Book, saga.Id, saga.Subject, saga.Step, saga.Party, saga.StepKey, saga.Data, saga.Attempt);
}

/// <summary>What a definition wants next.</summary>
public abstract record SagaNext
{
    private SagaNext()
    {
    }

    /// <summary>Every step is done.</summary>
    public sealed record Done : SagaNext;

    /// <summary>It ended without its purpose.</summary>
    /// <param name="Code">Why, snake_case.</param>
    /// <param name="Text">Why, for staff; no secrets.</param>
    public sealed record Failed(string Code, string Text) : SagaNext;

    /// <summary>It goes on with a step; a compensation is one, too.</summary>
    /// <param name="Name">The step.</param>
    /// <param name="Party">The outside party of the step.</param>
    /// <param name="Data">What the definition keeps; never a secret.</param>
    /// <param name="Delay">How long it waits before; null for not at all.</param>
    public sealed record Step(string Name, string Party, string Data, TimeSpan? Delay = null) : SagaNext;
}
