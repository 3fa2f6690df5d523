using Offers.Data.Incentives.Imports;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Incentives.Imports;

/// <summary>A file of sales as it is sent.</summary>
/// <param name="File">The file.</param>
/// <param name="BuilderId">The builder whose sales they are; needed from those who act for several.</param>
internal sealed record SaleFileForm(IFormFile? File, string? BuilderId);

/// <summary>Files of sales, for builders and administrators.</summary>
internal static class SaleImportEndpoints
{
    private const string Columns =
        "CSV in UTF-8 with a line of heads, at most 64 MB and 200,000 rows. Columns: `project` (id or name), `unit`, "
        + "`agent` (e-mail or id, several with `|` between them), `split` (percent, in the same order), `price`, "
        + "`currency`, `booked`, `signed`, `paid`, `registered` (days as `yyyy-mm-dd` or instants with a zone), "
        + "`buyer`, `contact` and `reference`; the first three and `booked` are required. A row whose reference is "
        + "there already moves that sale on. The rows are checked behind the request; `start` enters them.";

    private static readonly (string Verb, string Summary)[] _verbs =
    [
        ("start", "Enter the rows of a checked file; answers at once"),
        ("cancel", "Stop; what was entered stays"),
        ("resume", "Go on behind the last row that was entered"),
    ];

    internal static void Map(WebApplication app, RouteGroupBuilder api)
    {
        foreach (var portal in IncentivePortal.All)
        {
            Map(api.MapGroup(portal.Path + "/sales/imports").RequirePolicy(portal.Policy)
                .WithTags("Files of sales" + portal.TagSuffix), portal);
            app.MapPost(UploadPathOf(portal), (HttpContext http, SaleImportDoor door) =>
                    FormUploads.TakeAsync(http, () => door.TakeFromFormAsync(http, portal)))
                .RequirePolicy(portal.Policy).ExcludeFromDescription();
        }
    }

    /// <summary>Where the page of a portal sends files.</summary>
    internal static string UploadPathOf(IncentivePortal portal) => portal.Path + "/sales/imports/uploads";

    private static void Map(RouteGroupBuilder imports, IncentivePortal portal)
    {
        imports.MapPost("", (SaleImportDoor door, HttpContext http) => door.TakeAsync(http, portal))
            .WithSummary("Send a file of sales; its rows are checked, nothing is entered").WithDescription(Columns)
            .TakesUpload<SaleFileForm>().Answers<SaleImportView>(201).TakesKey().Refuses(
                IncentiveCodes.ImportFileInvalid, IncentiveCodes.NotOwner, PlatformCodes.FileTooLarge,
                PlatformCodes.FileTypeUnsupported, PlatformCodes.FileContentMismatch, PlatformCodes.UploadBroken);
        imports.MapGet("", (SaleImportQueries queries, HttpContext http) =>
            {
                var query = http.List();
                return queries.ListAsync(
                    portal.ScopeOf(http.Caller()), query.Status<SaleImportState>(), query.Page);
            })
            .WithSummary("Files of sales, newest first")
            .ListOf<SaleImportView>(ListFilter.PageNumber, ListFilter.Status<SaleImportState>())
            .Refuses(PlatformCodes.StatusInvalid);
        imports.MapGet("/sample.csv", () => SaleImportCsv.Sample())
            .WithSummary("A file of sales to begin with").Produces(200, contentType: "text/csv");
        MapOne(imports.MapGroup("/{id}").Refuses(IncentiveCodes.ImportNotFound), portal);
    }

    private static void MapOne(RouteGroupBuilder import, IncentivePortal portal)
    {
        import.MapGet("", (Id<SaleImport> id, SaleImportQueries queries, HttpContext http) =>
                queries.GetAsync(portal.ScopeOf(http.Caller()), id))
            .WithSummary("One file with its progress and its first faults").Answers<SaleImportView>();
        import.MapGet("/errors.csv", (Id<SaleImport> id, SaleImportQueries queries, HttpContext http) =>
                WriteAsync(queries, portal, id, (http, SaleRowsAsked.Faulty)))
            .WithSummary("The rows that cannot be entered, with the reason").Produces(200, contentType: "text/csv")
            .Refuses(PlatformCodes.FileNotFound);
        import.MapGet("/result.csv", (Id<SaleImport> id, SaleImportQueries queries, HttpContext http) =>
                WriteAsync(queries, portal, id, (http, SaleRowsAsked.All)))
            .WithSummary("All rows, with what became of them; without `contact`").Produces(200, contentType: "text/csv")
            .Refuses(PlatformCodes.FileNotFound);
        foreach (var (verb, summary) in _verbs)
        {
            import.MapPost("/" + verb, async (Id<SaleImport> id, SaleImportDoor door, HttpContext http) =>
                    (await door.MoveAsync(
                        await http.CommandAsync(), portal.ScopeOf(http.Caller()), id, verb)).ToResult())
                .WithSummary(summary).Answers<SaleImportView>().NeedsKey()
                .Refuses(PlatformCodes.ActionNotAllowed, IncentiveCodes.ImportNothingNew);
        }
    }

    private static async Task<IResult> WriteAsync(
        SaleImportQueries queries, IncentivePortal portal, Id<SaleImport> id,
        (HttpContext Http, SaleRowsAsked Rows) asked) => SaleImportCsv.Of(
            await queries.RowsAsync(portal.ScopeOf(asked.Http.Caller()), id, asked.Rows), asked.Rows);
}
