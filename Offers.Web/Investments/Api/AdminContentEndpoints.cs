using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Investments.Api;

/// <summary>What administrators do with the content of an offer.</summary>
internal static class AdminContentEndpoints
{
    private static readonly RefusalCode[] _uploads =
    [
        PlatformCodes.FileTooLarge, PlatformCodes.FileTypeUnsupported, PlatformCodes.FileContentMismatch,
        PlatformCodes.UploadBroken, InvestmentCodes.ContentLimit,
    ];

    internal static void Map(RouteGroupBuilder offer)
    {
        offer.MapGet("/content", GetAsync).WithSummary("Everything that the offer shows, also what was replaced")
            .Answers<OfferContentView>();
        offer.MapPut("/marketing", WriteAsync).WithSummary("Write headline, reasons, costs and yields anew")
            .Answers<MarketingView>().TakesKey().NeedsRevision().Refuses(LedgerCodes.AmountInvalid);
        MapMedia(offer);
        MapDocuments(offer);
        MapTimeline(offer);
    }

    private static void MapMedia(RouteGroupBuilder offer)
    {
        offer.MapPost("/media", (ContentUploads uploads, Id<InvestmentOffer> id, HttpContext http) =>
                uploads.MediaAsync(http, id))
            .WithSummary("Add a picture or the film").TakesUpload<MediaForm>().Answers<MediaView>(201).TakesKey()
            .Refuses(_uploads);
        var media = offer.MapGroup("/media/{mediaId}").Refuses(InvestmentCodes.OfferMediaNotFound);
        media.MapPost("/move", (
                Id<InvestmentOffer> id, Id<OfferMedia> mediaId, MoveBody body, OfferMediaDesk desk, HttpContext http) =>
                desk.MoveAsync(http.Command(), new MediaKey(id, mediaId), body).ToResultAsync())
            .WithSummary("Move it to another place").Answers<MediaView>().TakesKey();
        media.MapPost("/describe", (
                Id<InvestmentOffer> id, Id<OfferMedia> mediaId, CaptionBody body, OfferMediaDesk desk,
                HttpContext http) =>
                desk.DescribeAsync(http.Command(), new MediaKey(id, mediaId), body).ToResultAsync())
            .WithSummary("Say anew what it shows").Answers<MediaView>().TakesKey();
        media.MapPost("/cover", (
                Id<InvestmentOffer> id, Id<OfferMedia> mediaId, OfferMediaDesk desk, HttpContext http) =>
                desk.CoverAsync(http.Command(), new MediaKey(id, mediaId)).ToResultAsync())
            .WithSummary("Let a picture stand for the offer").Answers<MediaView>().TakesKey()
            .Refuses(PlatformCodes.ValidationFailed);
        media.MapPost("/remove", (
                Id<InvestmentOffer> id, Id<OfferMedia> mediaId, ReasonBody body, OfferMediaDesk desk,
                HttpContext http) =>
                desk.RemoveAsync(http.Command(), new MediaKey(id, mediaId), body.Reason).ToResultAsync())
            .WithSummary("Take it out, with its file").Produces(204).TakesKey();
    }

    private static void MapDocuments(RouteGroupBuilder offer)
    {
        offer.MapPost("/documents", (ContentUploads uploads, Id<InvestmentOffer> id, HttpContext http) =>
                uploads.DocumentAsync(http, id))
            .WithSummary("Add a document").TakesUpload<DocumentForm>().Answers<DocumentView>(201).TakesKey()
            .Refuses(_uploads);
        var document = offer.MapGroup("/documents/{documentId}").Refuses(InvestmentCodes.OfferDocumentNotFound);
        document.MapPost("/versions", (
                ContentUploads uploads, Id<InvestmentOffer> id, Id<OfferDocument> documentId, HttpContext http) =>
                uploads.VersionAsync(http, new DocumentKey(id, documentId)))
            .WithSummary("Replace it by a new version").TakesUpload<FileForm>().Answers<DocumentView>(201).TakesKey()
            .Refuses(_uploads);
        document.MapPut("", (
                Id<InvestmentOffer> id, Id<OfferDocument> documentId, DocumentBody body, OfferDocumentDesk desk,
                HttpContext http) =>
                desk.EditAsync(
                    http.Command(), new DocumentKey(id, documentId), http.Request.Headers.IfMatch, body)
                    .ToResultAsync())
            .WithSummary("Change kind, title, visibility and acceptance").Answers<DocumentLink>().TakesKey()
            .NeedsRevision().Refuses(InvestmentCodes.ContentLimit);
        document.MapPost("/remove", (
                Id<InvestmentOffer> id, Id<OfferDocument> documentId, ReasonBody body, OfferDocumentDesk desk,
                HttpContext http) =>
                desk.RemoveAsync(http.Command(), new DocumentKey(id, documentId), body.Reason).ToResultAsync())
            .WithSummary("Take it out; versions that were accepted stay readable").Produces(204).TakesKey();
    }

    private static void MapTimeline(RouteGroupBuilder offer)
    {
        offer.MapPost("/timeline", (
                Id<InvestmentOffer> id, MilestoneBody body, OfferStoryDesk desk, HttpContext http) =>
                desk.AddAsync(http.Command(), id, body).ToResultAsync())
            .WithSummary("Add an event to the timeline").Answers<MilestoneView>(201).TakesKey()
            .Refuses(InvestmentCodes.ContentLimit);
        var milestone = offer.MapGroup("/timeline/{eventId}").Refuses(InvestmentCodes.OfferMilestoneNotFound);
        milestone.MapPut("", (
                Id<InvestmentOffer> id, Id<OfferMilestone> eventId, MilestoneBody body, OfferStoryDesk desk,
                HttpContext http) =>
                desk.EditAsync(http.Command(), new MilestoneKey(id, eventId), http.Request.Headers.IfMatch, body)
                    .ToResultAsync())
            .WithSummary("Write it anew").Answers<MilestoneView>().TakesKey().NeedsRevision();
        milestone.MapPost("/remove", (
                Id<InvestmentOffer> id, Id<OfferMilestone> eventId, ReasonBody body, OfferStoryDesk desk,
                HttpContext http) =>
                desk.RemoveAsync(http.Command(), new MilestoneKey(id, eventId), body.Reason).ToResultAsync())
            .WithSummary("Take it out of the timeline").Produces(204).TakesKey();
    }

    private static async Task<IResult> GetAsync(Id<InvestmentOffer> id, OfferContentQueries contents, HttpContext http)
    {
        var content = await contents.GetAsync(http.Caller().Book, id, ContentReader.Administrator);
        return http.OkWithTag(content, content.Marketing.Revision);
    }

    private static Task<IResult> WriteAsync(
        Id<InvestmentOffer> id, MarketingBody body, OfferStoryDesk desk, HttpContext http) =>
        desk.WriteAsync(http.Command(), id, http.Request.Headers.IfMatch, body).ToResultAsync();
}
