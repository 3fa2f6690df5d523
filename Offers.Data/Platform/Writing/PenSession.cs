using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// One connection that writes: takes a book's pen, reads named rows, writes a set of rows, commits. Each provider has
/// its own way with the fewest round trips.
/// </summary>
internal abstract class PenSession(DbConnection connection, IModel model) : IAsyncDisposable
{
    /// <summary>The connection.</summary>
    protected DbConnection Connection => connection;

    /// <summary>EF's model, from which statements are built.</summary>
    protected IModel Model => model;

    /// <summary>
    /// Begins a transaction, takes the pen of a book, reads the kept answers of the keys and the named rows.
    /// </summary>
    internal abstract Task<PenStart> TakeAsync(BookId book, IReadOnlyList<CommandKey> keys, RowNames names);

    /// <summary>
    /// Begins a transaction that only reads: the head, without waiting for the pen, and the named rows.
    /// </summary>
    internal abstract Task<PenStart> PeekAsync(BookId book, RowNames names);

    /// <summary>Reads further rows in the transaction.</summary>
    internal abstract Task LoadAsync(RowNames names, RowSet rows);

    /// <summary>Writes new and changed rows.</summary>
    internal abstract Task WriteAsync(WriteSet added, RowSet rows);

    /// <summary>
    /// Writes new and changed rows and commits; with the fewest round trips that the provider allows.
    /// </summary>
    internal abstract Task WriteAndCommitAsync(WriteSet added, RowSet rows);

    /// <summary>Takes the transaction back.</summary>
    internal abstract Task RollbackAsync();

    /// <summary>Reads kept answers, outside of a transaction.</summary>
    internal abstract Task<IReadOnlyList<IdempotencyRecord>> ReadAnswersAsync(IReadOnlyList<CommandKey> keys);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>The value that an update gives the concurrency token: the verb's own, or one more.</summary>
    protected static object NextToken(Column token, object row, object original)
    {
        var before = Convert.ToInt64(token.Get(original), System.Globalization.CultureInfo.InvariantCulture);
        var now = Convert.ToInt64(token.Get(row), System.Globalization.CultureInfo.InvariantCulture);
        return now == before ? before + 1 : now;
    }

    /// <summary>
    /// A write that did not meet the rows that were read passed by the pen: a mistake in the program.
    /// </summary>
    protected static void CheckCount(int written, int expected, string table)
    {
        if (written != expected)
        {
            throw new InvalidOperationException(
                $"{table}: {written} of {expected} rows had the version that was read; somebody wrote without pen.");
        }
    }
}

/// <summary>What was read with the pen.</summary>
internal sealed record PenStart(Head Head, RowSet Rows, IReadOnlyList<IdempotencyRecord> Answers);
