using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Sagas;

/// <summary>Tells administrators of calls to the outside that wait for people.</summary>
public sealed class SagaNotices(Recipients recipients) : INoticeSource
{
    private const string Stuck = "platform.saga.stuck";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var notices = new List<Message>();
        foreach (var happening in events.Where(x => x.Type == Stuck))
        {
            var facts = happening.Read<Facts>();
            var text = new NotificationText(
                happening.Type, happening.ObjectId, $"{facts.StepNumber}", "A call to the outside waits for people",
                $"{facts.Party} has not told what became of '{facts.Step}' for {facts.Subject}. It is still asked, "
                    + "slowly. Try it again, or say how it ended; a second person confirms that.",
                $"/admin/sagas/{happening.ObjectId}");
            var people = await recipients.AdministratorsAsync(cancellation);
            notices.AddRange(people.Select(person => new Message(person, text)));
        }

        return notices;
    }

    private sealed record Facts(string Subject, string Step, int StepNumber, string Party);
}
