using System.Text.Json.Nodes;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;

namespace Offers.Tests.Incentives;

/// <summary>Who is told what of incentives and claims, once each.</summary>
public sealed class IncentiveNoticesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_title_as_long_as_titles_are_stops_no_notice(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.PublishAsync("10.00", x => x with { Title = new string('T', Limits.Title) });
        await book.PublishAsync("10.00");
        await book.TellAsync();
        var said = await book.TitlesAsync(3);
        Assert.Equal(["New for you: Closing bonus", said[1]], said);
        Assert.Equal((Limits.Title, true), (said[1].Length, said[1].EndsWith("T…", StringComparison.Ordinal)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_change_of_terms_and_each_pause_is_told_however_often_events_are_read(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var made = await book.PublishAsync("10.00");
        foreach (var most in new[] { 5, 6 })
        {
            (await book.Incentives.EditAsync(
                book.Once, book.Scope, made.Id, ("*", new JsonObject { ["maxUnits"] = most })))
                .Check();
            (await book.Incentives.MoveAsync(book.Once, book.Scope, made.Id, ("pause", null))).Check();
            book.Clock.Advance(TimeSpan.FromMinutes(1));
            (await book.Incentives.MoveAsync(book.Once, book.Scope, made.Id, ("resume", null))).Check();
            book.Clock.Advance(TimeSpan.FromMinutes(1));
            await book.TellAsync();
        }

        await book.TellAsync();
        Assert.Equal(
        [
            "It goes on: Closing bonus", "It goes on: Closing bonus", "New for you: Closing bonus",
            "New terms: Closing bonus", "New terms: Closing bonus", "Paused: Closing bonus", "Paused: Closing bonus",
        ], await book.TitlesAsync(3));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrators_hear_of_claims_that_the_platform_pays_and_builders_of_theirs(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var platform = Organisation.PlatformId(BookId.Live);
        await IncentiveBook.AddAsync(book.Book,
        [
            new Membership(LiveBook.PersonOf(1), platform, Role.Admin),
            new Membership(LiveBook.PersonOf(2), book.Builder.Id, Role.Builder),
        ]);
        var wallet = new CashRequest(Owner.Of(BookId.Live, platform), IncentiveBook.Inr("100.00"), null, "Test money");
        (await book.Book.Writer.SubmitAsync(new Deposit(wallet), CommandRequest.Once(LiveBook.Admin))).Check();
        (await book.Incentives.CreateAsync(
            CommandRequest.Once(LiveBook.Admin), book.Platform, book.Body("10.00"))).Check();
        await book.SellAsync(3);
        await book.TellAsync();
        var told = Assert.Single(await book.ToldAsync(1));
        Assert.Equal(
            ("A claim of INR 10.00 waits for you", "/admin/claims"),
            (told.Title.Replace('\u00A0', ' '), told.Link));
        Assert.Empty(await book.ToldAsync(2));

        await book.PublishAsync("20.00");
        await book.SellAsync(4);
        await book.TellAsync();
        Assert.Equal("/builder/claims", Assert.Single(await book.ToldAsync(2)).Link);
        Assert.Equal(2, (await book.ToldAsync(1)).Count);
    }

    private static async Task<IncentiveBook> OpenAsync(DatabaseProvider provider)
    {
        var book = await IncentiveBook.OpenAsync(provider);
        await book.FundAsync("1000.00");
        return book;
    }
}
