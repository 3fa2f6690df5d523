using Offers.Data.Platform.Sagas;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Sagas;

/// <summary>What people read of sagas.</summary>
internal static class SagaWords
{
    /// <summary>True for what happens to sagas.</summary>
    internal static bool IsOfSagas(Event happening) =>
        happening.Type.StartsWith("platform.saga.", StringComparison.Ordinal);

    /// <summary>The name of a kind: its last word.</summary>
    internal static string OfKind(string kind) =>
        T(Phrase.Sentence(Words.Plain(kind[(kind.LastIndexOf('.') + 1)..])));

    /// <summary>The name of a step.</summary>
    internal static string OfStep(string step) => T(Phrase.Sentence(Words.Plain(step)));

    /// <summary>What a code says.</summary>
    internal static string OfCode(string code) => code switch
    {
        "deadline" => T("Its time is over"),
        "unreached" => T("The party was not reached"),
        "unknown" => T("The party does not answer"),
        "resolved" => T("Two people said that it was not done"),
        "settle_failed" => T("Something went wrong on our side"),
        "kind_unknown" => T("Nothing here carries it out"),
        _ => T(Phrase.Sentence(Words.Plain(code))),
    };

    /// <summary>A line of a timeline.</summary>
    internal static string OfEvent(SagaEvent happened) => happened switch
    {
        SagaEvent.Begun => T("Begun"),
        SagaEvent.Called => T("Party called"),
        SagaEvent.Queried => T("Party asked what became of it"),
        SagaEvent.Answered => T("Party did it"),
        SagaEvent.Refused => T("Party refused"),
        SagaEvent.Unreached => T("Party not reached"),
        SagaEvent.Unknown => T("No answer"),
        SagaEvent.NotFound => T("Party never got it"),
        SagaEvent.Callback => T("Party told it by itself"),
        SagaEvent.Late => T("Confirmed late, and kept"),
        SagaEvent.Dropped => T("An answer came too late to count"),
        SagaEvent.Retried => T("Tried again by a person"),
        SagaEvent.Proposed => T("A second person is asked how it ended"),
        SagaEvent.Declined => T("The second person did not agree"),
        SagaEvent.Resolved => T("Two people said how it ended"),
        SagaEvent.Deadline => T("Time is over; people are asked"),
        SagaEvent.Faulted => T("Failed on our side; tried again"),
        SagaEvent.Stuck => T("Given up; people are asked"),
        SagaEvent.Moved => T("Next step"),
        SagaEvent.Done => T("Done"),
        _ => T("Failed"),
    };

    /// <summary>Where a line of a timeline stands.</summary>
    internal static TimelinePlace PlaceOf(SagaEvent happened) => happened
        is SagaEvent.Refused or SagaEvent.Unreached or SagaEvent.Deadline or SagaEvent.Faulted or SagaEvent.Stuck
        or SagaEvent.Failed or SagaEvent.Declined
            ? TimelinePlace.Failed
            : TimelinePlace.Done;

    /// <summary>What stands below a line: which step with whom, how long it took, and what was said.</summary>
    internal static string Below(SagaNoteView note)
    {
        var took = note.DurationMs is { } ms ? T("{0:N0} ms", ms) : null;
        return string.Join(" · ", new[] { OfStep(note.Step), note.Party, took, note.Text }.OfType<string>());
    }

    /// <summary>How a circuit stands.</summary>
    internal static (string Text, BadgeLook Look) OfBreaker(BreakerState state) => state switch
    {
        BreakerState.Closed => (T("Answers"), BadgeLook.Ok),
        BreakerState.Open => (T("Left alone"), BadgeLook.Bad),
        _ => (T("Tried again"), BadgeLook.Wait),
    };

    /// <summary>The look of a state.</summary>
    internal static BadgeLook LookOf(SagaState state) => state switch
    {
        SagaState.Done => BadgeLook.Ok,
        SagaState.Failed => BadgeLook.Bad,
        SagaState.Unknown => BadgeLook.Unknown,
        SagaState.Stuck => BadgeLook.Wait,
        _ => BadgeLook.Live,
    };
}
