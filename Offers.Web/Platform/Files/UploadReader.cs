using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Offers.Data.Platform.Files;
using Offers.Domain.Platform;

namespace Offers.Web.Platform.Files;

/// <summary>
/// Reads <c>multipart/form-data</c> with its files from the wire onto the disk, without keeping them in memory.
/// Whatever is wrong, nothing is left behind.
/// </summary>
public sealed class UploadReader(FileStore store)
{
    private const int MaxFields = 16;
    private const int MaxFieldBytes = 4096;
    private const int MaxHeaderBytes = 4096;
    private const int MaxBoundary = 100;
    private const long MaxFormBytes = 64 * 1024;

    // A body that ends too early; errors of the disk have the system's own numbers and are nobody's upload.
    private const int OfStream = unchecked((int)0x80131620);

    /// <summary>Reads an upload.</summary>
    /// <exception cref="Refusal"><c>media_type_unsupported</c>, <c>upload_broken</c>, <c>file_too_large</c>,
    /// <c>file_type_unsupported</c>, <c>file_content_mismatch</c>, <c>validation_failed</c>.</exception>
    public async Task<Upload> ReadAsync(HttpContext http, FileRule rule)
    {
        var uploads = await ReadAllAsync(http, rule, 1);
        return uploads.Files is [var file]
            ? new Upload(file, uploads.Fields)
            : throw PlatformCodes.UploadBroken.Because("There is no file in it.");
    }

    /// <summary>Reads an upload of several files, all named <c>file</c>, or of none.</summary>
    /// <param name="http">The request.</param>
    /// <param name="rule">Which files are taken.</param>
    /// <param name="most">The most files.</param>
    /// <exception cref="Refusal">As for <see cref="ReadAsync"/>.</exception>
    public async Task<Uploads> ReadAllAsync(HttpContext http, FileRule rule, int most)
    {
        var boundary = BoundaryOf(http.Request);
        AllowSize(http, (rule.LargestBytes * most) + MaxFormBytes);
        var uploads = new Uploads();
        var isWhole = false;
        try
        {
            await EachAsync(http, boundary, section => section.AsFileSection() is { } sent
                ? TakeAsync(http, sent, (uploads, rule, most))
                : AddAsync(uploads, section, http.RequestAborted));
            isWhole = true;
            return uploads;
        }
        finally
        {
            if (!isWhole)
            {
                uploads.Dispose();
            }
        }
    }

    /// <summary>
    /// Hands the one file of an upload on while it comes in; nothing of it is written down here. Who takes it is told
    /// its name, and must take back what it made where the upload turns out to be broken behind the file.
    /// </summary>
    /// <exception cref="Refusal">As for <see cref="ReadAsync"/>, and those of who takes it.</exception>
    public async Task PourAsync(HttpContext http, FileRule rule, Func<string, Stream, Task> take)
    {
        var (boundary, files) = (BoundaryOf(http.Request), 0);
        AllowSize(http, rule.LargestBytes + MaxFormBytes);
        await EachAsync(http, boundary, async section =>
        {
            if (section.AsFileSection() is { } sent)
            {
                CheckPart(sent.Name, files++, 1);
                var claim = new FileClaim(sent.FileName, section.ContentType);
                rule.Declared(claim);
                await take(FileRule.NameOf(claim), sent.FileStream ?? Stream.Null);
            }
        });
        if (files == 0)
        {
            throw PlatformCodes.UploadBroken.Because("There is no file in it.");
        }
    }

    private static async Task EachAsync(HttpContext http, string boundary, Func<MultipartSection, Task> read)
    {
        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body) { HeadersLengthLimit = MaxHeaderBytes };
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                await read(section);
            }
        }
        catch (BadHttpRequestException error)
        {
            throw (error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? PlatformCodes.FileTooLarge
                : PlatformCodes.UploadBroken).Because();
        }
        catch (Exception error) when (error is InvalidDataException or IOException { HResult: OfStream }
            && !http.RequestAborted.IsCancellationRequested)
        {
            throw PlatformCodes.UploadBroken.Because();
        }
    }

    private async Task TakeAsync(
        HttpContext http, FileMultipartSection sent, (Uploads Uploads, FileRule Rule, int Most) into)
    {
        CheckPart(sent.Name, into.Uploads.Files.Count, into.Most);
        into.Uploads.Add(await store.TakeAsync(
            sent.FileStream ?? Stream.Null, new FileClaim(sent.FileName, sent.Section.ContentType), into.Rule,
            http.RequestAborted));
    }

    private static void CheckPart(string name, int before, int most)
    {
        if (name != "file" || before >= most)
        {
            throw PlatformCodes.UploadBroken.Because(most == 1
                ? "Send one file, named 'file'."
                : $"Send at most {most} files, each named 'file'.");
        }
    }

    private static string BoundaryOf(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            throw PlatformCodes.MediaTypeUnsupported.Because("Send `multipart/form-data`.");
        }

        return HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= MaxBoundary } boundary
            ? boundary
            : throw PlatformCodes.UploadBroken.Because("The content type names no boundary.");
    }

    private static void AllowSize(HttpContext http, long most)
    {
        if (http.Request.ContentLength > most)
        {
            throw PlatformCodes.FileTooLarge.Because($"An upload has at most {most} bytes.", ("maxBytes", most));
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }
    }

    private static async Task AddAsync(Uploads uploads, MultipartSection section, CancellationToken cancellation)
    {
        var name = section.AsFormDataSection()?.Name;
        var buffer = new byte[MaxFieldBytes + 1];
        var read = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        if (string.IsNullOrEmpty(name) || read > MaxFieldBytes || uploads.Fields.Count >= MaxFields
            || !uploads.TryAdd(name, Encoding.UTF8.GetString(buffer, 0, read)))
        {
            throw PlatformCodes.UploadBroken.Because();
        }
    }
}
