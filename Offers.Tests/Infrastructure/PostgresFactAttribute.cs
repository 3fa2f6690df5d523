namespace Offers.Tests.Infrastructure;

/// <summary>A test that needs a PostgreSQL server; without one it is counted as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Marks the test.</summary>
    public PostgresFactAttribute()
    {
        if (PostgresInstallation.Programs is null) Skip = PostgresInstallation.Missing;
    }
}
