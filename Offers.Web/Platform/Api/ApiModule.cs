using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Template;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>The conventions of the REST API: where it lives, how it reads requests and how it refuses.</summary>
public static class ApiModule
{
    /// <summary>Where every endpoint of the API lives.</summary>
    public const string Root = "/api/v1";

    /// <summary>The policy of endpoints that anybody may call.</summary>
    public const string Anybody = "Anonymous";

    private static readonly PathString _api = new("/api");

    /// <summary>True for requests of the API, which are answered in JSON whatever happens.</summary>
    public static bool IsApi(this HttpContext http) =>
        http.Request.Path.StartsWithSegments(_api, StringComparison.OrdinalIgnoreCase);

    /// <summary>The group in which a module maps its endpoints.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app) => app.MapGroup(Root);

    /// <summary>Declares who may call an endpoint; each endpoint declares one.</summary>
    public static TBuilder RequirePolicy<TBuilder>(this TBuilder endpoint, string policy)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(policy);

    /// <summary>The policy that an endpoint declares; null for one that declares none.</summary>
    internal static string? PolicyOf(EndpointMetadataCollection metadata) =>
        metadata.GetOrderedMetadata<IAuthorizeData>().LastOrDefault(data => data.Policy is not null)?.Policy;

    /// <summary>
    /// True where the path is one of the API's, whatever the method. Endpoints of pages that take any path with GET
    /// make routing answer 405 for paths of the API that nobody has.
    /// </summary>
    internal static bool Knows(HttpContext http) =>
        http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
            endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true
            && new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText), [])
                .TryMatch(http.Request.Path, []));

    internal static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton(static provider => provider.GetRequiredService<IConfiguration>()
            .GetSection(RateSettings.Section).Get<RateSettings>() ?? new RateSettings());
        services.AddSingleton<RateLimits>();
        services.AddDescription();
        services.AddAntiforgery(static options => options.SuppressXFrameOptionsHeader = true);
        services.AddResponseCompression(static options => options.MimeTypes = ["text/html", "text/csv"]);
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ApiRefusals>();
        services.ConfigureHttpJsonOptions(options =>
        {
            OffersJson.Configure(options.SerializerOptions);
            options.SerializerOptions.RespectNullableAnnotations = true;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
        });
        return services;
    }

    /// <summary>Names requests and tells browsers what they may do with answers; stands before everything.</summary>
    internal static WebApplication UseRequestFrame(this WebApplication app)
    {
        app.UseMiddleware<RequestIds>();
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseResponseCompression();
        return app;
    }

    /// <summary>Answers what goes wrong; stands before routing.</summary>
    internal static WebApplication UseApiProblems(this WebApplication app)
    {
        app.UseMiddleware<Problems>();
        return app;
    }

    /// <summary>Finds out which endpoint is meant, who calls, and whether he may.</summary>
    internal static WebApplication UseApiCalls(this WebApplication app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<Identity.SignIn.ImpersonationGate>();
        app.Use(static (http, next) =>
        {
            if (http.IsApi())
            {
                http.RequestServices.GetRequiredService<RateLimits>().Count(http);
            }

            return next(http);
        });
        app.UseAuthorization();
        app.UseMiddleware<RequestBody>();
        return app;
    }
}
