using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Offers.Data.Identity;
using Offers.Data.Platform.Notifications;
using Offers.Data.Platform.Secrets;
using Offers.Web.Identity.Account;
using Offers.Web.Identity.Admin;
using Offers.Web.Identity.Api;
using Offers.Web.Identity.Jobs;
using Offers.Web.Identity.Secrets;
using Offers.Web.Identity.Setup;
using Offers.Web.Identity.SignIn;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Commands;
using Offers.Web.Platform.Demo;
using Offers.Web.Platform.Jobs;
using Offers.Web.Platform.Lists;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Identity;

/// <summary>What the Identity module adds to the application: people, sign-in, policies, secrets.</summary>
public static class IdentityModule
{
    /// <summary>Registers the module's services, queries and jobs.</summary>
    public static IServiceCollection AddIdentityModule(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPeople().AddSignInManager().AddDefaultTokenProviders();
        SecretsModule.Add(services);
        SignInSchemes.Add(services);
        services.Configure<AuthorizationOptions>(Policies.Configure);
        services.AddSingleton<Principals>();
        services.AddSingleton<ImpersonationCheck>();
        services.AddSingleton<SignInCheck>();
        services.AddHttpContextAccessor();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped<IShellSource, ZoneShellSource>();
        services.AddScoped<CircuitHandler, CurrentCaller.Entrance>();
        services.AddScoped<BrowserSignIn>();
        services.AddScoped<PasskeyDoor>();
        services.AddSingleton<AccountMail>();
        services.AddHostedService(static provider => provider.GetRequiredService<AccountMail>());
        services.AddSingleton<AccountLetters>();
        services.AddSingleton<DemoSettings>();
        services.AddSingleton<INoticeSource, IdentityNotices>();
        services.AddJob<ImpersonationEndJob>();
        services.AddSingleton<IDemoSource, PeopleDemo>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<SetupChecklist>();
        services.AddHostedService<SetupAtStart>();
        services.AddSingleton<ICommandSource, IdentityCommands>();
        services.AddSheet(UserSheet.Users);
        return services;
    }

    /// <summary>Maps the module's endpoints.</summary>
    /// <exception cref="InvalidOperationException">A secret is missing outside Development.</exception>
    public static WebApplication MapIdentityModule(this WebApplication app)
    {
        app.Services.GetRequiredService<SecretsRing>();
        var api = app.MapApi();
        AuthEndpoints.Map(api);
        UserEndpoints.Map(api);
        OrganisationEndpoints.Map(api);
        PasskeyEndpoints.Map(app);
        return app;
    }
}
