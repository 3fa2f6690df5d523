using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Shell;

namespace Offers.Web.Identity.SignIn;

/// <summary>How requests say who makes them: programs by a token, people by a cookie.</summary>
internal static class SignInSchemes
{
    private const string Either = "Offers";
    private static readonly TimeSpan _cookieLife = TimeSpan.FromHours(12);

    internal static void Add(IServiceCollection services)
    {
        var builder = services.AddAuthentication(Either);
        builder.AddPolicyScheme(Either, null, static options => options.ForwardDefaultSelector = Select);
        builder.AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null);
        builder.AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IHostEnvironment>(Configure);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme)
            .Configure<IHostEnvironment>(static (options, environment) => Protect(options, environment, "offers.step"));
    }

    // A cookie is sent by browsers unasked, so it may read the API (downloads, live events) but never write through it.
    private static string Select(HttpContext http) =>
        TokenHandler.TokenOf(http.Request) is not null || (http.IsApi() && !IsRead(http.Request.Method))
            ? TokenHandler.SchemeName
            : IdentityConstants.ApplicationScheme;

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static void Configure(CookieAuthenticationOptions options, IHostEnvironment environment)
    {
        Protect(options, environment, "offers.sign-in");
        options.ExpireTimeSpan = _cookieLife;
        options.SlidingExpiration = true;
        options.LoginPath = Paths.SignIn;
        options.AccessDeniedPath = Paths.AccessDenied;
        options.ReturnUrlParameter = "returnUrl";
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = SignInCheck.ValidateAsync,
            OnRedirectToAccessDenied = Refuse,
        };
    }

    private static void Protect(CookieAuthenticationOptions options, IHostEnvironment environment, string name)
    {
        options.Cookie.Name = name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = environment.IsDevelopment()
            ? CookieSecurePolicy.SameAsRequest
            : CookieSecurePolicy.Always;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(Principals.OwesSecondFactor(context.HttpContext.User)
            ? AccountPaths.TwoFactor
            : context.RedirectUri);
        return Task.CompletedTask;
    }
}
