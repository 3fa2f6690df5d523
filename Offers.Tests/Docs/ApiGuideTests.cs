using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Offers.Data.Platform;
using Offers.Tests.Infrastructure;
using Offers.Tests.Platform.Api;
using Offers.Web.Platform.Api;

namespace Offers.Tests.Docs;

public sealed class ApiGuideTests(ApiFixture worlds) : IClassFixture<ApiFixture>
{
    private const string Introduction = """
        # API

        Written from the code by a test. The running server describes itself at `/openapi/v1.json` (OpenAPI 3.1) and
        shows it at `/swagger`. Codes are explained in [errors.md](errors.md).

        - Sign in with `POST /api/v1/auth/login`; send `Authorization: Bearer <accessToken>`.
        - Amounts are strings with exactly the currency's digits: `"1250.00"` AED, `"1250"` JPY.
        - **Key**: where it is required, send an `Idempotency-Key` of 16 to 255 characters of `A-Z a-z 0-9 _ : . -`;
          where it is optional, it is honoured. The same key and request answer the same bytes and
          `Idempotency-Replayed: true`. `?dryRun=true` answers what would happen and stores nothing.
        - **If-Match**: the `ETag` of the revision that is changed.
        - Lists take `limit` (1 to 100, default 20) and `cursor`, and answer `{data, nextCursor, hasMore, total}`;
          `total` is exact up to 10,000.
        - Every endpoint can also refuse with `rate_limited` and `unavailable`; every one with a body with
          `body_invalid`, `validation_failed`, `too_large` and `media_type_unsupported`; every one that is not for
          anybody with `unauthenticated` and `forbidden`.

        """;

    private static readonly HashSet<string> _common = new(StringComparer.Ordinal)
    {
        "rate_limited", "unavailable", "body_invalid", "validation_failed", "too_large", "media_type_unsupported",
        "unauthenticated", "forbidden", "idempotency_key_required", "idempotency_key_invalid", "idempotency_key_reused",
        "idempotency_in_progress", "busy", "if_match_required", "stale_version", "filter_unknown", "paging_invalid",
    };

    [Theory, OnSqlite]
    public async Task The_guide_of_the_api_lists_every_endpoint(DatabaseProvider provider)
    {
        var endpoints = ApiPaths.Of(await worlds.OnAsync(provider));
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        foreach (var group in endpoints.GroupBy(TagOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(group.Key)
                .Append("\n\n| Endpoint | What it does | Policy | Codes |\n|---|---|---|---|\n");
            foreach (var endpoint in group)
            {
                text.Append("| `").Append(ApiPaths.NameOf(endpoint)).Append("` | ").Append(SummaryOf(endpoint))
                    .Append(" | ").Append(ApiModule.PolicyOf(endpoint.Metadata)).Append(" | ")
                    .Append(CodesOf(endpoint)).Append(" |\n");
            }
        }

        AppendEarlier(text);
        WrittenGuide.Check("api.md", text.ToString());
    }

    [Theory, OnSqlite]
    public async Task What_did_the_work_of_earlier_endpoints_is_there(DatabaseProvider provider)
    {
        var endpoints = ApiPaths.Of(await worlds.OnAsync(provider));
        var names = endpoints.Select(ApiPaths.NameOf).ToHashSet(StringComparer.Ordinal);
        Assert.All(EarlierEndpoints.All, x => Assert.Contains(x.Ours, names));
    }

    private static string TagOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags.FirstOrDefault() ?? "Other";

    private static string SummaryOf(RouteEndpoint endpoint)
    {
        var parts = new List<string> { endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? "" };
        if (endpoint.Metadata.GetMetadata<KeyUse>() is { } key)
        {
            parts.Add(key.Required ? "Key required" : "Key optional");
        }

        if (endpoint.Metadata.GetMetadata<RevisionUse>() is not null)
        {
            parts.Add("If-Match");
        }

        if (endpoint.Metadata.GetMetadata<ListFilters>() is { Filters.Count: > 0 } list)
        {
            parts.Add("Filters: " + string.Join(", ", list.Filters.Select(filter => $"`{filter.Name}`")));
        }

        return string.Join(". ", parts);
    }

    private static string CodesOf(RouteEndpoint endpoint) => string.Join(", ",
        EndpointFacts.RefusalsOf(endpoint.Metadata).Where(code => !_common.Contains(code.Code))
            .Select(code => $"[{code.Code}](errors.md#{code.Code})"));

    private static void AppendEarlier(StringBuilder text)
    {
        text.Append("\n## Where earlier systems' endpoints went\n\n| Earlier | Here |\n|---|---|\n");
        foreach (var (earlier, ours) in EarlierEndpoints.All)
        {
            text.Append($"| `{earlier}` | `{ours}` |\n");
        }
    }
}
