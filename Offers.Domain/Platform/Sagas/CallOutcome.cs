namespace Offers.Domain.Platform.Sagas;

/// <summary>What an outside party answered to a call or a query.</summary>
public abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>
    /// It did it. The result is kept in memory only, since it may hold secrets; the definition seals what it keeps.
    /// </summary>
    /// <param name="Result">What it answered; <see cref="SagaProof"/> where two people said it.</param>
    public sealed record Confirmed(object Result) : CallOutcome
    {
        /// <summary>
        /// Only for a late confirmation: the key of the step that is confirmed, which the saga has left.
        /// </summary>
        public string? Key { get; init; }

        /// <summary>Only for a late confirmation: the name of that step.</summary>
        public string? Step { get; init; }

        /// <summary>Only for a late confirmation: the party of that step.</summary>
        public string? Party { get; init; }

        /// <summary>Never the result.</summary>
        public override string ToString() => nameof(Confirmed);
    }

    /// <summary>It did not do it, and will not by being asked again.</summary>
    /// <param name="Code">Why, snake_case.</param>
    /// <param name="Text">Why, for staff; no secrets.</param>
    public sealed record Refused(string Code, string Text) : CallOutcome;

    /// <summary>It was not reached: surely not done. It is called again a little later with the same key.</summary>
    /// <param name="Text">Why, for staff; no secrets.</param>
    /// <param name="RetryAfter">How long it wants to be left alone; null where it did not say.</param>
    public sealed record Unreached(string Text, TimeSpan? RetryAfter = null) : CallOutcome;

    /// <summary>It was asked and did not answer: only a query or a callback ends it.</summary>
    /// <param name="Text">What was seen, for staff; no secrets.</param>
    /// <param name="AskAfter">Set where the party answered that it works on it: when to ask; not a fault of the
    /// party.</param>
    public sealed record Unknown(string Text, TimeSpan? AskAfter = null) : CallOutcome;

    /// <summary>Only of a query: it never got the call. It is called again with the same key.</summary>
    public sealed record NotFound : CallOutcome;
}

/// <summary>The result of a step that two people said was done.</summary>
/// <param name="Proof">What proves it: a reference of the party, for example.</param>
/// <param name="Reason">Why they said it.</param>
public sealed record SagaProof(string Proof, string Reason);
