using Microsoft.AspNetCore.Authorization;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>The conventions of the REST API: where it lives, how it reads requests and how it refuses.</summary>
public static class ApiModule
{
    /// <summary>Where every endpoint of the API lives.</summary>
    public const string Root = "/api/v1";

    private static readonly PathString _api = new("/api");

    /// <summary>True for requests of the API, which are answered in JSON whatever happens.</summary>
    public static bool IsApi(this HttpContext http) =>
        http.Request.Path.StartsWithSegments(_api, StringComparison.OrdinalIgnoreCase);

    /// <summary>The group in which a module maps its endpoints.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder app) => app.MapGroup(Root);

    /// <summary>Declares who may call an endpoint; each endpoint declares one.</summary>
    public static TBuilder RequirePolicy<TBuilder>(this TBuilder endpoint, string policy)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(policy);

    internal static IServiceCollection AddApi(this IServiceCollection services)
    {
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

    /// <summary>Names requests and answers what goes wrong; stands before routing.</summary>
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
        app.UseAuthorization();
        app.UseMiddleware<RequestBody>();
        return app;
    }
}
