using Microsoft.OpenApi;

namespace Offers.Web.Platform.Api;

/// <summary>The description of the API: OpenAPI 3.1 at /openapi/v1.json, and Swagger UI at /swagger.</summary>
internal static class OpenApiModule
{
    private const string Document = "v1";
    private const string Path = "/openapi/{documentName}.json";

    internal static IServiceCollection AddDescription(this IServiceCollection services)
    {
        services.AddOpenApi(Document, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = static description =>
                description.RelativePath?.StartsWith(ApiModule.Root[1..], StringComparison.Ordinal) == true;
            options.CreateSchemaReferenceId = static type => OpenApiSchemas.NameOf(type);
            options.AddDocumentTransformer<OpenApiFrame>();
            options.AddOperationTransformer<OpenApiOperations>();
            options.AddSchemaTransformer(OpenApiSchemas.TransformAsync);
        });
        return services;
    }

    internal static WebApplication MapDescription(this WebApplication app)
    {
        app.MapOpenApi(Path).AllowAnonymous();
        app.UseSwaggerUI(options =>
        {
            options.DocumentTitle = "Offers API";
            options.SwaggerEndpoint($"/openapi/{Document}.json", "Offers API v1");
            options.EnableTryItOutByDefault();
        });
        return app;
    }
}
