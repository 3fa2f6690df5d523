using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Platform;

/// <summary>
/// Stops a context from writing what only the pen may write. The database's own triggers would refuse changes too; this
/// says it earlier and names the entity.
/// </summary>
internal sealed class AppendOnlyGuard : SaveChangesInterceptor
{
    internal static readonly AppendOnlyGuard Instance = new();

    private static readonly HashSet<Type> _penOnly =
        [typeof(Account), typeof(Entry), typeof(Operation), typeof(Hold), typeof(Event), typeof(AuditEntry),
            typeof(Head)];

    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext db)
    {
        var culprit = db.ChangeTracker.Entries()
            .FirstOrDefault(entry => entry.State != EntityState.Unchanged && _penOnly.Contains(entry.Metadata.ClrType));
        if (culprit is not null)
        {
            throw new InvalidOperationException($"{culprit.Metadata.ClrType.Name} is written by the ledger only.");
        }
    }
}
