namespace Offers.Domain.Platform.Sagas;

/// <summary>What a saga begins with.</summary>
/// <param name="Kind">Which definition carries it out.</param>
/// <param name="Subject">The outside id of what it is about.</param>
/// <param name="Step">The first step.</param>
/// <param name="Party">The outside party of the first step, for example <c>supplier:spl_...</c>: the name of its
/// circuit breaker and of its share of calls.</param>
/// <param name="Data">JSON of what the definition needs; never a secret.</param>
/// <param name="Deadline">How long it may take until people are asked.</param>
public sealed record SagaStart(
    string Kind, string Subject, string Step, string Party, string Data, TimeSpan Deadline);

/// <summary>How long things wait.</summary>
/// <param name="DueAt">When it is looked at again.</param>
/// <param name="Code">Why, snake_case.</param>
/// <param name="Text">Why, for staff.</param>
public readonly record struct SagaWait(DateTimeOffset DueAt, string Code, string? Text);

/// <summary>What two people say about an outside party.</summary>
/// <param name="Verdict">What it did.</param>
/// <param name="Proof">What proves it.</param>
/// <param name="Reason">Why it is said.</param>
public sealed record SagaProposal(SagaVerdict Verdict, string Proof, string Reason);
