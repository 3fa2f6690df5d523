using Microsoft.EntityFrameworkCore;
using Offers.Domain.Platform;

namespace Offers.Data.Platform.Writing;

/// <summary>
/// What a closure works with: everything of <see cref="Work"/>, and a context that tracks the module's own entities.
/// Ledger rows are never tracked; they are named, loaded and found.
/// </summary>
public sealed class ClosureWork : Work
{
    private readonly PenSession _pen;
    private readonly RowSet _rows;

    internal ClosureWork(Caller caller, PenStart start, (OffersDb Db, PenSession Pen) session, DateTimeOffset real)
        : base(caller, start.Head, start.Rows, real)
    {
        Db = session.Db;
        _pen = session.Pen;
        _rows = start.Rows;
    }

    /// <summary>The tracking context of this unit of work; it is saved once, at the end.</summary>
    public OffersDb Db { get; }

    /// <summary>Reads rows by natural key, so that they can be found.</summary>
    public Task LoadAsync(RowNames names) => _pen.LoadAsync(names, _rows);

    /// <summary>
    /// Writes what the module's entities have become, so that the queries that follow see it. It is still one commit:
    /// a refusal after it takes it back, too.
    /// </summary>
    public async Task FlushAsync()
    {
        RaiseVersions();
        await Db.SaveChangesAsync();
    }

    /// <summary>
    /// Writes new rows of the module at once and set-based, so that the queries that follow see them. They are not
    /// tracked: what becomes of them later is written by somebody who reads them.
    /// </summary>
    public Task InsertAsync(IEnumerable<object> rows)
    {
        var writes = new WriteSet(_rows.Model);
        foreach (var row in rows)
        {
            writes.Add(row);
        }

        return _pen.WriteAsync(writes, new RowSet(_rows.Model));
    }

    /// <summary>Carries out a batch command inside this unit of work.</summary>
    /// <exception cref="Refusal">What the command refuses; the whole unit of work ends with it.</exception>
    public async Task<Answer> DoAsync(BatchCommand command)
    {
        var names = new RowNames();
        command.Name(names);
        await LoadAsync(names);
        return command.Decide(this);
    }

    private void RaiseVersions()
    {
        foreach (var entry in Db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified))
        {
            if (entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true })
            {
                var version = entry.Property("Version");
                version.CurrentValue = (long)version.OriginalValue! + 1;
            }
        }
    }
}
