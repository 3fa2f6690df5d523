namespace Offers.Domain.Platform.Sagas;

/// <summary>What a line of a timeline says besides where the saga stands.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Text">More of it, as the party said it; it is redacted here.</param>
public sealed record SagaNoteFacts(SagaEvent Event, string? Text = null)
{
    /// <summary>How long the party took.</summary>
    public int? DurationMs { get; init; }

    /// <summary>The key of the step, where it is not the present one.</summary>
    public SagaKey? Key { get; init; }

    /// <summary>What this line settled about the key; null where it settled nothing.</summary>
    public SagaVerdict? Settled { get; init; }
}

/// <summary>One line of a saga's timeline. Nothing in it is a secret.</summary>
public sealed class SagaNote
{
    private SagaNote()
    {
    }

    internal SagaNote(Saga saga, int number, SagaNoteFacts facts, DateTimeOffset real)
    {
        (Book, Saga, Number, At) = (saga.Book, saga.Id, number, real);
        (Step, Party, Event) = (saga.Step, saga.Party, facts.Event);
        Key = facts.Key?.ToString() ?? saga.StepKey;
        (DurationMs, Text, Settled) = (facts.DurationMs, SagaText.Redact(facts.Text), facts.Settled);
    }

    /// <summary>The book.</summary>
    public BookId Book { get; private set; }

    /// <summary>The saga.</summary>
    public Id<Saga> Saga { get; private set; }

    /// <summary>The place in the timeline, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>When; real time.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The step at which the saga stood.</summary>
    public string Step { get; private set; } = "";

    /// <summary>The party of the step.</summary>
    public string Party { get; private set; } = "";

    /// <summary>What happened.</summary>
    public SagaEvent Event { get; private set; }

    /// <summary>The key of the step that it is about.</summary>
    public string Key { get; private set; } = "";

    /// <summary>How long the party took, in milliseconds; null where it was not asked.</summary>
    public int? DurationMs { get; private set; }

    /// <summary>More of it, redacted.</summary>
    public string? Text { get; private set; }

    /// <summary>What this line settled about the key; null where it settled nothing.</summary>
    public SagaVerdict? Settled { get; private set; }
}
