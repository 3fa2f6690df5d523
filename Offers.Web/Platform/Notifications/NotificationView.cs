using Offers.Domain.Platform;

namespace Offers.Web.Platform.Notifications;

/// <summary>A notification as the API tells it.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Kind">The type of the event that it tells of.</param>
/// <param name="Subject">The outside id of what it is about.</param>
/// <param name="Title">One line.</param>
/// <param name="Body">A sentence or two.</param>
/// <param name="Link">The page to open.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ReadAt">When it was seen; null while it is new.</param>
public sealed record NotificationView(
    Id<Notification> Id, string Kind, string Subject, string Title, string Body, string Link, DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt)
{
    internal static NotificationView Of(Notification note) => new(
        note.Id, note.Kind, note.Subject, note.Title, note.Body, note.Link, note.CreatedAt, note.ReadAt);
}

/// <summary>Which notifications were seen.</summary>
/// <param name="Ids">Some, at most 100; null for all.</param>
public sealed record ReadBody(IReadOnlyList<Id<Notification>>? Ids = null);

/// <summary>What marking answers.</summary>
/// <param name="Marked">How many were new.</param>
/// <param name="Unread">How many are still new.</param>
public sealed record ReadAnswer(int Marked, int Unread);
