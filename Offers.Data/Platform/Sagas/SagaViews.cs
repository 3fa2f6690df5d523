using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>What a list of sagas is narrowed to.</summary>
public sealed record SagaFilter
{
    /// <summary>How they stand.</summary>
    public SagaState? Status { get; init; }

    /// <summary>Which definition carries them out.</summary>
    public string? Kind { get; init; }

    /// <summary>The outside party of their present step.</summary>
    public string? Party { get; init; }

    /// <summary>The outside id of what they are about, or their own.</summary>
    public string? Subject { get; init; }
}

/// <summary>A saga as it is listed. Nothing in it is a secret.</summary>
public sealed record SagaView
{
    /// <summary>The identity.</summary>
    public required Id<Saga> Id { get; init; }

    /// <summary>Which definition carries it out.</summary>
    public required string Kind { get; init; }

    /// <summary>The outside id of what it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The present step.</summary>
    public required string Step { get; init; }

    /// <summary>The place of the present step, from 1.</summary>
    public required int StepNumber { get; init; }

    /// <summary>The outside party of the present step.</summary>
    public required string Party { get; init; }

    /// <summary>How it stands.</summary>
    public required SagaState Status { get; init; }

    /// <summary>How often the party was called for the present step.</summary>
    public required int Attempt { get; init; }

    /// <summary>Why it waits or ended, snake_case.</summary>
    public string? Code { get; init; }

    /// <summary>Why, redacted.</summary>
    public string? Text { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is looked at next; null where it has ended.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>From when on people are asked.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The key of the present step for the outside party; only where one saga is asked for.</summary>
    public string? StepKey { get; init; }

    /// <summary>What somebody says became of it, while a second person is asked; only of one saga.</summary>
    public SagaProposal? Proposal { get; init; }

    /// <summary>What may be done, and why not; only of one saga.</summary>
    public IReadOnlyList<AllowedAction>? AllowedActions { get; init; }

    /// <summary>Its timeline, oldest first; only of one saga.</summary>
    public IReadOnlyList<SagaNoteView>? Timeline { get; init; }

    internal static SagaView Of(Saga saga) => new()
    {
        Id = saga.Id,
        Kind = saga.Kind,
        Subject = saga.Subject,
        Step = saga.Step,
        StepNumber = saga.StepNumber,
        Party = saga.Party,
        Status = saga.State,
        Attempt = saga.Attempt,
        Code = saga.LastCode,
        Text = saga.LastText,
        CreatedAt = saga.CreatedAt,
        DueAt = saga.IsOpen ? saga.DueAt : null,
        Deadline = saga.Deadline,
        EndedAt = saga.EndedAt,
    };
}

/// <summary>A line of a saga's timeline.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="At">When; real time.</param>
/// <param name="Event">What happened.</param>
/// <param name="Step">The step at which the saga stood.</param>
/// <param name="Party">The party of the step.</param>
/// <param name="Key">The key of the step that it is about.</param>
/// <param name="DurationMs">How long the party took, in milliseconds; null where it was not asked.</param>
/// <param name="Text">More of it, redacted.</param>
public sealed record SagaNoteView(
    int Number, DateTimeOffset At, SagaEvent Event, string Step, string Party, string Key, int? DurationMs,
    string? Text);

/// <summary>An outside party: how this process sees it, and what it answered in the last hour to all.</summary>
public sealed record PartyView
{
    /// <summary>Its name.</summary>
    public required string Party { get; init; }

    /// <summary>Whether calls are let through by the process that answers.</summary>
    public required BreakerState Breaker { get; init; }

    /// <summary>Until when none is; null where they are.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>How many calls of this process are under way.</summary>
    public required int UnderWay { get; init; }

    /// <summary>Calls of the last hour.</summary>
    public required int Called { get; init; }

    /// <summary>What it confirmed in the last hour.</summary>
    public required int Confirmed { get; init; }

    /// <summary>What it refused in the last hour.</summary>
    public required int Refused { get; init; }

    /// <summary>How often it was not reached in the last hour.</summary>
    public required int Unreached { get; init; }

    /// <summary>How often it did not answer in the last hour.</summary>
    public required int Unknown { get; init; }
}
