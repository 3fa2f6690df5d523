using Offers.Data.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Jobs;

namespace Offers.Web.Ledger.Jobs;

/// <summary>Proves the books of every book; a run that finds a fault has failed and says what is wrong.</summary>
public abstract class BooksJob(BooksQueries books) : ScheduledJob
{
    /// <inheritdoc/>
    public override async Task RunAsync(JobContext context)
    {
        var faults = new List<string>();
        foreach (var book in context.Books)
        {
            context.Found(1);
            var report = await CheckAsync(books, book);
            if (report.Mismatches > 0)
            {
                faults.Add($"{book}: {BooksWords.FaultsOf(report)}");
            }
            else
            {
                context.Done(1);
            }
        }

        context.Note = "Balanced.";
        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join("; ", faults));
        }
    }

    /// <summary>Checks one book.</summary>
    protected abstract Task<BooksReport> CheckAsync(BooksQueries queries, BookId book);
}

/// <summary>Compares all sums every five minutes.</summary>
public sealed class ReconciliationJob(BooksQueries books) : BooksJob(books)
{
    /// <inheritdoc/>
    public override string Name => "reconciliation";

    /// <inheritdoc/>
    public override string Purpose => "Compares balances with entries, holds and what modules derive from them.";

    /// <inheritdoc/>
    public override string Schedule => "0 0/5 * * * ?";

    /// <inheritdoc/>
    protected override Task<BooksReport> CheckAsync(BooksQueries queries, BookId book) => queries.CheckAsync(book);
}

/// <summary>Proves the whole books every night, the audit chain included.</summary>
public sealed class BooksCheckJob(BooksQueries books) : BooksJob(books)
{
    /// <inheritdoc/>
    public override string Name => "books-check";

    /// <inheritdoc/>
    public override string Purpose => "Proves the whole books, the audit chain included.";

    /// <inheritdoc/>
    public override string Schedule => "0 10 2 * * ?";

    /// <inheritdoc/>
    protected override Task<BooksReport> CheckAsync(BooksQueries queries, BookId book) => queries.VerifyAsync(book);
}
