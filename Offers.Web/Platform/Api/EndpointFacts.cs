using Offers.Domain.Platform;

namespace Offers.Web.Platform.Api;

/// <summary>Whether a request of an endpoint happens once by its key.</summary>
/// <param name="Required">True where the key must be sent.</param>
public sealed record KeyUse(bool Required);

/// <summary>Marks an endpoint that changes the revision which <c>If-Match</c> names.</summary>
public sealed record RevisionUse;

/// <summary>The refusals of an endpoint beyond those that every endpoint has.</summary>
/// <param name="Codes">The codes.</param>
public sealed record RefusesWith(IReadOnlyList<RefusalCode> Codes);

/// <summary>One filter of a list.</summary>
/// <param name="Name">The query parameter.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Words">The values that it takes, where they are words.</param>
public sealed record ListFilter(string Name, string Meaning, IReadOnlyList<string>? Words = null)
{
    /// <summary>Narrows to a currency.</summary>
    public static readonly ListFilter Currency = new("currency", "Only this currency.",
        [.. Domain.Ledger.Currency.All.Select(currency => currency.Code)]);

    /// <summary>Searches in the names that the list shows.</summary>
    public static readonly ListFilter Search = new("q", "Only what has this in its code or name.");

    /// <summary>Skips rows, instead of a cursor.</summary>
    public static readonly ListFilter Offset = new(ListQuery.Offset, "Skips so many rows; not together with 'cursor'.");

    /// <summary>Names the page, instead of a cursor.</summary>
    public static readonly ListFilter PageNumber =
        new(ListQuery.PageNumber, "The number of the page, from 1; not together with 'cursor'.");

    /// <summary>Narrows to a state.</summary>
    public static ListFilter Status<T>()
        where T : struct, Enum =>
            new("status", "Only this state.", [.. Enum.GetNames<T>().Select(Domain.Platform.Words.Snake)]);
}

/// <summary>The filters of a list.</summary>
/// <param name="Filters">In the order of the documents.</param>
public sealed record ListFilters(IReadOnlyList<ListFilter> Filters);

/// <summary>
/// What endpoints say about themselves: read by the API's description and by its guide, and, for the filters of lists,
/// by the endpoint itself.
/// </summary>
public static class EndpointFacts
{
    /// <summary>The endpoint answers this on success.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = 200) =>
        endpoint.Produces<T>(status);

    /// <summary>The endpoint is a list of this with these filters; anything else in its query is refused.</summary>
    public static RouteHandlerBuilder ListOf<T>(this RouteHandlerBuilder endpoint, params ListFilter[] filters) =>
        endpoint.Produces<Page<T>>().WithMetadata(new ListFilters(filters))
            .Refuses(PlatformCodes.FilterUnknown, PlatformCodes.PagingInvalid);

    /// <summary>The endpoint reads a form with a file itself, without the limit of other bodies.</summary>
    public static RouteHandlerBuilder TakesUpload<T>(this RouteHandlerBuilder endpoint)
        where T : notnull => endpoint.Accepts<T>("multipart/form-data").WithMetadata(StreamedBody.Mark);

    /// <summary>The endpoint moves money, or makes or calls something that must happen once.</summary>
    public static RouteHandlerBuilder NeedsKey(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new KeyUse(true)).Refuses(
            PlatformCodes.IdempotencyKeyRequired, PlatformCodes.IdempotencyKeyInvalid,
            PlatformCodes.IdempotencyKeyReused, PlatformCodes.IdempotencyInProgress, PlatformCodes.Busy);

    /// <summary>The endpoint honours a key where one is sent.</summary>
    public static RouteHandlerBuilder TakesKey(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new KeyUse(false)).Refuses(
            PlatformCodes.IdempotencyKeyInvalid, PlatformCodes.IdempotencyKeyReused,
            PlatformCodes.IdempotencyInProgress);

    /// <summary>The endpoint changes the revision that <c>If-Match</c> names.</summary>
    public static RouteHandlerBuilder NeedsRevision(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RevisionUse()).Refuses(PlatformCodes.IfMatchRequired, PlatformCodes.StaleVersion);

    /// <summary>The endpoint refuses with these codes.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder endpoint, params RefusalCode[] codes)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RefusesWith(codes));

    /// <summary>The codes with which an endpoint refuses: its own, and those of its policy and its body.</summary>
    public static IReadOnlyList<RefusalCode> RefusalsOf(EndpointMetadataCollection metadata) =>
        [.. metadata.GetOrderedMetadata<RefusesWith>().SelectMany(x => x.Codes).Concat(ImpliedBy(metadata)).Distinct()
            .OrderBy(code => code.Status).ThenBy(code => code.Code, StringComparer.Ordinal)];

    private static IEnumerable<RefusalCode> ImpliedBy(EndpointMetadataCollection metadata)
    {
        if (metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>() is not null)
        {
            yield return PlatformCodes.BodyInvalid;
            yield return PlatformCodes.ValidationFailed;
            yield return PlatformCodes.TooLarge;
            yield return PlatformCodes.MediaTypeUnsupported;
        }

        if (ApiModule.PolicyOf(metadata) is { } policy && policy != ApiModule.Anybody)
        {
            yield return PlatformCodes.Unauthenticated;
            yield return PlatformCodes.Forbidden;
        }

        yield return PlatformCodes.RateLimited;
        yield return PlatformCodes.Unavailable;
    }
}
