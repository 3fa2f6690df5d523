using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;

namespace Offers.Web.Rewards.Watch;

/// <summary>
/// Tells of alerts that were opened or press more: administrators of warnings and what is critical, those whom it
/// concerns of everything about them, and an agency of what is critical for its clients. Only what is critical goes out
/// by e-mail.
/// </summary>
public sealed class AlertNotices(OffersDatabase database, Recipients recipients) : INoticeSource
{
    private const string Opened = "rewards.alert.opened";
    private const string Raised = "rewards.alert.raised";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> OfAsync(IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        var messages = new List<Message>();
        foreach (var happening in events.Where(x => x.Type is Opened or Raised))
        {
            var news = happening.Read<News>();
            if (news.Severity != AlertSeverity.Info)
            {
                var staff = await recipients.AdministratorsAsync(cancellation);
                messages.AddRange(staff.Select(x => Told(happening, news, x, "/admin/alerts")));
            }

            messages.AddRange(await ToOwnersAsync(happening, news, cancellation));
        }

        return messages;
    }

    private async Task<IEnumerable<Message>> ToOwnersAsync(
        Event happening, News news, CancellationToken cancellation)
    {
        // Of a campaign that stops, its people hear by the pause itself.
        if (news.Owner is not { } owner || news.Kind == AlertKinds.CampaignDepleted.Name)
        {
            return [];
        }

        var agency = news.Severity == AlertSeverity.Critical ? await ParentAsync(owner, cancellation) : null;
        var messages = new List<Message>();
        foreach (var house in new Id<Organisation>?[] { owner, agency }.OfType<Id<Organisation>>())
        {
            messages.AddRange((await recipients.MembersAsync(house, Role.AgencyManager, cancellation))
                .Select(x => Told(happening, news, x, "/agency")));
            messages.AddRange((await recipients.MembersAsync(house, Role.ClientManager, cancellation))
                .Select(x => Told(happening, news, x, "/client")));
        }

        return messages;
    }

    private async Task<Id<Organisation>?> ParentAsync(Id<Organisation> house, CancellationToken cancellation)
    {
        await using var db = database.Read(BookId.Live);
        return await db.Organisations.Where(x => x.Id == house).Select(x => x.Parent)
            .SingleOrDefaultAsync(cancellation);
    }

    // An alert is raised again and again, each time another step; the same event is the same step however often read.
    private static Message Told(Event happening, News news, Id<IPerson> to, string path) => new(
        to,
        new NotificationText(
            happening.Type, happening.ObjectId, happening.Number.ToString(CultureInfo.InvariantCulture),
            AlertWords.EnglishTitle(news.Kind), news.Message, path)
        {
            ByMail = news.Severity == AlertSeverity.Critical,
        });

    private sealed record News(string Kind, AlertSeverity Severity, string Message, Id<Organisation>? Owner);
}
