using Offers.Data.Rewards.Cards.Imports;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Rewards.Cards.Imports;

/// <summary>Files of cards, for administrators.</summary>
internal static class CardImportEndpoints
{
    private static readonly ListFilter _pool = new("poolId", "Only into this pool.");

    private static readonly (string Verb, string Summary)[] _verbs =
    [
        ("start", "Enter the cards of a checked file; answers at once. Above a set value a second person is asked"),
        ("cancel", "Stop; what was entered stays"),
        ("resume", "Go on behind the last card that was entered"),
    ];

    internal static void Map(WebApplication app, RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/card-imports").RequirePolicy(Policies.Admin).WithTags("Files of cards");
        imports.MapGet("", (CardImportQueries queries, HttpContext http) =>
            {
                var query = http.List();
                var filter = new CardImportFilter(
                    query.Status<CardImportState>(), query.Id<CardPool>(_pool.Name));
                return queries.ListAsync(http.Caller().Book, filter, query.Page);
            })
            .WithSummary("Files of cards, newest first")
            .ListOf<CardImportView>(ListFilter.PageNumber, ListFilter.Status<CardImportState>(), _pool)
            .Refuses(PlatformCodes.StatusInvalid);
        imports.MapGet("/sample.csv", () => CardFiles.Sample())
            .WithSummary("A file of cards to begin with").Produces(200, contentType: "text/csv");
        MapOne(imports.MapGroup("/{id}").Refuses(RewardCodes.CardImportNotFound));
        app.MapPost("/admin/inventory/{id}/uploads", (Id<CardPool> id, HttpContext http, CardImportDoor door) =>
                FormUploads.TakeAsync(http, () => door.TakeFromFormAsync(http, id)))
            .RequirePolicy(Policies.Admin).ExcludeFromDescription();
    }

    /// <summary>Where the page of a pool sends files.</summary>
    internal static string UploadPathOf(string pool) => $"/admin/inventory/{pool}/uploads";

    private static void MapOne(RouteGroupBuilder import)
    {
        import.MapGet("", (Id<CardImport> id, CardImportQueries queries, HttpContext http) =>
                queries.GetAsync(http.Caller().Book, id))
            .WithSummary("One file with its progress and its first faults").Answers<CardImportView>();
        import.MapGet("/errors.csv", async (Id<CardImport> id, CardImportQueries queries, HttpContext http) =>
            {
                var (name, faults) = await queries.FaultsAsync(http.Caller().Book, id);
                return CardFiles.Faults(name, faults);
            })
            .WithSummary("The rows that are not entered, with the reason; at most 10,000, and never a code")
            .Produces(200, contentType: "text/csv");
        foreach (var (verb, summary) in _verbs)
        {
            import.MapPost("/" + verb, async (Id<CardImport> id, CardImportDoor door, HttpContext http) =>
                    (await door.MoveAsync(await http.CommandAsync(), id, verb)).ToResult())
                .WithSummary(summary).Answers<CardImportView>().NeedsKey()
                .Refuses(PlatformCodes.ActionNotAllowed, RewardCodes.ImportNothingNew);
        }
    }
}
