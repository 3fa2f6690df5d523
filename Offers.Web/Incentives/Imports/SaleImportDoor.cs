using Offers.Data.Incentives;
using Offers.Data.Incentives.Imports;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Incentives.Imports;

/// <summary>
/// Takes files of sales in and lets them be worked on, for the API and for pages alike. Answers do not wait for the
/// work.
/// </summary>
public sealed class SaleImportDoor(UploadReader reader, SaleImportDesk desk, SaleImportWorker worker)
{
    /// <summary>A file that a program sends: answered with the import.</summary>
    /// <exception cref="Refusal">Those of uploads, and <c>import_file_invalid</c>.</exception>
    public async Task<IResult> TakeAsync(HttpContext http, IncentivePortal portal) =>
        (await KeepAsync(http, portal)).ToResult();

    /// <summary>A file that a page sends: answered with the page of the import.</summary>
    /// <exception cref="Refusal">Those of uploads, and <c>import_file_invalid</c>.</exception>
    public async Task<IResult> TakeFromFormAsync(HttpContext http, IncentivePortal portal)
    {
        var answer = await KeepAsync(http, portal);
        return answer.IsRefusal
            ? answer.ToResult()
            : Results.Created($"{portal.Path}/sales/imports/{answer.Location!.Split('/')[^1]}", null);
    }

    /// <summary>Carries out a verb: <c>start</c>, <c>cancel</c> or <c>resume</c>.</summary>
    /// <exception cref="Refusal"><c>import_not_found</c>; <c>action_not_allowed</c>, <c>import_nothing_new</c> as
    /// answers.</exception>
    public async Task<Answer> MoveAsync(
        CommandRequest request, ProjectScope scope, Id<SaleImport> id, string verb)
    {
        var answer = verb switch
        {
            "start" => await desk.StartAsync(request, scope, id),
            "resume" => await desk.ResumeAsync(request, scope, id),
            "cancel" => await desk.CancelAsync(request, scope, id),
            _ => throw new InvalidOperationException($"Imports have no verb {verb}."),
        };
        Begin(request, answer, id);
        return answer;
    }

    private async Task<Answer> KeepAsync(HttpContext http, IncentivePortal portal)
    {
        using var upload = await reader.ReadAsync(http, SaleCsv.Rule);
        RequestBody.Keep(http, upload.Fingerprint);
        var request = http.Command();
        var answer = await desk.UploadAsync(
            request, portal.ScopeOf(request.Caller), upload.File, BuilderOf(upload));
        if (!answer.IsRefusal && Id<SaleImport>.TryParse(answer.Location?.Split('/')[^1], out var id))
        {
            Begin(request, answer, id);
        }

        return answer;
    }

    private static Id<Organisation>? BuilderOf(Upload upload) => upload["builderId"] is not { } text ? null
        : Id<Organisation>.TryParse(text, out var id) ? id
        : throw Refusal.OfField("builderId", "There is no such builder.");

    // A worker that finds nothing to do goes away again, so cancelling needs no exception.
    private void Begin(CommandRequest request, Answer answer, Id<SaleImport> id)
    {
        if (answer is { IsRefusal: false, Replayed: false } && request.Mode == RunMode.Commit)
        {
            worker.Begin(request.Caller.Book, id);
        }
    }
}
