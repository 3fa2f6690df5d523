using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Offers.Web.Platform.Api;

/// <summary>What the description says about the API as a whole.</summary>
internal sealed class OpenApiFrame : IOpenApiDocumentTransformer
{
    /// <summary>The name of the sign-in by token.</summary>
    internal const string Token = "token";

    private const string About = """
        Investment offers, wallets and ledger. Amounts are strings with exactly the digits of their currency; times are
        RFC 3339 in UTC; ids have a prefix that names their kind. Refusals are problem documents (RFC 9457) with a
        stable `code`; requests that move money carry an `Idempotency-Key` and can be sent again with it.
        """;

    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Offers API", Version = "v1", Description = About };

        // The address of the server that happened to write the document would be wrong behind a proxy and in files.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The accessToken of POST /api/v1/auth/login.",
        };
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);
        document.Components.Schemas[OpenApiSchemas.Problem] = OpenApiSchemas.OfProblem();
        return Task.CompletedTask;
    }
}
