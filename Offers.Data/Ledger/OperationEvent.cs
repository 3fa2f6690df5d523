using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>
/// Lets an operation raise its only two events. It is never changed and so cannot count; each of the two has its place.
/// </summary>
internal sealed class OperationEvent : IEventSource
{
    private readonly int _place;

    private OperationEvent(Operation operation, int place) => (ObjectId, _place) = (operation.Id.ToString(), place);

    /// <inheritdoc/>
    public string ObjectId { get; }

    /// <inheritdoc/>
    public int NextEvent() => _place;

    internal static OperationEvent Posted(Operation operation) => new(operation, 1);

    internal static OperationEvent Reversed(Operation operation) => new(operation, 2);
}
