using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Ledger;

public sealed class BankFileTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Line_that_names_a_reference_posts_its_deposit(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        var small = await world.AskDepositAsync(person, "250.00");
        var large = await world.AskDepositAsync(person, "4000.00");
        var import = await world.ImportAsync(
            CashWorld.Line("A1", "250", note: $"ref {small.PaymentReference}"),
            CashWorld.Line("A2", "4000.0", note: $"{large.PaymentReference}"),
            CashWorld.Line("A3", "-12.50", note: "fee"));
        Assert.Equal(
            [BankOutcome.Matched, BankOutcome.InReview, BankOutcome.Outgoing], import.Lines.Select(x => x.Outcome));
        Assert.Equal(("250.00", "0.00"), await world.Ledger.BalancesAsync(person));
        var clearing = Assert.Single(await world.ClearingAsync());
        Assert.Equal("Clearing:deposit-review", clearing.Account);
        (await world.Deposits.ReleaseAsync(world.BySecond(), Id<TopUp>.Parse(large.Id), "seen")).Check();
        Assert.Equal(("4250.00", "0.00"), await world.Ledger.BalancesAsync(person));
        Assert.Empty(await world.ClearingAsync());
        await world.Ledger.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Repeated_file_changes_nothing(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        var asked = await world.AskDepositAsync(person, "250.00");
        string[] lines = [CashWorld.Line("A1", "250.00", note: asked.PaymentReference!), CashWorld.Line("A2", "9.00")];
        await world.ImportAsync(lines);
        await using var db = world.Ledger.Database.Read(BookId.Live);
        var before = (db.Operations.Count(), db.BankLines.Count(), db.BankFiles.Count());
        var again = await world.ImportAsync([.. lines, CashWorld.Line("A3", "-1.00")]);
        Assert.Equal((null, "0.00"), (again.File, again.Added.Text));
        Assert.Equal(2, again.Counts["known"]);
        Assert.Equal(before, (db.Operations.Count(), db.BankLines.Count(), db.BankFiles.Count()));
        var more = await world.ImportAsync([.. lines, CashWorld.Line("A4", "3.00")]);
        Assert.Equal("3.00", more.Added.Text);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Dry_run_says_what_each_line_would_do_and_stores_nothing(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        await world.AskDepositAsync(await world.Ledger.PersonAsync("Leila Haddad"), "77.00");
        var statement = await CashWorld.ReadAsync(
            CashWorld.Line("A1", "77.00", "\"HADDAD, LEILA M.\""), CashWorld.Line("A2", "x"), "2026-13-01,A3,X,,5.00");
        var request = world.Ledger.ByAdmin();
        var shown = await world.Bank.ImportAsync(request with { Mode = RunMode.DryRun }, statement);
        var result = shown.Read<Preview>().Result!.Value;
        Assert.Equal(
            ["unmatched", "unreadable", "unreadable"],
            result.GetProperty("lines").EnumerateArray().Select(x => x.GetProperty("outcome").GetString()));
        Assert.Contains("Leila Haddad", result.GetRawText(), StringComparison.Ordinal);
        var refused = await world.Bank.ImportAsync(request, statement);
        Assert.Equal(LedgerCodes.BankFileInvalid, Assert.Throws<Refusal>(() => refused.Check()).Code);
        Assert.Empty(await world.UnmatchedAsync());
        Assert.Empty(await world.ClearingAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Clearing_is_zero_when_all_lines_are_explained_and_names_those_that_are_not(
        DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync("Leila Haddad");
        var asked = await world.AskDepositAsync(person, "80.00");
        await world.ImportAsync(
            CashWorld.Line("A1", "80.00", "Leila Haddad"), CashWorld.Line("A2", "30.00"),
            CashWorld.Line("A3", "5.00"), CashWorld.Line("A4", "81.00", note: asked.PaymentReference!));
        var lines = (await world.UnmatchedAsync()).OrderBy(x => x.Number).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Equal("same amount, same name", Assert.Single(lines[0].Suggestions).Why);
        Assert.Equal("the reference is its, the amount is not", Assert.Single(lines[3].Suggestions).Why);
        var clearing = Assert.Single(await world.ClearingAsync());
        Assert.Equal("196.00", clearing.Balance.ToString());
        Assert.Equal(
            lines.Select(x => x.Id.ToString()).Order(StringComparer.Ordinal),
            clearing.Items.Select(x => x.Id).Order(StringComparer.Ordinal));

        await AssignAsync(world, lines[3].Id, new BankAssignment(Id<TopUp>.Parse(asked.Id), null, "one more came"));
        await AssignAsync(world, lines[0].Id, new BankAssignment(null, person, "told us by phone"));
        await AssignAsync(world, lines[1].Id, new BankAssignment(null, person, "and this"));
        Assert.Equal(("191.00", "0.00"), await world.Ledger.BalancesAsync(person));
        Assert.Equal($"{lines[2].Id}", Assert.Single(Assert.Single(await world.ClearingAsync()).Items).Id);
        (await world.Bank.ReturnAsync(world.BySecond(), lines[2].Id, "nobody here")).Check();
        Assert.Empty(await world.ClearingAsync());
        await world.Ledger.AssertBooksAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_administrators_explain_the_same_line_at_once_and_one_wins(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        for (var round = 0; round < TestScale.Current.RaceRounds; round++)
        {
            await world.ImportAsync(CashWorld.Line($"R{round}", "5.00"));
            var line = Assert.Single(await world.UnmatchedAsync()).Id;
            var answers = await Task.WhenAll(
                world.Bank.AssignAsync(world.Ledger.ByAdmin(), line, new BankAssignment(null, person, "his")),
                world.Bank.AssignAsync(world.BySecond(), line, new BankAssignment(null, person, "his")),
                world.Bank.ReturnAsync(world.BySecond(), line, "nobody's"));
            Assert.Single(answers, x => !x.IsRefusal);
        }

        Assert.Empty(await world.ClearingAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Same_reference_twice_in_a_file_posts_once(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        var asked = await world.AskDepositAsync(person, "50.00");
        await world.ImportAsync(
            CashWorld.Line("A1", "50.00", note: asked.PaymentReference!),
            CashWorld.Line("A2", "50.00", note: asked.PaymentReference!));
        Assert.Equal(("50.00", "0.00"), await world.Ledger.BalancesAsync(person));
        Assert.Equal("50.00", Assert.Single(await world.ClearingAsync()).Balance.ToString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Largest_file_is_imported_in_one_commit_and_a_larger_one_is_refused(DatabaseProvider provider)
    {
        await using var world = await CashWorld.NewAsync(provider);
        var person = await world.Ledger.PersonAsync();
        var named = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            named.Add((await world.AskDepositAsync(person, "3.00")).PaymentReference!);
        }

        var lines = Enumerable.Range(0, BankStatement.MaxLines)
            .Select(i => CashWorld.Line($"L{i}", "3.00", note: i < named.Count ? named[i] : "none")).ToArray();
        var import = await world.ImportAsync(lines);
        Assert.Equal((20, 1_980), (import.Counts["matched"], import.Counts["unmatched"]));
        Assert.Equal("5940.00", Assert.Single(await world.ClearingAsync()).Balance.ToString());
        Assert.Equal(("60.00", "0.00"), await world.Ledger.BalancesAsync(person));
        var refusal = await Assert.ThrowsAsync<Refusal>(
            () => CashWorld.ReadAsync([.. lines, CashWorld.Line("one more", "1.00")]));
        Assert.Equal(LedgerCodes.BankFileInvalid, refusal.Code);
    }

    [Fact]
    public async Task Layout_with_debit_and_credit_reads_quotes_and_grouping()
    {
        var statement = await CashWorld.ReadAsync(
            BankLayout.DebitCredit,
            "\ufeffBooking Date,Bank Reference,Counterparty,Narrative,Debit,Credit\r\n"
            + "2026-03-01,F1,\"Haddad, Leila\",\"a \"\"b\"\"\nc\",,\"1,250.5\"\r\n"
            + "2026-03-02,F2,Bank,Fee,45.00,0.00\r\n");
        var receipt = statement.Rows[0].Receipt!;
        Assert.Equal(("1250.50", "Haddad, Leila"), (receipt.Amount.ToString(), receipt.Payer));
        Assert.Equal((null, null), (statement.Rows[1].Receipt, statement.Rows[1].Problem));
    }

    [Fact]
    public async Task European_layout_reads_days_and_commas()
    {
        var statement = await CashWorld.ReadAsync(
            BankLayout.European, "Date;Reference;Name;Purpose;Amount\n31.03.2026;F1;L;;1.250,05\n");
        var receipt = statement.Rows[0].Receipt!;
        Assert.Equal(("1250.05", new DateOnly(2026, 3, 31)), (receipt.Amount.ToString(), receipt.BookedOn));
    }

    [Theory]
    [InlineData("Date,Reference,Name,Amount\n", "Description")]
    [InlineData("", "empty")]
    [InlineData("Date,Reference,Name,Description,Amount\n2026-03-01,\"F1,X,,5.00", "never closed")]
    public async Task File_that_is_not_one_is_refused_with_what_is_wrong(string text, string word)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => CashWorld.ReadAsync(BankLayout.SignedAmount, text));
        Assert.Equal(LedgerCodes.BankFileInvalid, refusal.Code);
        Assert.Contains(word, refusal.Detail, StringComparison.Ordinal);
    }

    private static async Task AssignAsync(CashWorld world, Id<BankLine> line, BankAssignment to) =>
        (await world.Bank.AssignAsync(world.BySecond(), line, to)).Check();
}
