using System.CommandLine;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Jobs;
using Offers.Web.Ledger.Jobs;
using Offers.Web.Platform.Commands;

namespace Offers.Web.Ledger;

/// <summary><c>ledger verify</c> and <c>audit verify</c>.</summary>
public sealed class LedgerCommands(OffersDatabase database, JobLog log, BooksQueries books, AuditChain chain)
    : ICommandSource
{
    /// <inheritdoc/>
    public IEnumerable<Command> Commands()
    {
        yield return new Command("ledger", "The books.")
            .With("verify", "Prove the books: balances, entries, holds, numbers", (_, output) =>
                database.OnDatabaseAsync(() => VerifyBooksAsync(output)));
        yield return new Command("audit", "The audit chain.")
            .With("verify", "Walk along the audit chain", (_, output) =>
                database.OnDatabaseAsync(() => VerifyChainAsync(output)));
    }

    private async Task<int> VerifyBooksAsync(TextWriter output)
    {
        var faults = 0;
        foreach (var book in await log.BooksAsync())
        {
            var report = await books.CheckAsync(book);
            faults += report.Mismatches;
            foreach (var currency in report.Currencies)
            {
                await output.WriteLineAsync($"{book} {currency.Currency.Code} trial balance {currency.TrialBalance}");
            }

            await output.WriteLineAsync(
                $"{book} {report.Accounts} accounts, {report.Holds} holds: {BooksWords.FaultsOf(report)} wrong");
        }

        return faults == 0 ? 0 : 1;
    }

    private async Task<int> VerifyChainAsync(TextWriter output)
    {
        var isWhole = true;
        foreach (var book in await log.BooksAsync())
        {
            var report = await chain.VerifyAsync(book);
            isWhole &= report.Verified;
            await output.WriteLineAsync(report.Verified
                ? $"{book} audit chain is whole: {report.Entries} rows, last hash {report.Head}"
                : $"{book} audit chain is broken at row {report.FirstBad}: {report.Problem}");
        }

        return isWhole ? 0 : 1;
    }
}
