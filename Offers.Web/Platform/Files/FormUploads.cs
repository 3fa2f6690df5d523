using Microsoft.AspNetCore.Antiforgery;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Files;

/// <summary>
/// How the forms of pages send files. A cookie is sent by browsers unasked, so the token comes with it, in a header:
/// the form is not read to find it.
/// </summary>
internal static class FormUploads
{
    internal const string TokenHeader = "RequestVerificationToken";

    /// <summary>Takes an upload and answers it, or why it is refused, to the script that sent it.</summary>
    internal static async Task TakeAsync(HttpContext http, Func<Task<IResult>> take)
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
