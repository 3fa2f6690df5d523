using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards.Imports;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Web.Platform.Api;
using Offers.Web.Platform.Files;

namespace Offers.Web.Rewards.Cards.Imports;

/// <summary>
/// Takes files of cards in and lets them be worked on, for the API and for pages alike. A file is checked and sealed
/// while it comes in; the entry does not keep anybody waiting.
/// </summary>
public sealed class CardImportDoor(
    UploadReader reader, CardIntake intake, CardImportDesk desk, CardImportQueries queries, CardImportWorker worker)
{
    /// <summary>A file that a program sends: answered with the import.</summary>
    /// <exception cref="Refusal">Those of uploads; <c>pool_not_found</c>, <c>cards_file_invalid</c>.</exception>
    public async Task<IResult> TakeAsync(HttpContext http, Id<CardPool> pool) =>
        (await KeepAsync(http, pool)).ToResult();

    /// <summary>A file that a page sends: answered with the page of the import.</summary>
    /// <exception cref="Refusal">As for <see cref="TakeAsync"/>.</exception>
    public async Task<IResult> TakeFromFormAsync(HttpContext http, Id<CardPool> pool)
    {
        var answer = await KeepAsync(http, pool);
        return answer.IsRefusal
            ? answer.ToResult()
            : Results.Created($"/admin/card-imports/{answer.Location!.Split('/')[^1]}", null);
    }

    /// <summary>Carries out a verb: <c>start</c>, <c>cancel</c> or <c>resume</c>.</summary>
    /// <exception cref="Refusal"><c>card_import_not_found</c>; <c>action_not_allowed</c>, <c>cards_nothing_new</c> as
    /// answers.</exception>
    public async Task<Answer> MoveAsync(CommandRequest request, Id<CardImport> id, string verb)
    {
        var answer = verb switch
        {
            "start" => await desk.StartAsync(request, id),
            "resume" => await desk.ResumeAsync(request, id),
            "cancel" => await desk.CancelAsync(request, id),
            _ => throw new InvalidOperationException($"Imports have no verb {verb}."),
        };

        // A worker that finds nothing to do goes away again, so cancelling needs no exception.
        if (answer is { IsRefusal: false, Replayed: false } && request.Mode == RunMode.Commit)
        {
            worker.Begin(request.Caller.Book, id);
        }

        return answer;
    }

    private async Task<Answer> KeepAsync(HttpContext http, Id<CardPool> id)
    {
        var caller = http.Caller();
        caller.RequireOwnHands();
        var (pool, today) = await queries.PlaceAsync(caller.Book, id);
        var (name, cards) = ("", (CheckedCards?)null);
        try
        {
            await reader.PourAsync(http, CardCsv.Rule, async (fileName, body) =>
                (name, cards) = (fileName, await intake.ReadAsync(pool, today, body, http.RequestAborted)));
        }
        catch when (cards is not null)
        {
            desk.Forget(cards);
            throw;
        }

        RequestBody.Keep(http, OffersJson.Bytes(new { file = Convert.ToHexStringLower(cards!.Hash), name }));
        return await desk.RecordAsync(http.Command(), (id, name), cards);
    }
}
