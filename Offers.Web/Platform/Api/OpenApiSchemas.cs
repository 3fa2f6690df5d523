using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>Schemas of the types that have their own form in JSON: amounts, currencies, ids, enums, problems.</summary>
internal static class OpenApiSchemas
{
    internal const string Problem = "Problem";

    private const string AmountPattern = @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$";
    private const string IdCharacters = "[0-9a-hjkmnp-tv-z]{26}";

    internal static Task TransformAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(AmountText) || type == typeof(Money))
        {
            BeText(schema, AmountPattern, "An amount with exactly the digits of its currency.", "1250.00");
        }
        else if (type == typeof(Currency))
        {
            BeText(schema, null, "A currency.", "AED");
            schema.Enum = [.. Currency.All.Select(currency => (JsonNode)currency.Code)];
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
        {
            var prefix = IdPrefixes.For(type.GetGenericArguments()[0]);
            BeText(schema, $"^{prefix}_{IdCharacters}$", "An id; sorts by time.", null);
        }
        else if (type.IsEnum)
        {
            BeText(schema, null, null, null);
            schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)Words.Snake(name))];
        }

        return Task.CompletedTask;
    }

    // Types that are one word in JSON are written where they are used; Page<OfferView> is called OfferViewPage.
    internal static string? NameOf(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(AmountText) || type == typeof(Money) || type == typeof(Currency)
            || type == typeof(JsonElement)
            || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>)))
        {
            return null;
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Page<>)
            ? type.GetGenericArguments()[0].Name + "Page"
            : OpenApiOptions.CreateDefaultSchemaReferenceId(info);
    }

    internal static OpenApiSchema OfProblem() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "A refusal as RFC 9457 describes it; some codes add members that are named in the errors guide.",
        Required = new HashSet<string>(StringComparer.Ordinal)
        {
            "type", "title", "status", "detail", "code", "requestId",
        },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("Where the code is explained."),
            ["title"] = Text("The code's sentence."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = Text("This case's sentence."),
            ["instance"] = Text("The path of the request."),
            ["code"] = Text("The stable code that programs rely on."),
            ["requestId"] = Text("The request's id, for support."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "By field, what is wrong with it.",
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
        },
        AdditionalPropertiesAllowed = true,
    };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };

    private static void BeText(OpenApiSchema schema, string? pattern, string? description, string? example)
    {
        var isOptional = schema.Type?.HasFlag(JsonSchemaType.Null) == true;
        schema.Type = isOptional ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
        schema.Properties = null;
        schema.Required = null;
        schema.Format = null;
        schema.Pattern = pattern;
        schema.Description ??= description;
        schema.Examples = example is null ? null : [(JsonNode)example];
    }
}
