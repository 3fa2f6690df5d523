using Offers.Data.Platform.Files;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>
/// Takes files of recipients in. The API checks or enters them at once; a page's file lies aside until its reader has
/// seen the check, and is gone a day later.
/// </summary>
public sealed class RecipientImportDoor(UploadReader reader, FileStore store, RecipientImportDesk desk)
{
    private const string Type = "text/csv; charset=utf-8";

    /// <summary>A file that a program sends.</summary>
    /// <exception cref="Refusal">Those of uploads, and <c>recipients_file_invalid</c>.</exception>
    public async Task<IResult> TakeAsync(HttpContext http, Id<Campaign> campaign)
    {
        using var upload = await reader.ReadAsync(http, RecipientCsv.Rule);
        RequestBody.Keep(http, upload.Fingerprint);
        var request = http.Command();
        await using var file = upload.File.OpenRead();
        return (await desk.ImportAsync(request, RewardScope.Of(request.Caller), campaign, file)).ToResult();
    }

    /// <summary>A file that a page sends: answered with the page that shows its check.</summary>
    /// <exception cref="Refusal">Those of uploads, and <c>recipients_file_invalid</c>.</exception>
    public async Task<IResult> TakeFromFormAsync(HttpContext http, RewardPortal portal, string campaign)
    {
        var id = CampaignWords.Read(campaign);
        using var upload = await reader.ReadAsync(http, RecipientCsv.Rule);
        var name = upload.File.Facts.Name;
        await using (var file = upload.File.OpenRead())
        {
            await desk.CheckAsync(portal.ScopeOf(http.Caller()), id, file);
        }

        var hash = store.LayAside(upload.File);
        return Results.Created(
            $"{portal.Path}/campaigns/{id}/import?file={hash}&name={Uri.EscapeDataString(name)}", null);
    }

    /// <summary>Opens a file that lies aside.</summary>
    /// <exception cref="Refusal"><c>file_not_found</c>.</exception>
    public Stream Open(string? hash) => store.OpenAside(hash ?? "")
        ?? throw PlatformCodes.FileNotFound.Because("It lies here for a day. Send it once more.");

    /// <summary>The rows of a file that cannot be entered.</summary>
    /// <exception cref="Refusal"><c>file_not_found</c>, <c>campaign_not_found</c>.</exception>
    public async Task<IResult> FaultsAsync(RewardScope scope, Id<Campaign> campaign, string hash)
    {
        await using var file = Open(hash);
        var view = await desk.CheckAsync(scope, campaign, file, RecipientCsv.MaxRows);
        CsvField<RecipientFault>[] fields =
            [new("line", x => x.Line), new("code", x => x.Code), new("reason", x => x.Reason)];
        return Results.Stream(
            body => ListCsv.WriteAsync(body, fields, view.Faults.ToAsyncEnumerable()), Type, "recipients-faults.csv");
    }
}
