using System.Collections.Frozen;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;

namespace Offers.Data.Platform.Sagas;

/// <summary>
/// The definitions by kind. They are asked for when the first saga runs, since a definition may need desks that run
/// sagas themselves.
/// </summary>
/// <param name="definitions">Makes all definitions; each kind is there once.</param>
/// <param name="settings">How patiently parties are asked.</param>
public sealed class SagaKinds(Func<IEnumerable<ISagaDefinition>> definitions, SagaSettings settings)
{
    private readonly Lazy<FrozenDictionary<string, ISagaDefinition>> _byKind = new(
        () => definitions().ToFrozenDictionary(x => x.Kind, StringComparer.Ordinal));

    /// <summary>The kinds that there are.</summary>
    public IReadOnlyList<string> Kinds => [.. _byKind.Value.Keys.Order(StringComparer.Ordinal)];

    internal ISagaDefinition? Find(string kind) => _byKind.Value.GetValueOrDefault(kind);

    /// <summary>The definition of a saga.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>: its module is not there.</exception>
    internal ISagaDefinition Of(Saga saga) => Find(saga.Kind)
        ?? throw PlatformCodes.ActionNotAllowed.Because($"Nothing here carries out '{saga.Kind}'.");

    /// <summary>True where the party is not called once more for the present step.</summary>
    internal bool IsLast(Saga saga, DateTimeOffset now) => now >= saga.Deadline || IsUsedUp(saga);

    /// <summary>True where the party was called as often as it may be for the present step.</summary>
    internal bool IsUsedUp(Saga saga) =>
        saga.Attempt >= (Find(saga.Kind)?.AttemptsOf(saga.Step) ?? settings.Attempts);
}
