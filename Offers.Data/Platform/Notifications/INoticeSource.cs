using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Notifications;

/// <summary>What one person is to be told.</summary>
/// <param name="To">The person.</param>
/// <param name="Text">What is said.</param>
public sealed record Message(Id<IPerson> To, NotificationText Text);

/// <summary>Knows of which events of a module people are told, whom, and in which words.</summary>
public interface INoticeSource
{
    /// <summary>The notices of some events of one book; empty where nobody is told.</summary>
    /// <param name="events">In order; of all modules.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation);
}
