using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Offers.Data.Investments;
using Offers.Data.Platform;
using Offers.Data.Platform.Events;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Views;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using Offers.Web.Investments;

namespace Offers.Tests.Investments;

/// <summary>Investors are told once of an offer that fits a search that they saved.</summary>
public sealed class SearchNoticesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_offer_is_told_once_for_each_search_that_it_fits(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        await book.IntroduceAsync(12);
        await SaveAsync(book, 10, "Well paid", "currency=AED&rate=600", ViewNews.Told);
        await SaveAsync(book, 10, "Palms", "q=palm", ViewNews.Told);
        await SaveAsync(book, 10, "Dollars", "currency=USD", ViewNews.Told);
        await SaveAsync(book, 11, "Everything", "", ViewNews.Silent);
        await SaveAsync(book, 9, "Well paid", "currency=AED&rate=600", ViewNews.Told);

        var (rich, poor) = (await PublishAsync(book, 800), await PublishAsync(book, 500));
        await TellAsync(book);
        await book.MoveAsync(rich, "pause");
        await book.MoveAsync(rich, "resume");
        await TellAsync(book);

        string[] expected =
            [$"{poor} A new offer fits Palms", $"{rich} A new offer fits Palms", $"{rich} A new offer fits Well paid"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), await ToldAsync(book, 10));
        Assert.Equal([$"{rich} A new offer fits Well paid"], await ToldAsync(book, 9));
        Assert.Empty(await ToldAsync(book, 11));
    }

    private static async Task<Id<Domain.Investments.InvestmentOffer>> PublishAsync(LiveBook book, int bps)
    {
        var made = await book.Desk().CreateAsync(CommandRequest.Once(LiveBook.Admin), new OfferBody
        {
            Code = $"FIT-{bps}", Name = "Palm residence", MaxAmount = new("1000.00"), AnnualRateBps = bps,
        });
        var id = made.Read<Made>().Id;
        await book.MoveAsync(id, "publish");
        return id;
    }

    private static async Task SaveAsync(LiveBook book, int person, string name, string query, ViewNews news)
    {
        var desk = new SavedViewDesk(book.Writer);
        var key = $"{person} {name}";
        var saved = (await desk.SaveAsync(
            LiveBook.From(person, key), new ViewText(OfferSheets.Gallery.Key, name, query))).Read<SavedViewAnswer>();
        (await desk.TellAsync(LiveBook.From(person, key + " news"), saved.Id, news)).Check();
    }

    private static async Task TellAsync(LiveBook book)
    {
        var (time, events) = (TimeProvider.System, new EventQueries(book.Database));
        var writer = new NotificationWriter(book.Database, new NotificationDesk(book.Database, time), time);
        var source = new SearchNotices(new SavedViewQueries(book.Database), new OfferQueries(book.Database, time));
        using var maker = new NotificationMaker(
            book.Database, events, new LiveEvents(events, time), [source], writer, time,
            NullLogger<NotificationMaker>.Instance);
        while (await maker.MakeSomeAsync(BookId.Live, default) > 0)
        {
        }
    }

    private static async Task<List<string>> ToldAsync(LiveBook book, int person)
    {
        var id = LiveBook.PersonOf(person);
        var notes = await book.ReadAsync(db => db.Notifications.Where(x => x.Person == id).ToListAsync());
        return [.. notes.Select(x => $"{x.Subject} {x.Title}").Order(StringComparer.Ordinal)];
    }

    private sealed record Made(Id<Domain.Investments.InvestmentOffer> Id);
}
