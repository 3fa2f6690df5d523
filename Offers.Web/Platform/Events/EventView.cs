using System.Text.Json;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Events;

/// <summary>An event as the API tells it.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Number">The place in the book's stream; the <c>id:</c> of the event stream.</param>
/// <param name="Type"><c>module.object.happened</c>.</param>
/// <param name="ObjectId">What it is about.</param>
/// <param name="ObjectSequence">The place in the object's own stream.</param>
/// <param name="At">The book's time.</param>
/// <param name="RecordedAt">The real time of the commit.</param>
/// <param name="Payload">What happened.</param>
public sealed record EventView(
    Id<Event> Id, long Number, string Type, string ObjectId, int ObjectSequence, DateTimeOffset At,
    DateTimeOffset RecordedAt, JsonElement Payload)
{
    internal static EventView Of(Event happening) => new(
        happening.Id, happening.Number, happening.Type, happening.ObjectId, happening.ObjectSequence, happening.At,
        happening.RecordedAt, JsonElement.Parse(happening.Payload));
}
