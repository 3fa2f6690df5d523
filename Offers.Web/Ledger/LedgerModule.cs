namespace Offers.Web.Ledger;

/// <summary>What the Ledger module adds to the application.</summary>
public static class LedgerModule
{
    /// <summary>Registers the module's services, queries and jobs.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services, IConfiguration configuration) =>
        services.AddLedgerSources();

    /// <summary>Maps the module's endpoints.</summary>
    public static WebApplication MapLedger(this WebApplication app) => app;
}
