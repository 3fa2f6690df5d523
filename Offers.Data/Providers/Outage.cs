using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Offers.Data.Providers;

/// <summary>Tells a database that cannot be used at the moment from a mistake in what was asked of it.</summary>
internal static class Outage
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    /// <summary>True where the same may succeed a moment later.</summary>
    internal static bool IsOne(Exception error) => error switch
    {
        DbUpdateException { InnerException: { } inner } => IsOne(inner),
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => true,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => true,
        DbException database => database.IsTransient,
        _ => error is IOException or TimeoutException or SocketException,
    };
}
