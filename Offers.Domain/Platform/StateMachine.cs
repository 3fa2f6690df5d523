namespace Offers.Domain.Platform;

/// <summary>One verb on a detail page or in an answer: whether it is allowed now, and if not, why.</summary>
/// <param name="Action">The verb, snake_case.</param>
/// <param name="Allowed">True when it would be carried out now.</param>
/// <param name="Code">The refusal code when not.</param>
/// <param name="Reason">One sentence when not.</param>
public sealed record AllowedAction(string Action, bool Allowed, string? Code = null, string? Reason = null);

/// <summary>
/// One row of a state table: from a state, by a verb of an actor, to a state, if the guard finds nothing.
/// </summary>
/// <param name="From">The state in which the verb is possible.</param>
/// <param name="Action">The verb, snake_case.</param>
/// <param name="To">The state after it.</param>
/// <param name="Actor">Who may do it: a policy's name, shown in docs; the policy itself is checked at the
/// border.</param>
/// <param name="Guard">Answers the refusal that stands against it now, or null.</param>
/// <typeparam name="TObject">The entity.</typeparam>
/// <typeparam name="TState">Its states.</typeparam>
public sealed record Transition<TObject, TState>(
    TState From, string Action, TState To, string Actor, Func<TObject, DateTimeOffset, Refusal?>? Guard = null)
    where TState : struct, Enum;

/// <summary>A table of states and verbs: the one place that knows which verb is allowed when, and why not.</summary>
/// <typeparam name="TObject">The entity.</typeparam>
/// <typeparam name="TState">Its states.</typeparam>
public sealed class StateMachine<TObject, TState>(
    Func<TObject, TState> stateOf, IReadOnlyList<Transition<TObject, TState>> rows)
    where TState : struct, Enum
{
    /// <summary>The table, in the order in which actions are shown.</summary>
    public IReadOnlyList<Transition<TObject, TState>> Rows => rows;

    /// <summary>Every verb that somebody may do, with whether it is allowed for the object now.</summary>
    public IReadOnlyList<AllowedAction> Allowed(TObject subject, DateTimeOffset now) =>
        [.. rows.Where(row => row.Actor != Actors.System).Select(row => row.Action).Distinct(StringComparer.Ordinal)
            .Select(action => Judge(subject, action, now))];

    /// <summary>The state that a verb leads to.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c> with <c>allowedActions</c>, or what the guard
    /// says.</exception>
    public TState Next(TObject subject, string action, DateTimeOffset now)
    {
        var row = Find(subject, action);
        if (row is null)
        {
            throw NotInThisState(subject, action, now);
        }

        return row.Guard?.Invoke(subject, now) is { } refusal ? throw refusal : row.To;
    }

    private AllowedAction Judge(TObject subject, string action, DateTimeOffset now)
    {
        var row = Find(subject, action);
        if (row is null)
        {
            return new AllowedAction(action, false, PlatformCodes.ActionNotAllowed.Code, Sentence(subject));
        }

        return row.Guard?.Invoke(subject, now) is { } refusal
            ? new AllowedAction(action, false, refusal.Code.Code, refusal.Detail)
            : new AllowedAction(action, true);
    }

    private Transition<TObject, TState>? Find(TObject subject, string action)
    {
        var state = stateOf(subject);
        return rows.FirstOrDefault(row =>
            EqualityComparer<TState>.Default.Equals(row.From, state)
            && string.Equals(row.Action, action, StringComparison.Ordinal));
    }

    private Refusal NotInThisState(TObject subject, string action, DateTimeOffset now) =>
        PlatformCodes.ActionNotAllowed.Because(
            $"'{action}' is not possible: {Sentence(subject)}",
            ("state", Words.Snake(stateOf(subject).ToString())), ("allowedActions", Allowed(subject, now)));

    private string Sentence(TObject subject) => $"It is {Words.Plain(stateOf(subject).ToString())}.";
}
