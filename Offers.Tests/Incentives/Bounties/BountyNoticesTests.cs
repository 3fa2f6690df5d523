using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Incentives.Bounties;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Incentives.Bounties;

namespace Offers.Tests.Incentives.Bounties;

/// <summary>Who is told what of bounties and proofs, once each.</summary>
public sealed class BountyNoticesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Builders_hear_of_proofs_and_agents_of_decisions_and_ends(DatabaseProvider provider)
    {
        await using var world = await BountyWorld.OpenAsync(provider);
        await JoinAsync(world);
        var bounty = await world.PublishedAsync(
            world.Body(most: 5) with { ExpiresAt = world.Clock.GetUtcNow().AddDays(1) });
        var first = await world.SentAsync(bounty, 1);
        var second = await world.SentAsync(bounty, 2);
        await world.SentAsync(bounty, 3);
        await world.ReviewAsync(first);
        await world.ReviewAsync(second, ReviewDecision.Reject);
        var reminders = new BountyReminders(world.Book.Database, world.Book.Writer, world.Clock);
        await reminders.TellAsync(
            CommandRequest.Once(LiveBook.Admin), new BountyReminder(bounty, "T-1", world.Clock.GetUtcNow()));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await new BountyExpiry(world.Book.Database, world.Desk, world.Clock).RunAsync(BookId.Live);

        await TellAsync(world);
        await TellAsync(world);
        const string Title = "Photo of the hoarding";
        Assert.Equal(
            [$"{Title} has ended", $"Proof for {Title}", $"Proof for {Title}", $"Proof for {Title}"],
            await TitlesAsync(world, 100));
        Assert.Equal([$"Ends tomorrow: {Title}", $"Paid: INR 1,000.00 for {Title}"], await TitlesAsync(world, 1));
        Assert.Equal([$"Ends tomorrow: {Title}", $"Not approved: {Title}"], await TitlesAsync(world, 2));
        Assert.Equal([$"Ends tomorrow: {Title}", $"{Title} has ended"], await TitlesAsync(world, 3));
    }

    private static async Task JoinAsync(BountyWorld world)
    {
        await using var db = world.Book.Database.Outside();
        var platform = Organisation.PlatformId(BookId.Live);
        db.AddRange(Enumerable.Range(1, 3).Select(n => new Membership(LiveBook.PersonOf(n), platform, Role.Agent)));
        db.Add(new Membership(LiveBook.PersonOf(100), world.Builder, Role.Builder));
        await db.SaveChangesAsync();
    }

    private static async Task TellAsync(BountyWorld world)
    {
        var (database, time) = (world.Book.Database, world.Clock);
        var events = new EventQueries(database);
        using var maker = new NotificationMaker(
            database, events, new LiveEvents(events, time),
            [new BountyNotices(database, new Recipients(database))],
            new NotificationWriter(database, new NotificationDesk(database, time), time), time,
            NullLogger<NotificationMaker>.Instance);
        await database.WriteOutsideAsync(db => db.EventCursors.ExecuteDeleteAsync());
        await maker.MakeAllAsync(BookId.Live, default);
    }

    private static async Task<List<string>> TitlesAsync(BountyWorld world, int person)
    {
        var id = LiveBook.PersonOf(person);
        var titles = await world.Book.ReadAsync(db => db.Notifications.Where(x => x.Person == id)
            .Select(x => x.Title).ToListAsync());
        return [.. titles.Select(x => x.Replace('\u00A0', ' ')).Order(StringComparer.Ordinal)];
    }
}
