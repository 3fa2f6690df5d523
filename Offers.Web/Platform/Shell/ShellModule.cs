using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Offers.Web.Platform.Ui;

namespace Offers.Web.Platform.Shell;

/// <summary>What surrounds every page: header, navigation, search, language, toasts.</summary>
public static class ShellModule
{
    /// <summary>Registers the state and the search of the shell.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddScoped<ShellState>();
        services.AddScoped<ShellSearch>();
        services.AddScoped<ToastQueue>();
        services.AddScoped<IShellSource, ClaimsShellSource>();
        services.AddScoped<ISearchSource, PageSearch>();
        return services;
    }

    /// <summary>Puts language and designed error pages in front of everything that is not the API.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseWhen(IsForPeople, static pages =>
        {
            pages.UseRequestLocalization(Languages.Options());
            pages.UseExceptionHandler(Paths.Error, createScopeForErrors: true);
            pages.UseStatusCodePagesWithReExecute(Paths.Error + "/{0}", createScopeForStatusCodePages: true);
        });
        return app;
    }

    /// <summary>
    /// Answers a form that was opened before its person signed in or out elsewhere by the page of errors, and not by
    /// the words that the framework has for programmers. Comes after the check of the form's token.
    /// </summary>
    public static WebApplication UseStaleForms(this WebApplication app)
    {
        app.Use(static (context, next) =>
        {
            var isStale = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };
            if (!isStale || !IsForPeople(context) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                return next(context);
            }

            // The page of errors is rendered in its place and must not read this form.
            context.Request.Method = HttpMethods.Get;
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
        return app;
    }

    /// <summary>Maps the endpoint of the language menu.</summary>
    public static WebApplication MapShell(this WebApplication app)
    {
        app.MapPost(Paths.Language, static (HttpContext context, [FromForm] LanguageChoice choice) =>
            Languages.Choose(context, choice)).AllowAnonymous();
        return app;
    }

    private static bool IsForPeople(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);
}
