using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;
using Offers.Data.Platform.Files;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Files;

/// <summary>How a file is sent.</summary>
public enum FileLook
{
    /// <summary>As part of a page.</summary>
    Inline,

    /// <summary>As a download under its own name.</summary>
    Download,
}

/// <summary>Who may keep a copy of a file on its way.</summary>
public enum FileCaching
{
    /// <summary>Only the browser that asked.</summary>
    Private,

    /// <summary>Everybody.</summary>
    Shared,
}

/// <summary>
/// Sends stored files: ranges, <c>ETag</c> by hash, the type that was checked, and a policy under which a browser runs
/// nothing of them. A copy is used again only after asking, so what may not be read any more is gone at once.
/// </summary>
public static class FileAnswers
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    /// <summary>The file as an answer.</summary>
    /// <exception cref="Refusal"><c>file_not_found</c> where its bytes are missing.</exception>
    public static IResult Send(
        this FileStore store, HttpContext http, StoredFile file, (FileLook Look, FileCaching Caching) how)
    {
        var path = store.Find(file) ?? throw PlatformCodes.FileNotFound.Because("Its bytes are missing.");
        http.LeaveAlone();
        var headers = http.Response.Headers;
        var disposition = new ContentDispositionHeaderValue(
            how.Look == FileLook.Download ? "attachment" : "inline");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        headers.CacheControl = how.Caching == FileCaching.Shared ? "public, no-cache" : "private, no-cache";
        http.Features.Set(new OwnPolicy(Policy));
        return Results.File(
            path, file.ContentType, fileDownloadName: null, lastModified: file.StoredAt,
            entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""), enableRangeProcessing: true);
    }

    /// <summary>Keeps the pages for errors away: programs and image tags ask here, not people.</summary>
    internal static void LeaveAlone(this HttpContext http)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }
}
