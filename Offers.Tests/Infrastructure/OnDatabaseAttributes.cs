using System.Reflection;
using Offers.Data.Platform;
using Xunit.Sdk;

namespace Offers.Tests.Infrastructure;

/// <summary>Runs a theory on SQLite; its one parameter is the provider.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    /// <inheritdoc />
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.Sqlite]];
}

/// <summary>
/// Runs a theory on PostgreSQL; its one parameter is the provider. Without a server the case is counted as skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    /// <summary>Marks the test.</summary>
    public OnPostgresAttribute()
    {
        if (PostgresInstallation.Programs is null) Skip = PostgresInstallation.Missing;
    }

    /// <inheritdoc />
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.PostgreSql]];
}
