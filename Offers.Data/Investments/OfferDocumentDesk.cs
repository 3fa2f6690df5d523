using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What an administrator says of a document.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Visibility">Who may read it.</param>
/// <param name="Acceptance">Whether investors must accept it.</param>
public sealed record DocumentBody(
    DocumentKind Kind, string? Title, DocumentVisibility Visibility = DocumentVisibility.Private,
    DocumentAcceptance Acceptance = DocumentAcceptance.NotAsked)
{
    internal DocumentFacts Facts() => new(Kind, Text.Line("title", Title, Limits.Title), Visibility, Acceptance);
}

/// <summary>Which document of which offer.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Document">The document.</param>
public readonly record struct DocumentKey(Id<InvestmentOffer> Offer, Id<OfferDocument> Document);

/// <summary>
/// What administrators do with the documents of an offer. Every change also writes onto the offer which versions
/// investors must accept now, in the same commit.
/// </summary>
public sealed class OfferDocumentDesk(UnitOfWork writes)
{
    /// <summary>Adds a document with its first version.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>, <c>validation_failed</c>; <c>content_limit</c>
    /// as an answer.</exception>
    public Task<Answer> AddAsync(
        CommandRequest request, Id<InvestmentOffer> id, FileFacts file, DocumentBody body) =>
        writes.RunAsync(request, new Deed("investments.add_document", id.ToString()), async work =>
        {
            var offer = await work.OfferAsync(id);
            var all = await AllAsync(work, id);
            OfferContentWork.CheckRoom(
                all.Count(x => x.Document.RemovedAt is null), OfferFiles.MostDocuments, "documents");
            var document = new OfferDocument(offer, body.Facts());
            work.Db.Add(document);
            all.Add(new Held(document, AddVersion(work, document, file)));
            Ask(offer, all);
            work.Changed(offer, "add_document", (null, new { document.Id, document.Facts, file }));
            return Created(offer, document, all[^1].Version, file);
        });

    /// <summary>Replaces a document by a new version, which holds from now on.</summary>
    /// <exception cref="Refusal"><c>offer_document_not_found</c>; <c>content_limit</c> as an answer.</exception>
    public Task<Answer> ReplaceAsync(CommandRequest request, DocumentKey key, FileFacts file) =>
        writes.RunAsync(request, new Deed("investments.replace_document", key.Offer.ToString()), async work =>
        {
            var (offer, document, all) = await FindAsync(work, key);
            var before = all.Find(x => x.Document == document)!;
            var version = AddVersion(work, document, file);
            all[all.IndexOf(before)] = new Held(document, version);
            Ask(offer, all);
            work.Changed(offer, "replace_document",
                (new { document.Id, version = before.Version.Number }, new { version = version.Number, file }));
            work.Raise(document, "investments.document.replaced", new
            {
                document.Id, OfferId = offer.Id, document.Title, version = version.Number,
                MustBeAccepted = document.MustBeAccepted,
            });
            return Created(offer, document, version, file);
        });

    /// <summary>Changes what is said of a document, of the revision that the caller read.</summary>
    /// <exception cref="Refusal"><c>offer_document_not_found</c>, <c>if_match_required</c>, <c>stale_version</c>,
    /// <c>validation_failed</c>; <c>content_limit</c> as an answer.</exception>
    public Task<Answer> EditAsync(CommandRequest request, DocumentKey key, string? ifMatch, DocumentBody body) =>
        writes.RunAsync(request, new Deed("investments.edit_document", key.Offer.ToString()), async work =>
        {
            var (offer, document, all) = await FindAsync(work, key);
            Etag.Check(ifMatch, document.Revision);
            var before = document.Facts;
            document.Edit(body.Facts());
            Ask(offer, all);
            work.Changed(offer, "edit_document", (new { document.Id, before }, document.Facts));
            return Answer.Ok(new DocumentLink(document.Id, document.Title, document.Revision),
                Etag.Of(document.Revision));
        });

    /// <summary>Takes a document out of the offer; its versions stay for those who accepted them.</summary>
    /// <exception cref="Refusal"><c>offer_document_not_found</c>, <c>validation_failed</c>.</exception>
    public Task<Answer> RemoveAsync(CommandRequest request, DocumentKey key, string? reason) =>
        writes.RunAsync(request, new Deed("investments.remove_document", key.Offer.ToString()), async work =>
        {
            var (offer, document, all) = await FindAsync(work, key);
            document.Remove(reason, work.Now);
            Ask(offer, all);
            work.Changed(
                offer, "remove_document", (new { document.Id, document.Facts }, null), document.RemovalReason);
            return Answer.None();
        });

    private static DocumentVersion AddVersion(ClosureWork work, OfferDocument document, FileFacts file)
    {
        var version = document.Add(work.Store(file));
        work.Db.Add(version);
        return version;
    }

    private static void Ask(InvestmentOffer offer, List<Held> all)
    {
        offer.AskToAccept([.. all.Where(x => x.Document.MustBeAccepted).Select(x => x.Version.Id)]);
        offer.Have(all.Where(x => x.Document.RemovedAt is null).Select(x => x.Document.Kind));
    }

    private static Answer Created(
        InvestmentOffer offer, OfferDocument document, DocumentVersion version, FileFacts file) => Answer.Created(
        new DocumentView
        {
            Id = document.Id,
            Kind = document.Kind,
            Title = document.Title,
            Visibility = document.Visibility,
            Acceptance = document.Acceptance,
            Current = new VersionView(
                version.Id, version.Number, StoredFile.UrlOf(version.File), file.Name, file.ContentType,
                file.SizeBytes, file.Hash, version.AddedAt),
            Revision = document.Revision,
        },
        $"/api/v1/admin/investment-offers/{offer.Id}/content", Etag.Of(document.Revision));

    private static async Task<List<Held>> AllAsync(ClosureWork work, Id<InvestmentOffer> id) =>
        await (from document in work.Db.OfferDocuments.Where(x => x.Offer == id)
               join version in work.Db.DocumentVersions on document.Id equals version.Document
               where version.Number == document.VersionCount
               select new Held(document, version)).ToListAsync();

    private static async Task<(InvestmentOffer Offer, OfferDocument Document, List<Held> All)> FindAsync(
        ClosureWork work, DocumentKey key)
    {
        var offer = await work.OfferAsync(key.Offer);
        var all = await AllAsync(work, key.Offer);
        return all.Find(x => x.Document.Id == key.Document && x.Document.RemovedAt is null) is { } found
            ? (offer, found.Document, all)
            : throw InvestmentCodes.OfferDocumentNotFound.Because();
    }

    // A document with the version that holds.
    private sealed record Held(OfferDocument Document, DocumentVersion Version);
}

/// <summary>A document in an answer about it.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Title">Its title.</param>
/// <param name="Revision">The revision that <c>If-Match</c> names.</param>
public sealed record DocumentLink(Id<OfferDocument> Id, string Title, int Revision);
