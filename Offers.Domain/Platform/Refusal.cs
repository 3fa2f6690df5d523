namespace Offers.Domain.Platform;

/// <summary>A stable reason why something was refused, with the HTTP status by which the API answers it.</summary>
/// <param name="Code">Stable, snake_case; programs rely on it.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">One short sentence for people.</param>
/// <param name="Meaning">When it happens and what to do; printed in the docs page of errors.</param>
public sealed record RefusalCode(string Code, int Status, string Title, string Meaning)
{
    /// <summary>True where it is not known whether it happened: it is asked for again with the same key.</summary>
    public bool IsOpen => Status >= 500 || Code == PlatformCodes.IdempotencyInProgress.Code;

    /// <summary>Makes the refusal with a sentence that names this case.</summary>
    /// <param name="detail">What is wrong and what to do; the title where left out.</param>
    /// <param name="facts">Further members of the answer, by camelCase name.</param>
    public Refusal Because(string? detail = null, params IEnumerable<(string Name, object? Value)> facts) =>
        new(this, detail ?? Title, facts.ToDictionary(x => x.Name, x => x.Value, StringComparer.Ordinal));
}

/// <summary>
/// The one way to say no: thrown by domain verbs and services, mapped once to a problem document and once to a page.
/// A mistake in the program is never a refusal.
/// </summary>
public sealed class Refusal : Exception
{
    /// <summary>Makes a refusal; <see cref="RefusalCode.Because"/> reads better.</summary>
    public Refusal(RefusalCode code, string detail, IReadOnlyDictionary<string, object?> facts)
        : base(detail)
    {
        Code = code;
        Facts = facts;
    }

    /// <summary>The stable reason.</summary>
    public RefusalCode Code { get; }

    /// <summary>One sentence for people.</summary>
    public string Detail => Message;

    /// <summary>Further members of the answer, for example <c>available</c> and <c>required</c>.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; }

    /// <summary>A refusal of bad input that names each field.</summary>
    /// <param name="errors">By camelCase field name, the sentences about it.</param>
    public static Refusal OfFields(IReadOnlyDictionary<string, string[]> errors) =>
        PlatformCodes.ValidationFailed.Because(
            string.Join(' ', errors.SelectMany(x => x.Value).Take(3)), ("errors", errors));

    /// <summary>A refusal of one bad field.</summary>
    public static Refusal OfField(string field, string sentence) =>
        OfFields(new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [sentence] });
}
