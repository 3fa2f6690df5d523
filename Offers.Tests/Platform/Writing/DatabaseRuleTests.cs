using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Platform.Writing;

/// <summary>The rules that each database enforces by itself, against somebody who goes past the program.</summary>
public sealed class DatabaseRuleTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_recorded_cannot_be_changed_or_deleted(DatabaseProvider provider)
    {
        await using var book = await InvestedAsync(provider);
        foreach (var table in (string[])["Operation", "Entry", "Event", "AuditEntry"])
        {
            var column = table is "Operation" or "AuditEntry" ? "Reason" : table == "Event" ? "Type" : "Currency";
            await book.AssertRefusedAsync("append_only", $"UPDATE \"{table}\" SET \"{column}\" = 'x'");
            await book.AssertRefusedAsync("append_only", $"DELETE FROM \"{table}\"");
            if (provider == DatabaseProvider.PostgreSql)
            {
                await book.AssertRefusedAsync("append_only", $"TRUNCATE \"{table}\"");
            }
        }

        await BookCheck.AssertAsync(book.Database);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_operation_without_balanced_entries_is_refused(DatabaseProvider provider)
    {
        await using var book = await InvestedAsync(provider);
        var id = book.IdOf(Guid.CreateVersion7());
        var operation = book.Copy<Operation>("\"Number\" = 1", ("Id", id), ("Number", "999"));
        string Entry(string sequence, string amount, string currency) => book.Copy<Entry>(
            "\"Sequence\" = 1", ("Sequence", sequence), ("OperationId", id), ("AmountMinor", amount),
            ("Currency", $"'{currency}'"));
        string[] unbalanced =
        [
            "",
            Entry("901", "0", "AED"),
            Entry("901", "5", "AED") + Entry("902", "-4", "AED"),
            Entry("901", "5", "AED") + Entry("902", "-5", "USD"),
        ];
        foreach (var entries in unbalanced)
        {
            await book.AssertRefusedAsync("operation_not_balanced", entries + operation);
        }

        await book.RunAsync(Entry("901", "5", "AED") + Entry("902", "-5", "AED") + operation);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_operation_takes_no_entry_after_it_was_sealed(DatabaseProvider provider)
    {
        await using var book = await InvestedAsync(provider);
        await book.AssertRefusedAsync(
            "operation_sealed", book.Copy<Entry>("\"Sequence\" = 1", ("Sequence", "901"), ("AmountMinor", "0")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_account_cannot_go_below_zero_but_the_outside_world_can(DatabaseProvider provider)
    {
        await using var book = await InvestedAsync(provider);
        foreach (var purpose in Enum.GetNames<Purpose>().Except([nameof(Purpose.Settlement)]))
        {
            var account = book.Copy<Account>(
                "\"Purpose\" = 'Available'", ("Id", book.NewId()), ("Purpose", $"'{purpose}'"), ("Qualifier", "'rule'"),
                ("BalanceMinor", "-1"));
            await book.AssertRefusedAsync("CK_Account_not_negative", account);
        }

        await book.AssertRefusedAsync(
            "CK_Account_not_negative", "UPDATE \"Account\" SET \"BalanceMinor\" = -1 WHERE \"Purpose\" = 'Held'");

        await book.RunAsync("UPDATE \"Account\" SET \"BalanceMinor\" = -1 WHERE \"Purpose\" = 'Settlement'");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_more_than_the_cap_can_be_committed(DatabaseProvider provider)
    {
        await using var book = await InvestedAsync(provider);
        await book.AssertRefusedAsync(
            "CK_OfferTotals_cap", "UPDATE \"OfferTotals\" SET \"CommittedMinor\" = \"MaxMinor\" + 1");
        await book.AssertRefusedAsync("CK_OfferTotals_cap", "UPDATE \"OfferTotals\" SET \"CommittedMinor\" = -1");
        await book.AssertRefusedAsync("CK_OfferTotals_cap", "UPDATE \"OfferTotals\" SET \"MaxMinor\" = 1");
        await book.AssertRefusedAsync(
            "CK_Investment_parts", "UPDATE \"Investment\" SET \"AcceptedMinor\" = \"RequestedMinor\" + 1");
        await book.AssertRefusedAsync(
            "CK_Hold_parts", "UPDATE \"Hold\" SET \"CapturedMinor\" = \"AmountMinor\", \"VoidedMinor\" = 1");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_there_is_once_cannot_be_there_twice(DatabaseProvider provider)
    {
        await using var book = await InvestedAsync(provider);
        var id = ("Id", book.NewId());
        string[] twice =
        [
            book.Copy<Hold>("true", id),
            book.Copy<Account>("true", id),
            book.Copy<Event>("true", id),
            book.Copy<Event>("true", id, ("Number", "999")),
            book.Copy<AuditEntry>("true"),
            book.Copy<IdempotencyRecord>("true"),
            book.Copy<Position>("true"),
            book.Copy<InvestmentOffer>("true", id),
        ];
        foreach (var sql in twice)
        {
            await book.AssertRefusedAsync(
                provider == DatabaseProvider.Sqlite ? "UNIQUE constraint failed" : "duplicate key", sql);
        }

        await BookCheck.AssertAsync(book.Database);
    }

    [PostgresFact]
    public async Task A_write_past_the_pen_is_noticed_before_it_is_committed()
    {
        await using var book = await InvestedAsync(DatabaseProvider.PostgreSql);
        var before = await BookText.OfAsync(book.Database);
        var passing = new Scripted(
            names => names.Need(LedgerRows.AccountsOf, LiveBook.WalletOf(1)),
            work =>
            {
                // Another connection changes the rows that this command has read.
                var accounts = work.FindAll(LedgerRows.AccountsOf, LiveBook.WalletOf(1));
                book.RunAsync("UPDATE \"Account\" SET \"EntryCount\" = \"EntryCount\" + 1").GetAwaiter().GetResult();
                work.Ledger.Transfer(
                    (accounts[0], accounts[1]), new Money(1, Currency.Aed),
                    new OperationFacts("test.pass", "x", work.Now));
                return Answer.None();
            });
        var outcome = await Outcome.OfAsync(() =>
            book.Writer.SubmitAsync(passing, LiveBook.From(1, "goes-past-the-pen-now")));
        Assert.Contains("written_without_pen", $"{outcome.Error}", StringComparison.Ordinal);
        await book.RunAsync($"UPDATE \"Account\" SET \"EntryCount\" = \"EntryCount\" - {passing.Runs}");
        Assert.Equal(before, await BookText.OfAsync(book.Database));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_database_without_its_triggers_is_refused_at_start(DatabaseProvider provider)
    {
        await using var book = await LiveBook.OpenAsync(provider);
        await DatabaseStart.CheckAsync(book.Database);
        foreach (var trigger in (string[])["Operation_seal", "Entry_append_only"])
        {
            var table = provider == DatabaseProvider.Sqlite ? "" : $" ON \"{trigger.Split('_')[0]}\"";
            await book.RunAsync($"DROP TRIGGER \"{trigger}\"{table}");
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
                DatabaseStart.CheckAsync(book.Database));
            Assert.Contains(trigger, error.Message, StringComparison.Ordinal);
            await DatabaseStart.MigrateAsync(book.Database);
            await DatabaseStart.CheckAsync(book.Database);
        }
    }

    private static async Task<LiveBook> InvestedAsync(DatabaseProvider provider)
    {
        var book = await LiveBook.OpenAsync(provider);
        var offer = await book.PublishAsync("RULES", 100_00);
        await book.DepositAsync(1, 80_00);
        await book.Writer.SubmitAsync(LiveBook.InvestOf(offer, 1, 10_00), LiveBook.From(1, "an-investment-of-mine"));
        return book;
    }
}
