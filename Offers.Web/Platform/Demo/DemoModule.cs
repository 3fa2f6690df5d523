using Offers.Web.Identity;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Platform.Demo;

/// <summary>The demo data; other modules register their part as <see cref="IDemoSource"/>.</summary>
public static class DemoModule
{
    /// <summary>Registers its writer; behind the database and before the pump of events.</summary>
    public static IServiceCollection AddDemoData(this IServiceCollection services) => services
        .AddSingleton<DemoOptions>()
        .AddSingleton<IdentityDemo>()
        .AddSingleton<DemoNotifications>()
        .AddScoped<IShellSource, DemoShell>()
        .AddHostedService<DemoWriter>();
}
