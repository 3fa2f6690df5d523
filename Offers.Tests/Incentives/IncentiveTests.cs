using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.IncentiveBook;
using static Offers.Tests.Investments.InvestmentBook;

namespace Offers.Tests.Incentives;

/// <summary>Who may promise what, with which money behind it, and how promises begin and end.</summary>
public sealed class IncentiveTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Publishing_holds_the_budget_and_without_money_nothing_is_stored(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var body = book.Body("1000.00") with { MaxUnits = 20 };
        var refused = await book.Incentives.CreateAsync(book.Once, book.Scope, body);
        Assert.Equal((402, "insufficient_balance"), (refused.Status, CodeOf(refused)));
        Assert.Equal(0, await book.Book.CountAsync<Incentive>());
        Assert.Equal(0, await book.Book.CountAsync<Budget>());

        await book.FundAsync("20000.00");
        var made = await book.Incentives.CreateAsync(book.Once, book.Scope, body);
        Assert.Equal(201, made.Status);
        Assert.Equal(IncentiveStatus.Active, (await OneAsync(book)).EffectiveStatus(book.Clock.GetUtcNow()));
        Assert.Equal(("0.00", "20000.00"), await book.BuilderAsync());
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_draft_needs_no_money_and_a_budget_of_nothing_is_refused(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var nothing = await book.Incentives.CreateAsync(book.Once, book.Scope, book.Body("0.00"));
        Assert.Equal((422, "budget_required"), (nothing.Status, CodeOf(nothing)));

        var draft = await book.PublishAsync("1000.00", x => x with { Publish = false });
        Assert.Equal(IncentiveStatus.Draft, draft.Status);
        await book.FundAsync("5000.00");
        (await book.Incentives.MoveAsync(
            book.Once, book.Scope, draft.Id, ("publish", new BudgetBody(new AmountText("5000.00"))))).Check();
        Assert.Equal(("0.00", "5000.00"), await book.BuilderAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_the_projects_builder_or_an_administrator_promises_on_it(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var other = new Organisation(BookId.Live, OrganisationKind.Builder, "Other Builders", null);
        await AddAsync(book.Book, [other]);
        var foreign = ProjectScope.OfBuilder(IncentiveBook.Of(other));
        var body = book.Body("10.00") with { Publish = false };

        Assert.Equal("not_owner", await CodeAsync(book, foreign, body));
        Assert.Equal("project_not_found", await CodeAsync(
            book, book.Scope, body with { ProjectId = Id<Project>.New() }));
        Assert.Equal("project_not_found", await CodeAsync(
            book, book.Platform, body with { ProjectId = Id<Project>.New() }));

        var mine = await book.PublishAsync("10.00", x => x with { Publish = false });
        var queries = new IncentiveQueries(book.Book.Database, book.Clock);
        Assert.Equal("incentive_not_found", (await Assert.ThrowsAsync<Refusal>(
            () => queries.GetAsync(foreign, mine.Id))).Code.Code);
        Assert.Equal("incentive_not_found", (await Assert.ThrowsAsync<Refusal>(
            () => book.Incentives.DeleteAsync(book.Once, foreign, mine.Id, Etag.Of(1)))).Code.Code);
        Assert.Equal(0, (await queries.ListAsync(foreign, new IncentiveFilter(), new PageRequest())).Total);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_the_platform_promises_the_builder_reads_and_does_not_change(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var made = (await book.Incentives.CreateAsync(
            CommandRequest.Once(LiveBook.Admin), book.Platform, book.Body("10.00") with { Publish = false }))
            .Read<IncentiveMade>();
        Assert.Equal(Organisation.PlatformId(BookId.Live).ToString(), made.Owner.Id);

        var queries = new IncentiveQueries(book.Book.Database, book.Clock);
        var seen = await queries.GetAsync(book.Scope, made.Id);
        Assert.All(seen.AllowedActions!, x => Assert.Equal("not_owner", x.Code));
        Assert.Equal("not_owner", (await Assert.ThrowsAsync<Refusal>(() => book.Incentives.MoveAsync(
            book.Once, book.Scope, made.Id, ("publish", null)))).Code.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Agents_see_published_incentives_of_the_projects_that_they_sell_now(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("1000.00");
        var shown = await book.PublishAsync("10.00");
        await book.PublishAsync("20.00", x => x with { Publish = false });
        var queries = new IncentiveQueries(book.Book.Database, book.Clock);

        var mine = await queries.ListForAgentAsync(
            BookId.Live, LiveBook.PersonOf(3), new IncentiveFilter(), new PageRequest());
        Assert.Equal([shown.Id], mine.Data.Select(x => x.Id));
        Assert.Null(mine.Data[0].Budget);
        var stranger = LiveBook.PersonOf(1);
        Assert.Equal(0, (await queries.ListForAgentAsync(
            BookId.Live, stranger, new IncentiveFilter(), new PageRequest())).Total);
        Assert.Equal("not_associated", (await Assert.ThrowsAsync<Refusal>(
            () => queries.GetForAgentAsync(BookId.Live, stranger, shown.Id))).Code.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_what_is_over_expires_and_what_is_closed_stays_closed(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("10000.00");
        var soon = book.Clock.GetUtcNow().AddDays(1);
        var over = await book.PublishAsync("1.00", x => x with { ValidUntil = soon });
        await book.PublishAsync("2.00", x => x with { ValidUntil = soon.AddYears(1) });
        await book.PublishAsync("3.00");
        var closed = await book.PublishAsync("4.00", x => x with { ValidUntil = soon });
        (await book.Incentives.MoveAsync(book.Once, book.Scope, closed.Id, ("close", null))).Check();
        book.Clock.Advance(TimeSpan.FromDays(2));

        var queries = new IncentiveQueries(book.Book.Database, book.Clock);
        Assert.Equal(IncentiveStatus.Expired, (await queries.GetAsync(book.Scope, over.Id)).Status);
        var expiry = new IncentiveExpiry(queries, book.Incentives);
        Assert.Equal(1, await expiry.RunAsync(LiveBook.Admin));
        Assert.Equal(0, await expiry.RunAsync(LiveBook.Admin));

        Assert.Equal(IncentiveStatus.Closed, (await queries.GetAsync(book.Scope, closed.Id)).Status);
        Assert.Equal("validity_invalid", CodeOf(await book.Incentives.MoveAsync(
            book.Once, book.Scope, over.Id, ("resume", null))));
        Assert.Equal(("9995.00", "5.00"), await book.BuilderAsync());
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_end_of_what_is_published_moves_to_a_later_time_only(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("100.00");
        var ends = book.Clock.GetUtcNow().AddDays(2);
        var made = await book.PublishAsync("10.00", x => x with { ValidUntil = ends });
        book.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("validity_invalid", CodeOf(await EditAsync("validUntil", ends.AddDays(-1).ToString("O"))));
        Assert.Equal(("90.00", "10.00"), await book.BuilderAsync());

        // What is over keeps its end while its words change, and gets a later one.
        book.Clock.Advance(TimeSpan.FromDays(2));
        (await EditAsync("title", "Over")).Check();
        Assert.Equal("validity_invalid", CodeOf(await EditAsync("validUntil", ends.AddHours(1).ToString("O"))));
        (await EditAsync("validUntil", ends.AddDays(9).ToString("O"))).Check();

        Task<Answer> EditAsync(string field, string value) => book.Incentives.EditAsync(
            book.Once, book.Scope, made.Id, ("*", new JsonObject { [field] = value }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Closing_gives_back_what_open_claims_and_booked_sales_cannot_need(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("1000.00");
        var incentive = await book.PublishAsync("100.00", x => x with { MaxUnits = 10 });
        await book.SellAsync(3);
        var booked = await book.SellAsync(4, SaleStage.Booked);
        book.Clock.Advance(TimeSpan.FromMinutes(1));

        (await book.Incentives.MoveAsync(book.Once, book.Scope, incentive.Id, ("close", null))).Check();
        Assert.Equal(("800.00", "200.00"), await book.BuilderAsync());

        await book.ApproveAllAsync();
        Assert.Equal(("800.00", "100.00"), await book.BuilderAsync());
        await book.MoveAsync(booked, "cancel");
        Assert.Equal(("900.00", "0.00"), await book.BuilderAsync());
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Drafts_are_deleted_and_what_agents_saw_is_archived(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("100.00");
        var draft = await book.PublishAsync("1.00", x => x with { Publish = false });
        var seen = await book.PublishAsync("100.00");

        Assert.Equal("deleted", (await DeleteAsync(book, draft)).Outcome);
        Assert.Equal("archived", (await DeleteAsync(book, seen)).Outcome);

        var kept = await OneAsync(book);
        Assert.Equal((true, IncentiveStatus.Closed), (kept.IsArchived, kept.Status));
        Assert.Equal(("100.00", "0.00"), await book.BuilderAsync());
        await book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_pause_counts_no_new_bookings_and_an_ended_association_keeps_earlier_ones(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.FundAsync("10000.00");
        var incentive = await book.PublishAsync("100.00", x => x with { MaxUnits = 10 });
        var early = await book.SellAsync(3, SaleStage.Booked);
        book.Clock.Advance(TimeSpan.FromDays(1));
        await EndAsync(book, 3);
        (await book.Incentives.MoveAsync(book.Once, book.Scope, incentive.Id, ("pause", null))).Check();
        book.Clock.Advance(TimeSpan.FromDays(1));
        await book.SellAsync(4);
        (await book.Incentives.MoveAsync(book.Once, book.Scope, incentive.Id, ("resume", null))).Check();
        book.Clock.Advance(TimeSpan.FromDays(1));
        await book.SellAsync(3);

        await book.MoveAsync(early, "pay");

        Assert.Equal(early.Id, Assert.Single(await book.ClaimsAsync()).Sale);
    }

    private static async Task EndAsync(IncentiveBook book, int agent)
    {
        await using var db = book.Book.Database.Outside();
        var person = LiveBook.PersonOf(agent);
        var association = await db.Associations.SingleAsync(x => x.Agent == person);
        association.End(LiveBook.PersonOf(2), null, book.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private static async Task<DeleteAnswer> DeleteAsync(IncentiveBook book, IncentiveMade incentive) =>
        (await book.Incentives.DeleteAsync(book.Once, book.Scope, incentive.Id, Etag.Of(incentive.Revision)))
        .Read<DeleteAnswer>();

    private static Task<Incentive> OneAsync(IncentiveBook book) =>
        book.Book.ReadAsync(db => db.Incentives.SingleAsync());

    private static async Task<string> CodeAsync(IncentiveBook book, ProjectScope scope, IncentiveBody body) =>
        (await Assert.ThrowsAsync<Refusal>(() => book.Incentives.CreateAsync(book.Once, scope, body))).Code.Code;
}
