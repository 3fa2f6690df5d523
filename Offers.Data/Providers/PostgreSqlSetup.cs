using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;

namespace Offers.Data.Providers;

/// <summary>How the writer connects to PostgreSQL.</summary>
internal static class PostgreSqlSetup
{
    // A plan made on an empty table would scan it for ever, so the writer's connection never scans; where it must, the
    // plan looks so dear that it would be compiled first, which takes longer than any scan. All its plans are good for
    // any values, so none is made twice. Five seconds is the longest that anything may wait under the pen.
    private const string WriterOptions =
        "-c enable_seqscan=off -c jit=off -c plan_cache_mode=force_generic_plan "
        + "-c lock_timeout=5s -c statement_timeout=5s";

    /// <summary>The same limits for one transaction on a connection of the pool.</summary>
    internal static readonly string[] Patience =
        ["SET LOCAL lock_timeout = '5s'", "SET LOCAL statement_timeout = '5s'"];

    /// <summary>The writer's own connection.</summary>
    internal static async Task<PenSession> OpenPenAsync(DatabaseOptions options, IModel model)
    {
        var builder = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Pooling = false,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
            Options = WriterOptions,
            ApplicationName = "offers-writer",
        };
        var connection = new NpgsqlConnection(builder.ToString());
        await connection.OpenAsync();
        return new PostgreSqlPen(connection, model, insideTransaction: false);
    }
}
