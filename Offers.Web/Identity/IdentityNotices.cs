using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Web.Identity;

/// <summary>Tells people that an administrator looks at their pages.</summary>
public sealed class IdentityNotices : INoticeSource
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Message>>([.. events
            .Where(x => x.Type == "identity.impersonation.started")
            .Select(x => (x, Look: x.Read<Look>()))
            .Select(x => new Message(x.Look.Person, new NotificationText(
                x.x.Type, x.x.ObjectId, "", "An administrator sees your pages",
                $"Somebody of ours looks at your pages as you see them and cannot change anything. Reason: "
                + x.Look.Reason, AccountPaths.Looks)))]);

    private sealed record Look(Id<IPerson> Person, string Reason);
}
