using Offers.Data.Platform.Approvals;
using Offers.Domain.Platform;
using Offers.Web.Identity;
using Offers.Web.Platform.Api;

namespace Offers.Web.Platform.Approvals;

/// <summary>What second persons decide, for administrators.</summary>
internal static class ApprovalEndpoints
{
    private static readonly ListFilter _kind = new("kind", "Only this kind, for example ledger.withdrawal.");
    private static readonly ListFilter _words = new("q", "Only what has this in its summary, or this id.");

    internal static void Map(RouteGroupBuilder api)
    {
        var approvals = api.MapGroup("/admin/approvals").WithTags("Approvals").RequirePolicy(Policies.Admin);
        approvals.MapGet("", ListAsync).WithSummary("List approvals; those that wait oldest first")
            .ListOf<ApprovalView>(ListFilter.Status<ApprovalState>(), _kind, _words);
        var one = approvals.MapGroup("/{id}").Refuses(PlatformCodes.ApprovalNotFound);
        one.MapGet("", GetAsync).WithSummary("One approval, with what it would change").Answers<ApprovalView>();
        one.MapPost("/approve", ApproveAsync).WithSummary("Agree as a second person").NeedsKey()
            .Answers<ApprovalAnswer>().Refuses(
                PlatformCodes.ActionNotAllowed, PlatformCodes.ApprovalExpired, PlatformCodes.SamePerson);
        one.MapPost("/reject", RejectAsync).WithSummary("Refuse as a second person, with a reason").NeedsKey()
            .Answers<ApprovalAnswer>().Refuses(
                PlatformCodes.ActionNotAllowed, PlatformCodes.ApprovalExpired, PlatformCodes.SamePerson);
    }

    private static Task<Page<ApprovalView>> ListAsync(ApprovalQueries approvals, HttpContext http)
    {
        var query = http.List();
        var filter = new ApprovalFilter(
            query.Status<ApprovalState>(), Text.Optional(_kind.Name, query[_kind.Name], Limits.Name), query.Search());
        return approvals.ListAsync(http.Caller(), filter, query.Page);
    }

    private static Task<ApprovalView> GetAsync(ApprovalQueries approvals, Id<Approval> id, HttpContext http) =>
        approvals.GetAsync(http.Caller(), id);

    private static async Task<IResult> ApproveAsync(
        ApprovalDesk desk, Id<Approval> id, HttpContext http, ReasonBody? body = null) =>
        (await desk.ApproveAsync(await http.CommandAsync(), id, body?.Reason)).ToResult();

    private static async Task<IResult> RejectAsync(
        ApprovalDesk desk, Id<Approval> id, ReasonBody body, HttpContext http) =>
        (await desk.RejectAsync(await http.CommandAsync(), id, body.Reason)).ToResult();
}
