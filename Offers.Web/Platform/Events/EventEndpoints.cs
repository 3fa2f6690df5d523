using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Events;

/// <summary>What happens, as it happens.</summary>
internal static class EventEndpoints
{
    private const string LastEventId = "Last-Event-ID";

    internal static void Map(RouteGroupBuilder api) => api.MapGet("/events", Stream)
        .RequirePolicy(Policies.SignedIn).WithTags("Events")
        .WithSummary("What happens from now on, or after Last-Event-ID, as server-sent events")
        .WithDescription(
            "Administrators hear everything of the book; others what names them, or an "
            + "organisation whose business they run, as owner, investor or agent. The id of an "
            + "event is its number; a client that sends the last one as Last-Event-ID hears exactly what came after.");

    private static IResult Stream(EventStream stream, HttpContext http, CancellationToken gone) =>
        TypedResults.ServerSentEvents(stream.ReadAsync(
            http.Caller(), EventStream.NumberOf(http.Request.Headers[LastEventId]), gone));
}
