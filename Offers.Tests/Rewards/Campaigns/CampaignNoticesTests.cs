using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Rewards.Campaigns;

namespace Offers.Tests.Rewards.Campaigns;

/// <summary>What a client's people are told of messages and campaigns.</summary>
public sealed class CampaignNoticesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Messages_that_came_back_are_told_once_a_day_and_the_end_once(DatabaseProvider provider)
    {
        await using var world = await CampaignWorld.OpenAsync(provider);
        var campaign = (await world.ActiveAsync()).Id;
        for (var i = 0; i < 3; i++)
        {
            await world.InviteAsync(campaign, (await world.AddAsync(campaign, $"Person{i}")).Id);
        }

        await world.SendAsync();
        var sent = await world.AllMessagesAsync();
        await BounceAsync(world, sent[0].ObjectId);
        await BounceAsync(world, sent[1].ObjectId);
        world.Book.Clock.Advance(TimeSpan.FromDays(1));
        await BounceAsync(world, sent[2].ObjectId);
        await world.MoveAsync(campaign, "end");
        await TellAsync(world);
        await TellAsync(world);
        Assert.Equal(["It has ended: Welcome", "Messages came back: Welcome", "Messages came back: Welcome"],
            await TitlesAsync(world, 3));
        Assert.Empty(await TitlesAsync(world, 2));
    }

    private static async Task BounceAsync(CampaignWorld world, string message) => (await world.Messages.HearAsync(
        RewardBook.Once(RewardBook.Admin), message, MessageNews.Bounced, "Gone.")).Check();

    private static async Task TellAsync(CampaignWorld world)
    {
        var (database, time) = (world.Book.Book.Database, world.Book.Clock);
        var events = new EventQueries(database);
        using var maker = new NotificationMaker(
            database, events, new LiveEvents(events, time),
            [new CampaignNotices(database, new Recipients(database))],
            new NotificationWriter(database, new NotificationDesk(database, time), time), time,
            NullLogger<NotificationMaker>.Instance);
        await database.WriteOutsideAsync(db => db.EventCursors.ExecuteDeleteAsync());
        await maker.MakeAllAsync(BookId.Live, default);
    }

    private static async Task<List<string>> TitlesAsync(CampaignWorld world, int person)
    {
        var id = LiveBook.PersonOf(person);
        var titles = await world.Book.Book.ReadAsync(db => db.Notifications.Where(x => x.Person == id)
            .Select(x => x.Title).ToListAsync());
        return [.. titles.Order(StringComparer.Ordinal)];
    }
}
