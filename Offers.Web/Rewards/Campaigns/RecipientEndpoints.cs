using System.Globalization;
using Offers.Data.Platform;
using Offers.Data.Rewards;
using Offers.Data.Rewards.Campaigns;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Campaigns;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;
using Offers.Web.Platform.Lists;

namespace Offers.Web.Rewards.Campaigns;

/// <summary>A file of recipients as it is sent.</summary>
/// <param name="File">The file.</param>
internal sealed record RecipientFileForm(IFormFile? File);

/// <summary>Recipients of campaigns: the list, one by one and by file, invitations and conditions.</summary>
internal static class RecipientEndpoints
{
    private const string Columns =
        "CSV in UTF-8 with a line of heads, at most 32 MB and 100,000 rows. Columns: `name`, `email`, `phone` (with "
        + "its country), `reference`, `language` (`en` or `ar`) and `consent` (`in`, `out` or `pending`); a name, and "
        + "an address or a number, are required. Who is on the list already is left out and counted. `dryRun=true` "
        + "only checks. Sent again with the same key it goes on where it stopped.";

    private static readonly RefusalCode[] _runs =
        [RewardCodes.CampaignInactive, RewardCodes.CampaignPaused, RewardCodes.CodeExpired];

    internal static void Map(WebApplication app, RouteGroupBuilder api)
    {
        var campaign = api.MapGroup("/campaigns/{id}").RequirePolicy(Policies.Rewards).WithTags("Recipients")
            .Refuses(RewardCodes.CampaignNotFound);
        MapList(campaign);
        MapFiles(campaign);
        MapOne(campaign.MapGroup("/recipients/{recipientId}").Refuses(RewardCodes.RecipientNotFound));
        MapConditions(api.MapGroup("/campaigns/{id}").RequirePolicy(Policies.Redeem).WithTags("Recipients")
            .Refuses(RewardCodes.CampaignNotFound, RewardCodes.RecipientNotFound, RewardCodes.ConditionNotFound));
        foreach (var portal in RewardPortal.All)
        {
            app.MapPost(UploadPathOf(portal, "{id}"), (string id, HttpContext http, RecipientImportDoor door) =>
                    FormUploads.TakeAsync(http, () => door.TakeFromFormAsync(http, portal, id)))
                .RequirePolicy(portal.Policy).ExcludeFromDescription();
        }
    }

    /// <summary>Where the page of a campaign sends files.</summary>
    internal static string UploadPathOf(RewardPortal portal, string campaign) =>
        $"{portal.Path}/campaigns/{campaign}/recipients/uploads";

    private static void MapList(RouteGroupBuilder campaign)
    {
        campaign.MapGet("/recipients", (Id<Campaign> id, RecipientQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(RewardScope.Of(http.Caller()), id, FilterOf(query), query.Page);
            })
            .WithSummary("The campaign's recipients, newest first")
            .ListOf<RecipientView>([.. CampaignWords.RecipientFilters, ListFilter.Offset])
            .Refuses(PlatformCodes.StatusInvalid);
        campaign.MapPost("/recipients", (Id<Campaign> id, RecipientBody body, RecipientDesk desk, HttpContext http) =>
                desk.AddAsync(http.Command(), RewardScope.Of(http.Caller()), id, body).ToResultAsync())
            .WithSummary("Put somebody on the list, with a code of his own").Answers<RecipientView>(201).TakesKey()
            .Refuses(RewardCodes.RecipientExists, RewardCodes.CampaignNotEditable);
        campaign.MapPost("/recipients/invite", async (
                Id<Campaign> id, InvitationsBody? body, InvitationDesk desk, HttpContext http) =>
                (await desk.InviteManyAsync(
                    await http.CommandAsync(), RewardScope.Of(http.Caller()), id, body ?? new InvitationsBody()))
                    .ToResult())
            .WithSummary("Invite some, or all to whom nobody has written").Answers<InvitationsAnswer>().NeedsKey()
            .Refuses(_runs);
    }

    private static void MapFiles(RouteGroupBuilder campaign)
    {
        campaign.MapGet("/recipients.csv", async (Id<Campaign> id, RecipientQueries queries, CampaignQueries campaigns,
                HttpContext http) =>
            {
                var (scope, filter) = (RewardScope.Of(http.Caller()), FilterOf(http.List()));
                await campaigns.GetAsync(scope, id);
                return http.Csv(
                    CampaignSheets.Recipients(RewardPortal.Client, id),
                    Paged.AllAsync(page => queries.ListAsync(scope, id, filter, page)));
            })
            .WithSummary("The campaign's recipients as comma-separated values").CsvOf(CampaignWords.RecipientFilters)
            .Refuses(PlatformCodes.StatusInvalid);
        campaign.MapPost("/recipients/import", (Id<Campaign> id, RecipientImportDoor door, HttpContext http) =>
                door.TakeAsync(http, id))
            .WithSummary("Put the people of a file on the list").WithDescription(Columns)
            .TakesUpload<RecipientFileForm>().Answers<RecipientImportView>().TakesKey().Refuses(
                RewardCodes.RecipientsFileInvalid, RewardCodes.CampaignNotEditable, PlatformCodes.FileTooLarge,
                PlatformCodes.FileTypeUnsupported, PlatformCodes.FileContentMismatch, PlatformCodes.UploadBroken);
        campaign.MapGet("/recipients/uploads/{hash}/faults.csv", (
                Id<Campaign> id, string hash, RecipientImportDoor door, HttpContext http) =>
                door.FaultsAsync(RewardScope.Of(http.Caller()), id, hash))
            .WithSummary("The rows of an uploaded file that cannot be entered, with the reason")
            .Produces(200, contentType: "text/csv").Refuses(
                PlatformCodes.FileNotFound, RewardCodes.RecipientsFileInvalid, RewardCodes.CampaignNotEditable);
    }

    private static void MapOne(RouteGroupBuilder recipient)
    {
        recipient.MapGet("", async (
                Id<Campaign> id, Id<Recipient> recipientId, RecipientQueries queries, HttpContext http) =>
            {
                var view = await queries.GetAsync(PlaceOf(http, id, recipientId));
                return http.OkWithTag(view, view.Revision);
            })
            .WithSummary("One recipient with what was sent to him and what he got").Answers<RecipientView>();
        recipient.MapPatch("", (Id<Campaign> id, Id<Recipient> recipientId, RecipientDesk desk, HttpContext http) =>
                desk.EditAsync(
                    http.Command(), PlaceOf(http, id, recipientId), http.Request.Headers.IfMatch, http.Patch())
                    .ToResultAsync())
            .WithSummary("Change a recipient by a merge patch, for example a wrong address")
            .Accepts<RecipientBody>("application/json", "application/merge-patch+json").Answers<RecipientView>()
            .TakesKey().NeedsRevision().Refuses(
                RewardCodes.RecipientExists, RewardCodes.CampaignNotEditable, PlatformCodes.ActionNotAllowed);
        recipient.MapDelete("", (Id<Campaign> id, Id<Recipient> recipientId, RecipientDesk desk, HttpContext http) =>
                desk.RemoveAsync(http.Command(), PlaceOf(http, id, recipientId)).ToResultAsync())
            .WithSummary("Take somebody off the list; cards that he has stay his").Answers<RecipientView>().TakesKey()
            .Refuses(RewardCodes.CampaignNotEditable, PlatformCodes.ActionNotAllowed);
        recipient.MapPut("/consent", (
                Id<Campaign> id, Id<Recipient> recipientId, ConsentBody body, RecipientDesk desk, HttpContext http) =>
                desk.ConsentAsync(http.Command(), PlaceOf(http, id, recipientId), body).ToResultAsync())
            .WithSummary("Record what the recipient said about SMS; an agreement holds 180 days")
            .Answers<RecipientView>().TakesKey();
        recipient.MapPost("/invite", async (
                Id<Campaign> id, Id<Recipient> recipientId, SendBody? body, InvitationDesk desk, HttpContext http) =>
                (await desk.InviteAsync(
                    await http.CommandAsync(), PlaceOf(http, id, recipientId), body ?? new SendBody())).ToResult())
            .WithSummary("Send him his code").Answers<RecipientView>().NeedsKey().Refuses(
                RewardCodes.OptOut, RewardCodes.OptInPending, PlatformCodes.ActionNotAllowed,
                RewardCodes.CampaignNotEditable).Refuses(_runs);
        recipient.MapPost("/resend", async (
                Id<Campaign> id, Id<Recipient> recipientId, SendBody? body, InvitationDesk desk, HttpContext http) =>
                (await desk.ResendAsync(
                    await http.CommandAsync(), PlaceOf(http, id, recipientId), body ?? new SendBody())).ToResult())
            .WithSummary("Send again what did not arrive: the same reward, to the address that is known now")
            .Answers<RecipientView>().NeedsKey().Refuses(
                RewardCodes.OptOut, RewardCodes.OptInPending, PlatformCodes.ActionNotAllowed,
                RewardCodes.CampaignNotEditable);
    }

    private static void MapConditions(RouteGroupBuilder campaign)
    {
        campaign.MapPost("/conditions/{number}", async (
                Id<Campaign> id, string number, CompleteBody body, ConditionDesk desk, HttpContext http) =>
                (await desk.CompleteAsync(
                    await http.CommandAsync(), (RewardScope.Of(http.Caller()), id, NumberOf(number)), body)).ToResult())
            .WithSummary("Complete a condition for a recipient named by id, reference or code; gives one reward")
            .Answers<ConditionAnswer>(201).Answers<ConditionAnswer>(202).NeedsKey()
            .Refuses(RewardCodes.ConditionOutOfOrder, RewardCodes.OptOut).Refuses(_runs);
        campaign.MapPost("/recipients/{recipientId}/conditions/{number}", async (
                Id<Campaign> id, Id<Recipient> recipientId, string number, CompleteBody? body, ConditionDesk desk,
                HttpContext http) =>
                (await desk.CompleteAsync(
                    await http.CommandAsync(), (RewardScope.Of(http.Caller()), id, NumberOf(number)),
                    (body ?? new CompleteBody()) with { RecipientId = recipientId })).ToResult())
            .WithSummary("Complete a condition for this recipient; gives one reward")
            .Answers<ConditionAnswer>(201).Answers<ConditionAnswer>(202).NeedsKey()
            .Refuses(RewardCodes.ConditionOutOfOrder, RewardCodes.OptOut).Refuses(_runs);
    }

    private static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw RewardCodes.ConditionNotFound.Because();

    private static RecipientPlace PlaceOf(HttpContext http, Id<Campaign> campaign, Id<Recipient> recipient) =>
        new(RewardScope.Of(http.Caller()), campaign, recipient);

    private static RecipientFilter FilterOf(ListQuery query) => new(
        query.Status<RecipientStatus>(), query.Status<SmsConsent>("consent"), query.Status<MessageStatus>("message"),
        query.Search());
}
