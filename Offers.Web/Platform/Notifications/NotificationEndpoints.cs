using Offers.Data.Platform.Notifications;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Notifications;

/// <summary>A person's own notifications.</summary>
internal static class NotificationEndpoints
{
    private const int IdsAtMost = 100;

    private static readonly ListFilter[] _filters = [new("unread", "True for those that were not seen yet.", ["true"])];

    internal static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/notifications").RequirePolicy(Policies.SignedIn).WithTags("Notifications");
        group.MapGet("", ListAsync).WithSummary("The caller's notifications, newest first")
            .ListOf<NotificationView>(_filters);
        group.MapPost("/read", ReadAsync).WithSummary("Mark notifications as seen, some or all")
            .Answers<ReadAnswer>();
    }

    private static async Task<Page<NotificationView>> ListAsync(NotificationDesk desk, HttpContext http)
    {
        var query = http.List();
        var page = await desk.PageAsync(InboxOf(http), query.Page, query["unread"] switch
        {
            null => NotificationChoice.All,
            "true" => NotificationChoice.Unread,
            _ => throw Refusal.OfField("unread", "'unread' is 'true' or left out."),
        });
        return page.Select(NotificationView.Of);
    }

    private static async Task<ReadAnswer> ReadAsync(ReadBody body, NotificationDesk desk, HttpContext http)
    {
        if (body.Ids?.Count > IdsAtMost)
        {
            throw Refusal.OfField("ids", $"There are at most {IdsAtMost} ids; leave them out for all.");
        }

        var inbox = InboxOf(http);
        var marked = body.Ids is null ? await desk.ReadAllAsync(inbox) : await desk.ReadAsync(inbox, body.Ids);
        return new ReadAnswer(marked, await desk.UnreadAsync(inbox));
    }

    private static Inbox InboxOf(HttpContext http) => new(http.Person(), http.Caller().Book);
}
