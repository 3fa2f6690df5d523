using Offers.Web.Platform.Api;
using Offers.Web.Platform.Commands;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Files;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Mail;
using Offers.Web.Platform.Notifications;
using Offers.Web.Platform.Pdf;
using Offers.Web.Platform.Sagas;
using Offers.Web.Platform.Shell;
using Offers.Web.Platform.Sms;

namespace Offers.Web.Platform;

/// <summary>What every page and endpoint stands on: the clock, Blazor, static files and health.</summary>
public static class PlatformModule
{
    /// <summary>Registers what all modules share.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        // The database comes first, so that it is migrated before anything that starts with the server reads it.
        services.AddDatabase(configuration);
        services.AddApi();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddShell();
        services.AddPdf(configuration);
        services.AddMail(configuration);
        services.AddSms(configuration);
        services.AddDemoData();
        services.AddEventsAndNotifications();
        services.AddJobs();
        services.AddFiles();
        services.AddPlatformPages();
        services.AddSagas(configuration);
        services.AddCommands();
        return services;
    }

    /// <summary>Maps static files, health and the document in which all pages render.</summary>
    public static WebApplication MapPlatform(this WebApplication app)
    {
        app.UseRequestFrame();
        app.UseShell();
        app.UseApiProblems();
        app.UseApiCalls();
        app.UseAntiforgery();
        app.UseStaleForms();
        app.MapStaticAssets();
        app.MapDescription();
        app.MapHealthChecks("/health/live", new() { Predicate = static _ => false });
        app.MapShell();
        app.MapPlatformApi();
        app.MapHealthChecks(
            "/health/parties", new() { Predicate = static check => check.Tags.Contains("parties") });
        app.MapHealthChecks("/health/ready", new() { Predicate = static check => check.Tags.Contains("ready") });
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            static options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }
}
