using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;

namespace Offers.Web.Platform;

/// <summary>The database that the settings name, and the one way to write to it.</summary>
public static class DatabaseModule
{
    private const string ProviderSetting = "Database:Provider";
    private const string ConnectionName = "Offers";
    private const string DefaultFile = "offers.db";

    /// <summary>Registers the database, the unit of work and the check that it answers.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider =>
            DataFolder.Of(configuration, provider.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(provider => OptionsOf(configuration, provider.GetRequiredService<DataFolder>()));
        services.AddSingleton<OffersDatabase>();
        services.AddSingleton<BookTimes>();
        services.AddSingleton<UnitOfWork>();
        services.AddHostedService<DatabaseAtStart>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        return services;
    }

    private static DatabaseOptions OptionsOf(IConfiguration configuration, DataFolder folder)
    {
        var named = configuration[ProviderSetting];
        if (!Enum.TryParse<DatabaseProvider>(named, ignoreCase: true, out var provider))
        {
            throw new InvalidOperationException(
                $"{ProviderSetting} is '{named}'; it can be Sqlite, PostgreSql or SqlServer.");
        }

        var connection = configuration.GetConnectionString(ConnectionName);
        return (provider, connection) switch
        {
            (_, { Length: > 0 }) => new(provider, connection),
            (DatabaseProvider.Sqlite, _) => new(provider, $"Data Source={folder.File(DefaultFile)}"),
            _ => throw new InvalidOperationException($"{provider} needs ConnectionStrings:{ConnectionName}."),
        };
    }

    /// <summary>
    /// Migrates in Development; elsewhere refuses to start on a database that <c>db migrate</c> must see first.
    /// </summary>
    private sealed class DatabaseAtStart(OffersDatabase database, IHostEnvironment environment) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => environment.IsDevelopment()
            ? DatabaseStart.MigrateAsync(database)
            : DatabaseStart.CheckAsync(database);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class DatabaseHealth(OffersDatabase database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            // What throws here counts as unhealthy, so a database that is gone or behind says so by itself.
            await DatabaseStart.CheckAsync(database);
            return HealthCheckResult.Healthy();
        }
    }
}
