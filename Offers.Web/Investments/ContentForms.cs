using Microsoft.AspNetCore.Antiforgery;
using Offers.Data.Investments;
using Offers.Domain.Investments;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Investments.Api;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Investments;

/// <summary>
/// Where the forms of the content page send files. A cookie is sent by browsers unasked, so the token comes with it, in
/// a header: the form is not read to find it.
/// </summary>
internal static class ContentForms
{
    internal const string TokenHeader = "RequestVerificationToken";

    internal static string MediaPath(Id<InvestmentOffer> id) => $"/admin/investments/{id}/uploads/media";

    internal static string DocumentPath(Id<InvestmentOffer> id) => $"/admin/investments/{id}/uploads/documents";

    internal static string VersionPath(Id<InvestmentOffer> id, Id<OfferDocument> document) =>
        $"{DocumentPath(id)}/{document}";

    internal static void Map(WebApplication app)
    {
        var forms = app.MapGroup("/admin/investments/{id}/uploads").RequirePolicy(Policies.Admin)
            .ExcludeFromDescription();
        forms.MapPost("/media", (string id, HttpContext http, ContentUploads uploads) =>
            TakeAsync(http, () => uploads.MediaAsync(http, OfferPageIds.Read(id))));
        forms.MapPost("/documents", (string id, HttpContext http, ContentUploads uploads) =>
            TakeAsync(http, () => uploads.DocumentAsync(http, OfferPageIds.Read(id))));
        forms.MapPost("/documents/{documentId}", (
            string id, string documentId, HttpContext http, ContentUploads uploads) => TakeAsync(http, () =>
                uploads.VersionAsync(http, new DocumentKey(
                    OfferPageIds.Read(id), OfferPageIds.ReadDocument(documentId)))));
    }

    private static async Task TakeAsync(HttpContext http, Func<Task<IResult>> take)
    {
        http.LeaveAlone();
        try
        {
            var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
            if (http.Request.Headers[TokenHeader].Count == 0 || !await antiforgery.IsRequestValidAsync(http))
            {
                throw PlatformCodes.UploadBroken.Because("The page was open for too long. Reload it and try again.");
            }

            await (await take()).ExecuteAsync(http);
        }
        catch (Refusal refusal)
        {
            await Problems.WriteAsync(http, refusal);
        }
    }
}
