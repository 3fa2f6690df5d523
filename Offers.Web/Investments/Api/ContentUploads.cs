using Offers.Data.Investments;
using Offers.Data.Platform.Files;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Investments.Api;

/// <summary>Takes in the files of offers, for the API and for the forms of the portal alike.</summary>
internal sealed class ContentUploads(
    UploadReader reader, FileStore store, OfferQueries offers, OfferMediaDesk media, OfferDocumentDesk documents)
{
    /// <summary>A picture or the film.</summary>
    internal Task<IResult> MediaAsync(HttpContext http, Id<InvestmentOffer> id) => TakeAsync(
        http, (id, OfferFiles.Media),
        (request, file, upload) => media.AddAsync(request, id, file, upload["caption"]));

    /// <summary>A document with its first version.</summary>
    internal Task<IResult> DocumentAsync(HttpContext http, Id<InvestmentOffer> id) => TakeAsync(
        http, (id, OfferFiles.Documents),
        (request, file, upload) => documents.AddAsync(request, id, file, new DocumentBody(
            upload.Word("kind", DocumentKind.Other), upload["title"],
            upload.Word("visibility", DocumentVisibility.Private),
            upload.Word("acceptance", DocumentAcceptance.NotAsked))));

    /// <summary>A new version of a document.</summary>
    internal Task<IResult> VersionAsync(HttpContext http, DocumentKey key) => TakeAsync(
        http, (key.Offer, OfferFiles.Documents),
        (request, file, _) => documents.ReplaceAsync(request, key, file));

    private async Task<IResult> TakeAsync(
        HttpContext http, (Id<InvestmentOffer> Offer, FileRule Rule) into,
        Func<CommandRequest, FileFacts, Upload, Task<Answer>> record)
    {
        // An offer that is not there is told before its file is read.
        await offers.GetAsync(http.Caller().Book, into.Offer);
        using var upload = await reader.ReadAsync(http, into.Rule);
        RequestBody.Keep(http, upload.Fingerprint);
        var answer = await store.KeepAsync(upload.File, facts => record(http.Command(), facts, upload));
        return answer.ToResult();
    }
}

/// <summary>An upload that is only a file.</summary>
/// <param name="File">The file.</param>
internal sealed record FileForm(IFormFile File);

/// <summary>A picture or film with what it shows.</summary>
/// <param name="Caption">In words.</param>
/// <param name="File">The file.</param>
internal sealed record MediaForm(string? Caption, IFormFile File);

/// <summary>A document with what is said of it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What it is; other where left out.</param>
/// <param name="Visibility">Who may read it; private where left out.</param>
/// <param name="Acceptance">Whether investors must accept it; not asked where left out.</param>
/// <param name="File">The file.</param>
internal sealed record DocumentForm(
    string Title, DocumentKind Kind, DocumentVisibility Visibility, DocumentAcceptance Acceptance, IFormFile File);
