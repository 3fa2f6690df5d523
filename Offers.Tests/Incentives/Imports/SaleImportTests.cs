using Microsoft.EntityFrameworkCore;
using Offers.Data.Incentives;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Writing;
using static Offers.Tests.Incentives.Imports.ImportBook;

namespace Offers.Tests.Incentives.Imports;

/// <summary>Files of sales: checked first, entered once, whatever is in them.</summary>
public sealed class SaleImportTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_check_counts_every_row_and_changes_nothing(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.UnitsAsync(4);
        await book.Book.SellAsync(3, SaleStage.Booked, x => x with { Reference = "known" });
        var known = (await book.Book.Book.ReadAsync(db => db.Units.ToListAsync()))
            .Single(x => x.Number.StartsWith('U')).Number;
        var before = await book.StateAsync();

        var id = await book.SendAsync(
            Row("A-1"), Row("a-2", reference: "R-2", paid: "2026-03-02"), Row(known, reference: "known"),
            Row(known, reference: "known", paid: "2026-03-02"), Row("A-9"), Row("A-3", agent: "nobody@x.example"),
            Row("A-1"), Row("A-4", booked: "2026-03-03"),
            Row("A-4", agent: "person3@offers.example|person4@offers.example", split: "50|40"),
            Row("A-4", price: "12.345"));
        await book.WorkAsync(id);

        var view = await book.ViewAsync(id);
        Assert.Equal(
            (SaleImportState.Ready, new SaleImportCount(2, 1, 1, 6), 10), (view.Status, view.Found, view.Rows));
        Assert.Equal([6, 7, 8, 9, 10, 11], view.FirstFaults!.Select(x => x.Line));
        Assert.Equal(before, await book.StateAsync());
        Assert.Equal(1, await book.Book.Book.CountAsync<Sale>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_become_sales_and_claims_as_the_form_makes_them(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.Book.PublishAsync("100.00", x => x with { Budget = new AmountText("10000.00") });
        await book.UnitsAsync(5);
        var id = await book.ImportAsync(
            Row("A-1", paid: "2026-03-02"), Row("A-2"), Row("A-3", agent: LiveBook.PersonOf(4).ToString(),
                paid: "2026-03-02", price: "4900000"), Row("A-77"),
            Row("A-4", agent: "person3@offers.example|person4@offers.example", split: "25|75", paid: "2026-03-02",
                contact: "person3@offers.example"));

        Assert.Equal(SaleImportState.Done, (await book.ViewAsync(id)).Status);
        Assert.Equal(
            ["2 new", "3 new", "4 new", "5 faulty: Sunrise has no such unit.", "6 new"], await book.LinesAsync(id));
        var claims = await book.Book.ClaimsAsync();
        Assert.Equal(["25.00", "75.00", "100.00", "100.00"],
            claims.Select(x => x.Amount).Order().Select(x => x.ToString()));
        Assert.Equal(1, claims.Count(x => x.Status == ClaimStatus.Held));
        var prices = await book.Book.Book.ReadAsync(db => db.Sales.Select(x => x.PriceMinor).ToListAsync());
        Assert.Equal(1, prices.Count(x => x == IncentiveBook.Inr("4900000.00").Minor));
        Assert.Equal(2, await book.Book.Book.ReadAsync(db => db.Units.CountAsync(x =>
            x.Status == UnitStatus.Reserved || x.Status == UnitStatus.Available)));
        await book.Book.ApproveAllAsync();
        await book.Book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_file_twice_enters_nothing_twice(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.UnitsAsync(3);
        string[] rows = [Row("A-1"), Row("A-2", reference: "R-2"), Row("A-3", paid: "2026-03-02")];
        await book.ImportAsync(rows);
        var state = await book.StateAsync();
        var again = await book.SendAsync(rows);
        await book.WorkAsync(again);

        var view = await book.ViewAsync(again);
        Assert.Equal(new SaleImportCount(0, 3, 0, 0), view.Found);
        Assert.Equal("import_nothing_new", (await Assert.ThrowsAsync<Refusal>(() => book.StartAsync(again))).Code.Code);
        Assert.Equal(state, await book.StateAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reference_moves_its_sale_on_and_nothing_else_of_it_changes(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.Book.PublishAsync("100.00", x => x with { Budget = new AmountText("10000.00") });
        await book.UnitsAsync(3);
        await book.ImportAsync(Row("A-1", reference: "R-1"), Row("A-2", reference: "R-2"));
        Assert.Empty(await book.Book.ClaimsAsync());

        var id = await book.ImportAsync(
            Row("A-1", reference: "R-1", paid: "2026-03-02"), Row("A-3", reference: "R-2"),
            Row("A-2", reference: "R-2", price: "1"), Row("A-2", agent: "person4@offers.example", reference: "R-2"),
            Row("A-3", reference: "R-3"), Row("A-3", reference: "R-3", paid: "2026-03-02"));

        Assert.Equal(["2 changed", "3 faulty", "4 faulty", "5 faulty", "6 new", "7 changed"],
            (await book.LinesAsync(id)).Select(x => x.Split(':')[0]));
        Assert.Equal(2, (await book.Book.ClaimsAsync()).Count);
        Assert.Equal(2, await book.Book.Book.ReadAsync(db => db.Units.CountAsync(x => x.Status == UnitStatus.Sold)));
        await book.Book.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_day_than_that_of_the_sale_is_a_fault(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.UnitsAsync(2);
        await book.ImportAsync(
            Row("A-1", booked: "2026-02-10", paid: "2026-02-20", reference: "R-1"),
            Row("A-2", booked: "2026-02-10", reference: "R-2"));

        var id = await book.ImportAsync(
            Row("A-1", booked: "2026-02-10T20:00:00+05:30", reference: "R-1"),
            Row("A-1", booked: "2026-02-11", reference: "R-1"),
            Row("A-1", booked: "2026-02-10", paid: "2026-02-21", reference: "R-1"),
            Row("A-2", booked: "2026-02-09", paid: "2026-02-20", reference: "R-2"),
            Row("A-2", booked: "2026-02-10", paid: "2026-02-20", reference: "R-2"),
            Row("A-2", booked: "2026-02-10", paid: "2026-02-21", reference: "R-2"));

        const string Booked = "The sale with this reference was booked on another day.";
        const string Paid = "The sale with this reference was paid on another day.";
        Assert.Equal(
            [
                "2 same", $"3 faulty: {Booked}", $"4 faulty: {Paid}", $"5 faulty: {Booked}", "6 changed",
                $"7 faulty: {Paid}",
            ],
            await book.LinesAsync(id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_buyer_than_that_of_the_sale_is_a_fault_where_the_file_names_one(
        DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.UnitsAsync(2);
        string[] heads = ["project", "unit", "agent", "booked", "reference", "buyer", "contact"];
        string Text(params string[] buyers) => string.Join('\n', buyers
            .Select(x => $"Sunrise,A-1,person3@offers.example,2026-03-02,R-1,{x}").Prepend(string.Join(',', heads)));
        var first = await book.SendTextAsync(Text("Meera Iyer,Meera@x.example"));
        await book.WorkAsync(first);
        await book.StartAsync(first);
        await book.WorkAsync(first);

        var id = await book.SendTextAsync(Text(
            ",", "Meera Iyer,meera@x.example", "Somebody Else,", ",somebody@x.example"));
        await book.WorkAsync(id);
        Assert.Equal(new SaleImportCount(0, 2, 0, 2), (await book.ViewAsync(id)).Found);
        Assert.All(await book.LinesAsync(id), x => Assert.EndsWith("has another buyer.", x, StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_the_check_left_out_stays_out_even_where_it_would_fit_now(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.UnitsAsync(1);
        var id = await book.SendAsync(Row("A-1"), Row("B-1"));
        await book.WorkAsync(id);
        await book.UnitsAsync(1, "B");
        await book.StartAsync(id);
        await book.WorkAsync(id);

        Assert.Equal(new SaleImportCount(1, 0, 0, 1), (await book.ViewAsync(id)).Done);
        Assert.Equal(1, await book.Book.Book.CountAsync<Sale>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_builder_reaches_neither_projects_nor_files_of_another(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.UnitsAsync(1);
        var other = new Organisation(BookId.Live, OrganisationKind.Builder, "Other", null);
        var project = new Project(
            other, Currency.Inr, new ProjectFacts("Moonrise", ProjectType.Residential, "Pune", null));
        await IncentiveBook.AddAsync(book.Book.Book, [other, project]);
        await book.UnitsAsync(1, "M", project);
        var id = await book.SendAsync(
            Row("A-1"), Row("M-1").Replace("Sunrise", "Moonrise", StringComparison.Ordinal),
            Row("M-1").Replace("Sunrise", project.Id.ToString(), StringComparison.Ordinal));
        await book.WorkAsync(id);

        Assert.Equal(new SaleImportCount(1, 0, 0, 2), (await book.ViewAsync(id)).Found);
        var foreign = ProjectScope.OfBuilder(IncentiveBook.Of(other));
        Assert.Equal("import_not_found", await CodeAsync(() => book.Queries.GetAsync(foreign, id)));
        Assert.Equal("import_not_found", await CodeAsync(() => book.Desk.StartAsync(book.Book.Once, foreign, id)));
        Assert.Empty((await book.Queries.ListAsync(foreign, null, new PageRequest())).Data);
        Assert.Single((await book.Queries.ListAsync(book.Book.Platform, null, new PageRequest())).Data);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_without_rows_fails_and_cannot_be_started(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        var id = await book.SendTextAsync(Heads + "\n\n,,,\n");
        await book.WorkAsync(id);

        var view = await book.ViewAsync(id);
        Assert.Equal((SaleImportState.Failed, "The file has no rows."), (view.Status, view.Fault));
        Assert.DoesNotContain(view.AllowedActions, x => x.Allowed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cancelled_it_keeps_what_it_has_and_resumed_it_enters_the_rest(DatabaseProvider provider)
    {
        await using var book = await OpenAsync(provider);
        await book.UnitsAsync(1_200);
        var id = await book.SendAsync([.. Enumerable.Range(1, 1_200).Select(n => Row($"A-{n}"))]);
        await book.WorkAsync(id);
        await book.StartAsync(id);
        using var stop = new CancellationTokenSource();
        book.Book.Book.Writer.Committed += _ => stop.Cancel();
        await Assert.ThrowsAsync<OperationCanceledException>(() => book.WorkAsync(id, stopping: stop.Token));
        (await book.Desk.CancelAsync(book.Book.Once, book.Book.Scope, id)).Check();
        await book.WorkAsync(id);
        var cancelled = await book.ViewAsync(id);
        Assert.Equal(SaleImportState.Cancelled, cancelled.Status);
        Assert.True(cancelled.Done.New < 1_200);

        (await book.Desk.ResumeAsync(book.Book.Once, book.Book.Scope, id)).Check();
        await book.WorkAsync(id);
        Assert.Equal(
            (SaleImportState.Done, 1_200), ((await book.ViewAsync(id)).Status, (await book.ViewAsync(id)).Done.New));
        Assert.Equal(1_200, await book.Book.Book.CountAsync<Sale>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_first_units_go_to_the_first_rows_as_if_they_were_entered_one_by_one(DatabaseProvider provider)
    {
        string[] rows =
        [
            .. Enumerable.Range(1, 40).Select(n => Row(
                $"A-{n}", agent: $"person{3 + (n * 7 % 8)}@offers.example", paid: "2026-03-02")),
        ];
        var states = new List<string>();
        foreach (var way in new[] { "file", "form" })
        {
            await using var book = await OpenAsync(provider);
            await book.Book.PublishAsync("100.00", x => x with { MaxUnits = 10 });
            await book.UnitsAsync(40);
            if (way == "file")
            {
                await book.ImportAsync(rows);
            }
            else
            {
                await EnterByFormAsync(book);
            }

            Assert.Equal(10, (await book.Book.ClaimsAsync()).Count);
            await book.Book.AssertBooksAsync();
            states.Add(await book.StateAsync());
        }

        Assert.Equal(Plain(states[1]), Plain(states[0]));
    }

    private static async Task EnterByFormAsync(ImportBook book)
    {
        for (var n = 1; n <= 40; n++)
        {
            (await book.Book.Sales.EnterAsync(book.Book.Once, book.Book.Scope, new SaleBody
            {
                ProjectId = book.Book.Project.Id, UnitNumber = $"A-{n}", Stage = SaleStage.Paid,
                Agents = [new SaleAgentBody(Email: $"person{3 + (n * 7 % 8)}@offers.example")],
            })).Check();
        }
    }

    // The builder is another organisation in each book, and nothing of his wallet moves here.
    private static string Plain(string state) =>
        string.Join('\n', state.Split('\n').Where(x => x.StartsWith('A')));

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<Refusal>(act)).Code.Code;
}
