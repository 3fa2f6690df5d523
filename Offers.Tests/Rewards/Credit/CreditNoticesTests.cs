using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Data.Rewards.Credit;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Credit;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Rewards.Credit;
using static Offers.Tests.Rewards.RewardBook;

namespace Offers.Tests.Rewards.Credit;

/// <summary>Who is told of credit.</summary>
public sealed class CreditNoticesTests
{
    [Theory, OnSqlite]
    public async Task Parents_hear_of_wishes_and_children_of_answers(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var desk = new CreditRequestDesk(book.Writer, CreditRules.None);
        var wish = (await desk.AskAsync(Once(book.ClientCaller), book.ClientScope, new CreditWishBody(
            $"{book.Client.Id}", new AmountText("750.00"), "USD"))).Read<WishMade>();
        await TellAsync(book);
        Assert.Contains("Nimbus Telecom asks for USD 750.00", await TitlesAsync(book, 2));

        (await desk.RejectAsync(Once(book.AgencyCaller), book.AgencyScope, wish.Id, "Not this month.")).Check();
        await TellAsync(book);
        Assert.Contains("No credit of USD 750.00 for Nimbus Telecom", await TitlesAsync(book, 3));
        Assert.Contains("New credit: USD 5,000.00", await TitlesAsync(book, 3));
        Assert.Contains("New credit: USD 95,000.00", await TitlesAsync(book, 2));
    }

    [Theory, OnSqlite]
    public async Task Client_and_agency_hear_of_a_campaign_without_credit(DatabaseProvider provider)
    {
        await using var book = await FundedAsync(provider);
        var campaign = await book.CampaignAsync(with: x => x with { Name = "Welcome" });
        (await new BudgetDesk(book.Writer).SetAsync(
            Once(book.ClientCaller), book.ClientScope, campaign.Id, new BudgetModeBody(BudgetMode.Isolated))).Check();
        await TellAsync(book);
        Assert.Contains("No credit: Welcome is paused", await TitlesAsync(book, 2));
        Assert.Contains("No credit: Welcome is paused", await TitlesAsync(book, 3));
    }

    private static async Task TellAsync(RewardBook book)
    {
        var (database, time) = (book.Book.Database, book.Clock);
        var events = new EventQueries(database);
        using var maker = new NotificationMaker(
            database, events, new LiveEvents(events, time), [new CreditNotices(new Recipients(database))],
            new NotificationWriter(database, new NotificationDesk(database, time), time), time,
            NullLogger<NotificationMaker>.Instance);
        await database.WriteOutsideAsync(db => db.EventCursors.ExecuteDeleteAsync());
        await maker.MakeAllAsync(BookId.Live, default);
    }

    private static Task<List<string>> TitlesAsync(RewardBook book, int person)
    {
        var id = LiveBook.PersonOf(person);
        return book.Book.ReadAsync(async db => (await db.Notifications.Where(x => x.Person == id).ToListAsync())
            .ConvertAll(x => x.Title.Replace('\u00A0', ' ')));
    }
}
