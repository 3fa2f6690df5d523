using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Incentives.Projects;

namespace Offers.Tests.Incentives.Projects;

/// <summary>Who is told, once each, of requests and of what became of them.</summary>
public sealed class AssociationNoticesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Builders_hear_of_requests_and_agents_of_decisions_once_each(DatabaseProvider provider)
    {
        await using var world = await ProjectWorld.OpenAsync(provider);
        await world.Book.Database.WriteOutsideAsync(db => db.Memberships.Add(
            new Membership(LiveBook.PersonOf(10), world.First.Id, Role.Builder)));
        var project = await world.ProjectAsync("Sunrise");
        var rejected = await world.AskedAsync(project, 30);
        (await world.Associations.DecideAsync(world.ByFirst(), rejected, "reject", "Not yet.")).Check();
        var withdrawn = await world.AskedAsync(project, 31);
        (await world.Associations.LeaveAsync(ProjectWorld.By(31), withdrawn)).Check();
        var approved = await world.AskedAsync(project, 32);
        (await world.Associations.DecideAsync(world.ByFirst(), approved, "approve")).Check();
        (await world.Associations.LeaveAsync(ProjectWorld.By(32), approved, "Moving on.")).Check();
        var invited = await world.InvitedAsync(project, 33);
        (await world.Associations.DecideAsync(world.ByFirst(), invited, "end", "Sold out.")).Check();
        await world.AskedAsync(project, 29);

        await TellAsync(world.Book);

        Assert.Equal(
        [
            "Person 29 wants to sell Sunrise", "Person 30 wants to sell Sunrise", "Person 31 took a request back",
            "Person 31 wants to sell Sunrise", "Person 32 has left Sunrise", "Person 32 wants to sell Sunrise",
        ], await TitlesAsync(world.Book, 10));
        Assert.DoesNotContain("Person 29 wants to sell Sunrise", await TitlesAsync(world.Book, 29));
        Assert.Equal(["Your request for Sunrise was rejected"], await TitlesAsync(world.Book, 30));
        Assert.Empty(await TitlesAsync(world.Book, 31));
        Assert.Equal(["You can sell Sunrise"], await TitlesAsync(world.Book, 32));
        Assert.Equal(
            ["You can sell Sunrise", "You do not sell Sunrise any more"], await TitlesAsync(world.Book, 33));
        var texts = await world.Book.ReadAsync(db => db.Notifications.Select(x => x.Body).ToListAsync());
        Assert.Contains("You do not sell Sunrise. Reason: Not yet.", texts);
    }

    // Read from the start a second time, as after a crash between writing and moving the cursor: nobody is told twice.
    private static async Task TellAsync(LiveBook book)
    {
        var (time, events) = (TimeProvider.System, new EventQueries(book.Database));
        var writer = new NotificationWriter(book.Database, new NotificationDesk(book.Database, time), time);
        using var maker = new NotificationMaker(
            book.Database, events, new LiveEvents(events, time),
            [new AssociationNotices(book.Database, new Recipients(book.Database))], writer, time,
            NullLogger<NotificationMaker>.Instance);
        for (var i = 0; i < 2; i++)
        {
            await book.Database.WriteOutsideAsync(db => db.EventCursors.ExecuteDeleteAsync());
            while (await maker.MakeSomeAsync(BookId.Live, default) > 0)
            {
            }
        }
    }

    private static async Task<List<string>> TitlesAsync(LiveBook book, int person)
    {
        var id = LiveBook.PersonOf(person);
        return await book.ReadAsync(db => db.Notifications.Where(x => x.Person == id)
            .OrderBy(x => x.Title).Select(x => x.Title).ToListAsync());
    }
}
