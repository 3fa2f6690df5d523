using System.Globalization;
using Offers.Data.Ledger;
using Offers.Data.Platform.Audit;
using Offers.Domain.Identity;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Audit;

/// <summary>Who did what, for administrators.</summary>
internal static class AuditEndpoints
{
    private static readonly ListFilter[] _filters =
    [
        new("person", "Only what this person did."),
        new("action", "Only this action; with a dot at its end, all that begin so."),
        new("object", "Only what was done to this object."),
        new("from", "From this instant on."),
        new("to", "Before this instant."),
    ];

    internal static void Map(RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/admin/audit").RequirePolicy(Policies.Admin).WithTags("Audit");
        audit.MapGet("", ListAsync).WithSummary("Audit rows, newest first").ListOf<AuditRowView>(_filters);
        audit.MapGet("/chain", (AuditChain chain, HttpContext http) => chain.VerifyAsync(http.Caller().Book))
            .WithSummary("Walk along the audit chain").Answers<AuditChainReport>();
    }

    private static async Task<Page<AuditRowView>> ListAsync(AuditQueries audit, HttpContext http)
    {
        var query = http.List();
        var page = await audit.ListAsync(http.Caller().Book, new AuditFilter
        {
            Person = query.Id<IPerson>("person"),
            Action = Text.Optional("action", query["action"], Limits.Name),
            ObjectId = Text.Optional("object", query["object"], Limits.ObjectId),
            From = Instant("from", query["from"]),
            Until = Instant("to", query["to"]),
        }, query.Page);
        return page.Select(AuditRowView.Of);
    }

    private static DateTimeOffset? Instant(string name, string? text) => text is null ? null
        : DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant) ? instant
        : throw Refusal.OfField(name, $"'{name}' is a time such as 2026-03-02T09:00:00Z.");
}
