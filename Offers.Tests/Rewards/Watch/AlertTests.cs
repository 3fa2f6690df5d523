using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Watch;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Rewards.Watch;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Watch;

/// <summary>What people do with alerts, who sees them, and who is told.</summary>
public sealed class AlertTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Verbs_are_audited_told_and_refused_once_it_is_resolved(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.PoolAsync("Spring", 25, "23.50", 0);
        await book.LookAsync();
        var id = (await book.AlertAsync("pool_empty")).Id;
        var seen = (await book.Alerting().AcknowledgeAsync(Once(Admin), id)).Read<AlertView>();
        Assert.Equal((AlertState.Acknowledged, "Person 1", "Spring"), (
            seen.Status, seen.AcknowledgedBy?.Name, seen.Subject.Name));
        Assert.Equal("action_not_allowed", await CodeAsync(() => book.Alerting().AcknowledgeAsync(Once(Admin), id)));
        foreach (var until in new[] { book.Clock.GetUtcNow(), book.Clock.GetUtcNow().AddDays(31) })
        {
            Assert.Equal("validation_failed", await CodeAsync(() =>
                book.Alerting().SnoozeAsync(Once(Admin), id, new SnoozeBody(until))));
        }

        seen = (await book.Alerting().ResolveAsync(Once(Admin), id, new AlertNoteBody(" New cards came. ")))
            .Read<AlertView>();
        Assert.Equal((AlertState.Resolved, "New cards came.", "Person 1"), (
            seen.Status, seen.Note, seen.ResolvedBy?.Name));
        Assert.DoesNotContain(seen.AllowedActions, x => x.Allowed);
        foreach (var code in new[]
        {
            await CodeAsync(() => book.Alerting().ResolveAsync(Once(Admin), id, new AlertNoteBody())),
            await CodeAsync(() => book.Alerting().AcknowledgeAsync(Once(Admin), id)),
        })
        {
            Assert.Equal("action_not_allowed", code);
        }

        Assert.Equal("alert_not_found", await CodeAsync(() =>
            book.Alerting().AcknowledgeAsync(Once(Admin), Id<Alert>.New())));
        Assert.Equal(
            ["rewards.alert.opened", "rewards.alert.acknowledged", "rewards.alert.resolved"],
            await book.Book.ReadAsync(db => db.Events.Where(x => x.ObjectId == id.ToString())
                .OrderBy(x => x.Number).Select(x => x.Type).ToListAsync()));

        // The cause is still there, so the next look opens another.
        Assert.Equal(1, (await book.LookAsync()).AlertsGenerated);
        Assert.NotEqual(id, (await book.AlertAsync("pool_empty")).Id);
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_agency_sees_its_own_and_its_clients_and_nobody_sees_anothers(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var (house, foreign, harbour) = await book.AnotherAgencyAsync();
        await book.PoolAsync("Spring", 25, "23.50", 0);
        foreach (var owner in new[] { book.Agency.Owner, book.Client.Owner, foreign.Owner, harbour.Owner })
        {
            await book.FundAsync(owner, "1.00");
        }

        await book.LookAsync();
        Assert.Equal(["agency_low_credit", "client_low_credit"], await SeenAsync(book, book.AgencyScope));
        Assert.Equal(["client_low_credit"], await SeenAsync(book, book.ClientScope));
        Assert.Equal(5, (await SeenAsync(book, book.PlatformScope)).Count);
        var orbit = RewardScope.OfAgency(Of(4, Role.AgencyManager, house));
        var theirs = (await book.Alerts().ListAsync(orbit, new AlertFilter(), new PageRequest())).Data;
        Assert.Equal(["Harbour Hotels", "Orbit Loyalty"], theirs.Select(x => x.Subject.Name).Order());
        foreach (var alert in theirs)
        {
            Assert.Equal("alert_not_found", (await Assert.ThrowsAsync<Refusal>(() =>
                book.Alerts().GetAsync(book.AgencyScope, alert.Id))).Code.Code);
        }

        Assert.Equal(new AlertCounts(0, 1, 1, 0), await book.Alerts().CountsAsync(book.AgencyScope));
        var feed = (await book.Alerts().FeedAsync(book.PlatformScope, new AlertFilter(), new PageRequest())).Data;
        Assert.Equal(
            ["critical", "warning", "warning", "info", "info"],
            feed.Select(x => Words.Snake(x.Severity.ToString())));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrators_hear_of_what_presses_owners_of_theirs_and_only_critical_goes_out_by_mail(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.AddAsync([new Membership(
            LiveBook.PersonOf(1), Organisation.PlatformId(BookId.Live), Role.Admin)]);
        await book.PoolAsync("Spring", 25, "23.50", 9);
        await book.PourAsync(book.Client.Owner, "1.00");
        await book.LookAsync();
        await TellAsync(book);
        await TellAsync(book);
        Assert.Equal(["A pool has few cards none"], await ToldAsync(book, 1));
        Assert.Empty(await ToldAsync(book, 2));
        Assert.Equal(["A client has little credit none"], await ToldAsync(book, 3));
        await book.MoveAsync(book.Client.Owner, book.Agency.Owner, "1.00");
        await book.LookAsync(null, AlertCheck.Clients);
        await TellAsync(book);
        Assert.Equal(["A client has little credit waiting", "A pool has few cards none"], await ToldAsync(book, 1));
        Assert.Equal(["A client has little credit waiting"], await ToldAsync(book, 2));
        Assert.Equal(
            ["A client has little credit none", "A client has little credit waiting"], await ToldAsync(book, 3));
    }

    private static async Task<List<string>> SeenAsync(RewardBook book, RewardScope scope) =>
        [.. (await book.Alerts().ListAsync(scope, new AlertFilter(), new PageRequest())).Data
            .Select(x => x.Kind).Order(StringComparer.Ordinal)];

    private static async Task<string> CodeAsync(Func<Task<Answer>> act)
    {
        try
        {
            (await act()).Check();
            return "";
        }
        catch (Refusal refusal)
        {
            return refusal.Code.Code;
        }
    }

    private static async Task TellAsync(RewardBook book)
    {
        var (database, time) = (book.Book.Database, book.Clock);
        var events = new EventQueries(database);
        using var maker = new NotificationMaker(
            database, events, new LiveEvents(events, time), [new AlertNotices(database, new Recipients(database))],
            new NotificationWriter(database, new NotificationDesk(database, time), time), time,
            NullLogger<NotificationMaker>.Instance);
        await database.WriteOutsideAsync(db => db.EventCursors.ExecuteDeleteAsync());
        await maker.MakeAllAsync(BookId.Live, default);
    }

    private static async Task<List<string>> ToldAsync(RewardBook book, int person)
    {
        var id = LiveBook.PersonOf(person);
        var told = await book.Book.ReadAsync(db => db.Notifications.Where(x => x.Person == id).ToListAsync());
        return [.. told.Select(x => $"{x.Title} {Words.Snake(x.Mail.ToString())}").Order(StringComparer.Ordinal)];
    }
}
