using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Metadata;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;

namespace Offers.Data.Providers;

/// <summary>How the writer connects to SQL Server.</summary>
internal static class SqlServerSetup
{
    /// <summary>Locks the head's row until the transaction ends.</summary>
    internal const string PenHint = " WITH (UPDLOCK, ROWLOCK, HOLDLOCK)";

    /// <summary>The writer's own connection.</summary>
    internal static async Task<PenSession> OpenPenAsync(DatabaseOptions options, IModel model)
    {
        var connection = new SqlConnection(options.ConnectionString);
        await connection.OpenAsync();
        return new StatementPen(
            connection, model, () => connection.BeginTransaction(IsolationLevel.ReadCommitted), PenHint);
    }
}
