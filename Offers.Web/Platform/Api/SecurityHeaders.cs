namespace Offers.Web.Platform.Api;

/// <summary>Tells browsers what pages may load and who may frame them: nothing from elsewhere, nobody.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    // Bars and fills are drawn by a style attribute that carries a number, so attributes are allowed and style elements
    // are not. Browsers that know only 'style-src' take that for both.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; style-src-elem 'self'; "
        + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // Nothing of an answer of the API is to be drawn or run, even where somebody opens it in a browser.
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Sets the headers and goes on.</summary>
    public Task InvokeAsync(HttpContext http)
    {
        // An error page begins by clearing the headers, so those of pages are set when the answer starts.
        if (http.IsApi())
        {
            Set(http.Response.Headers, ApiPolicy);
            http.Response.Headers.CacheControl = "no-store";
        }
        else
        {
            http.Response.OnStarting(static state =>
            {
                var started = (HttpContext)state;
                Set(started.Response.Headers, started.Features.Get<OwnPolicy>()?.Text ?? Policy);
                return Task.CompletedTask;
            }, http);
        }

        return next(http);
    }

    private static void Set(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    }
}

/// <summary>What a browser may do with an answer that is neither a page nor the API's.</summary>
/// <param name="Text">The content security policy.</param>
internal sealed record OwnPolicy(string Text);
