using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;

namespace Offers.Data.Rewards.Cards.Imports;

/// <summary>What people do with files of cards: send one, let its cards be entered, stop, go on.</summary>
public sealed class CardImportDesk(UnitOfWork writes, CardFolder folder, CardLimits limits)
{
    /// <summary>Records a file that was read, checked and sealed. Answers 201.</summary>
    /// <exception cref="Refusal"><c>pool_not_found</c>, <c>validation_failed</c>.</exception>
    public async Task<Answer> RecordAsync(
        CommandRequest request, (Id<CardPool> Pool, string FileName) to, CheckedCards cards)
    {
        var isKept = false;
        var deed = new Deed("rewards.import.upload", to.Pool.ToString());
        var answer = await writes.RunAsync(request, deed, async work =>
        {
            var pool = await work.Db.CardPools.SingleOrDefaultAsync(x => x.Id == to.Pool)
                ?? throw RewardCodes.PoolNotFound.Because();
            CardImportQueries.CheckTakes(pool);
            var import = new CardImport(
                pool, (cards.Id, to.FileName), work.Caller.Person, (work.Now, work.Real));
            import.Checked(cards.Rows, cards.Found, work.Now);
            work.Db.Add(import);
            Tell(work, import, "checked", null);
            await work.FlushAsync();
            await work.InsertAsync(cards.Faults.Select(x =>
                new CardImportFault(import.Id, x.Row, x.Code, x.Reason)));
            isKept = request.Mode == RunMode.Commit;
            return Answer.Created(
                await CardImportQueries.ViewAsync(work.Db, import, work.Now), $"/api/v1/card-imports/{import.Id}");
        });
        if (!isKept || answer.IsRefusal)
        {
            folder.Remove(cards.Id);
        }

        return answer;
    }

    /// <summary>Lets go of a file that was read and is not recorded.</summary>
    public void Forget(CheckedCards cards) => folder.Remove(cards.Id);

    /// <summary>Lets the cards of a checked file be entered, by a worker; above a value a second person is asked first.
    /// Only to look: what the cards cost.</summary>
    /// <exception cref="Refusal"><c>card_import_not_found</c>; <c>action_not_allowed</c>, <c>cards_nothing_new</c> as
    /// answers.</exception>
    public Task<Answer> StartAsync(CommandRequest request, Id<CardImport> id) =>
        MoveAsync(request, (id, "start"), async (work, import) =>
        {
            var cost = new Money(import.CostFoundMinor, import.Currency);
            var isAsked = limits.NeedsRelease(cost);
            import.Move(isAsked ? "ask" : "start", work.Caller.Person, work.Now);
            if (isAsked)
            {
                var pool = await work.Db.CardPools.SingleAsync(x => x.Id == import.Pool);
                work.AskApproval(CardImportApprovals.Facts(import, pool, cost));
            }

            if (request.Mode == RunMode.DryRun)
            {
                await work.LoadAsync(new RowNames().NeedPurchase(import.Book, import.Currency));
                work.Buy(import, cost.Minor);
            }
        });

    /// <summary>Stops; the batch that is being entered is the last, and what was entered stays.</summary>
    /// <exception cref="Refusal"><c>card_import_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> CancelAsync(CommandRequest request, Id<CardImport> id) =>
        MoveAsync(request, (id, "cancel"), async (work, import) =>
        {
            import.Move("cancel", work.Caller.Person, work.Now);
            import.LetGo();
            await work.EndApprovalAsync(import.ObjectId, "The file was cancelled.");
        });

    /// <summary>Goes on behind the last card that was entered.</summary>
    /// <exception cref="Refusal"><c>card_import_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> ResumeAsync(CommandRequest request, Id<CardImport> id)
    {
        var isThere = folder.Has(id);
        return MoveAsync(request, (id, "resume"), (work, import) =>
        {
            import.Move("resume", work.Caller.Person, work.Now);
            return isThere
                ? Task.CompletedTask
                : throw PlatformCodes.ActionNotAllowed.Because("Its sealed cards are no longer kept; send it again.");
        });
    }

    /// <summary>Tells what becomes of a file, and audits it.</summary>
    internal static void Tell(Work work, CardImport import, string happened, string? before)
    {
        var fact = new
        {
            import.Id, poolId = import.Pool, import.FileName, import.State, import.Rows,
            found = CardCountView.Of(import.Found, import.Currency),
            done = CardCountView.Of(import.Done, import.Currency), import.Currency,
            by = import.StartedBy ?? import.UploadedBy, import.Fault,
        };
        work.Audit(new AuditFact(
            "rewards.import." + happened, import.ObjectId, before, OffersJson.Text(fact), import.Fault));
        work.Raise(import, "rewards.import." + happened, fact);
    }

    private Task<Answer> MoveAsync(
        CommandRequest request, (Id<CardImport> Id, string Verb) what, Func<ClosureWork, CardImport, Task> move) =>
        writes.RunAsync(request, new Deed("rewards.import." + what.Verb, what.Id.ToString()), async work =>
        {
            var import = await CardImportQueries.FindAsync(work.Db, what.Id);
            var before = OffersJson.Text(new { import.State });
            await move(work, import);
            Tell(work, import, Past(what.Verb, import.State), before);
            await work.FlushAsync();
            return Answer.Ok(await CardImportQueries.ViewAsync(work.Db, import, work.Now));
        });

    private static string Past(string verb, CardImportState state) => verb switch
    {
        "cancel" => "cancelled",
        "resume" => "resumed",
        _ when state == CardImportState.Releasing => "asked",
        _ => verb + "ed",
    };
}
