using System.Text.Json;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Events;

/// <summary>Reads what events carry.</summary>
public static class EventPayload
{
    /// <summary>The payload as a record that names the members of interest; others are passed over.</summary>
    public static T Read<T>(this Event happening) =>
        JsonSerializer.Deserialize<T>(happening.Payload, OffersJson.Options)
        ?? throw new InvalidOperationException($"Event {happening.Number} has no payload.");
}
