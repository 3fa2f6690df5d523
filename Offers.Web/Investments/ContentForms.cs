using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Investments.Api;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Investments;

/// <summary>Where the forms of the content page send files.</summary>
internal static class ContentForms
{
    internal static string MediaPath(Id<InvestmentOffer> id) => $"/admin/investments/{id}/uploads/media";

    internal static string DocumentPath(Id<InvestmentOffer> id) => $"/admin/investments/{id}/uploads/documents";

    internal static string VersionPath(Id<InvestmentOffer> id, Id<OfferDocument> document) =>
        $"{DocumentPath(id)}/{document}";

    internal static void Map(WebApplication app)
    {
        var forms = app.MapGroup("/admin/investments/{id}/uploads").RequirePolicy(Policies.Admin)
            .ExcludeFromDescription();
        forms.MapPost("/media", (string id, HttpContext http, ContentUploads uploads) =>
            FormUploads.TakeAsync(http, () => uploads.MediaAsync(http, OfferPageIds.Read(id))));
        forms.MapPost("/documents", (string id, HttpContext http, ContentUploads uploads) =>
            FormUploads.TakeAsync(http, () => uploads.DocumentAsync(http, OfferPageIds.Read(id))));
        forms.MapPost("/documents/{documentId}", (
            string id, string documentId, HttpContext http, ContentUploads uploads) => FormUploads.TakeAsync(http, () =>
                uploads.VersionAsync(http, new DocumentKey(
                    OfferPageIds.Read(id), OfferPageIds.ReadDocument(documentId)))));
    }
}
