using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>Adds to each operation what its endpoint declares: policy, key, revision, filters, refusals.</summary>
internal sealed class OpenApiOperations : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = new EndpointMetadataCollection(context.Description.ActionDescriptor.EndpointMetadata);
        operation.Parameters ??= [];
        AddPolicy(operation, metadata, context.Document!);
        AddKey(operation, metadata);
        AddFilters(operation, metadata);
        AddProblems(operation, metadata, context.Document!);
        return Task.CompletedTask;
    }

    private static void AddPolicy(
        OpenApiOperation operation, EndpointMetadataCollection metadata, OpenApiDocument document)
    {
        var policy = ApiModule.PolicyOf(metadata);
        operation.Description = $"{operation.Description} Policy: {policy}.".Trim();
        if (policy != ApiModule.Anybody)
        {
            var token = new OpenApiSecuritySchemeReference(OpenApiFrame.Token, document);
            operation.Security = [new OpenApiSecurityRequirement { [token] = [] }];
        }
    }

    private static void AddKey(OpenApiOperation operation, EndpointMetadataCollection metadata)
    {
        if (metadata.GetMetadata<KeyUse>() is { } key)
        {
            operation.Parameters!.Add(Header(CommandRequests.KeyHeader, key.Required,
                "16 to 255 of A-Z a-z 0-9 _ : . -; the same key and request answer the same again."));
            operation.Parameters.Add(Query(CommandRequests.DryRun,
                "True: the same checks, and the answer says what would happen; nothing is stored.",
                new OpenApiSchema { Type = JsonSchemaType.Boolean }));
        }

        if (metadata.GetMetadata<RevisionUse>() is not null)
        {
            operation.Parameters!.Add(Header("If-Match", true, "The ETag of the revision that is changed."));
        }
    }

    private static void AddFilters(OpenApiOperation operation, EndpointMetadataCollection metadata)
    {
        if (metadata.GetMetadata<ListFilters>() is not { } list)
        {
            return;
        }

        operation.Parameters!.Add(Query("limit", "Rows of a page.", new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = "1",
            Maximum = PageRequest.MaxLimit.ToString(CultureInfo.InvariantCulture),
            Default = PageRequest.DefaultLimit,
        }));
        operation.Parameters.Add(Query("cursor", "The nextCursor of the page before.", Text()));
        foreach (var filter in list.Filters)
        {
            var schema = filter.Name == ListQuery.Offset
                ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" }
                : Text();
            schema.Enum = filter.Words is null ? null : [.. filter.Words.Select(word => (JsonNode)word)];
            operation.Parameters.Add(Query(filter.Name, filter.Meaning, schema));
        }
    }

    private static void AddProblems(
        OpenApiOperation operation, EndpointMetadataCollection metadata, OpenApiDocument document)
    {
        operation.Responses ??= [];
        foreach (var group in EndpointFacts.RefusalsOf(metadata).GroupBy(code => code.Status))
        {
            operation.Responses[group.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(", ", group.Select(code => $"`{code.Code}`")),
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    [Problems.ContentType] = new()
                    {
                        Schema = new OpenApiSchemaReference(OpenApiSchemas.Problem, document),
                    },
                },
            };
        }
    }

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiParameter Header(string name, bool isRequired, string description) => new()
    {
        Name = name, In = ParameterLocation.Header, Required = isRequired, Description = description, Schema = Text(),
    };

    private static OpenApiParameter Query(string name, string description, OpenApiSchema schema) =>
        new() { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema };
}
