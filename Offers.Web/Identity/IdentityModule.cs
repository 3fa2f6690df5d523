namespace Offers.Web.Identity;

/// <summary>What the Identity module adds to the application.</summary>
public static class IdentityModule
{
    /// <summary>Registers the module's services, queries and jobs.</summary>
    public static IServiceCollection AddIdentityModule(
        this IServiceCollection services, IConfiguration configuration) => services;

    /// <summary>Maps the module's endpoints.</summary>
    public static WebApplication MapIdentityModule(this WebApplication app) => app;
}
