using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Notifications;

/// <summary>How a person hears of one topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Bell">Whether it shows on the bell.</param>
/// <param name="Mail">Whether it goes out by e-mail.</param>
/// <param name="Locked">True where neither can be switched off.</param>
public sealed record TopicChoice(NotificationTopic Topic, bool Bell, bool Mail, bool Locked = false);

/// <summary>What a person wants to be told, and how.</summary>
/// <param name="Timing">When e-mails go out.</param>
/// <param name="Topics">Every topic.</param>
/// <param name="Revision">What <c>If-Match</c> names in a change; 0 before the first.</param>
public sealed record PreferencesView(MailTiming Timing, IReadOnlyList<TopicChoice> Topics, int Revision)
{
    internal static PreferencesView Of(NotificationPreferences row) => new(
        row.Timing,
        [.. NotificationTopics.All.Select(topic => new TopicChoice(
            topic, row.Wants(topic, NotificationChannel.Bell), row.Wants(topic, NotificationChannel.Mail),
            NotificationTopics.IsLocked(topic)))],
        row.Revision);
}

/// <summary>A choice of all topics.</summary>
/// <param name="Timing">When e-mails go out.</param>
/// <param name="Topics">The topics; those that are left out stay as they are.</param>
public sealed record PreferencesBody(MailTiming Timing, IReadOnlyList<TopicChoice> Topics);

/// <summary>What people want to be told: they choose, and letters can be ended by a link in them.</summary>
public sealed class PreferenceDesk(UnitOfWork writes, OffersDatabase database)
{
    /// <summary>What a person has chosen.</summary>
    public async Task<PreferencesView> GetAsync(Id<IPerson> person)
    {
        await using var db = database.Read(BookId.Live);
        return PreferencesView.Of(await db.NotificationPreferences.SingleOrDefaultAsync(x => x.Person == person)
            ?? new NotificationPreferences(BookId.Live, person));
    }

    /// <summary>Chooses anew; topics that are left out stay as they are.</summary>
    /// <exception cref="Refusal"><c>if_match_required</c>, <c>stale_version</c>; <c>notification_locked</c> as an
    /// answer.</exception>
    public Task<Answer> ChooseAsync(CommandRequest request, string? ifMatch, PreferencesBody body) =>
        ChangeAsync(request, request.Caller.Person!.Value, "platform.choose_notifications", row =>
        {
            Etag.Check(ifMatch, row.Revision);
            var wanted = body.Topics.DistinctBy(x => x.Topic).ToDictionary(x => x.Topic);
            row.Choose(Pick(NotificationChannel.Bell), Pick(NotificationChannel.Mail), body.Timing);

            List<NotificationTopic> Pick(NotificationChannel channel) => [.. NotificationTopics.All.Where(topic =>
                !wanted.TryGetValue(topic, out var choice) ? row.Wants(topic, channel)
                : channel == NotificationChannel.Bell ? choice.Bell : choice.Mail)];
        });

    /// <summary>Ends the e-mails of a topic, for who followed a link in one of them.</summary>
    /// <exception cref="Refusal"><c>notification_locked</c> as an answer.</exception>
    public Task<Answer> MuteAsync(CommandRequest request, Id<IPerson> person, NotificationTopic topic) =>
        ChangeAsync(request, person, "platform.end_mails", row =>
        {
            if (row.Wants(topic, NotificationChannel.Mail))
            {
                row.MuteMail(topic);
            }
        });

    private Task<Answer> ChangeAsync(
        CommandRequest request, Id<IPerson> person, string action, Action<NotificationPreferences> change)
    {
        // People belong to the live book, and so does what they want to be told.
        var live = request with { Caller = request.Caller with { Book = BookId.Live } };
        return writes.RunAsync(live, new Deed(action, person.ToString()), async work =>
        {
            var row = await work.Db.NotificationPreferences.SingleOrDefaultAsync(x => x.Person == person);
            var before = row is null ? null : Snapshot(row);
            row ??= work.Db.Add(new NotificationPreferences(BookId.Live, person)).Entity;
            change(row);
            work.Audit(new AuditFact(action, person.ToString(), before, Snapshot(row), null));
            return Answer.Ok(PreferencesView.Of(row), Etag.Of(row.Revision));
        });
    }

    private static string Snapshot(NotificationPreferences row) =>
        OffersJson.Text(new { row.Bell, row.Mail, row.Timing });
}
