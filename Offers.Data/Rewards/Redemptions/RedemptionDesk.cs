using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>What becomes of redemptions after they were made: looked at, shown, taken back.</summary>
public sealed class RedemptionDesk(
    OffersDatabase database, UnitOfWork writes, CardVault vault, CardLimits limits)
{
    /// <summary>
    /// Takes a redemption back. A card that nobody has seen goes back to its pool and its charge to the payer; one that
    /// was seen is worthless, and stays charged.
    /// </summary>
    /// <exception cref="Refusal"><c>redemption_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> RevokeAsync(
        CommandRequest request, RewardScope scope, Id<Redemption> id, string? reason) =>
        DecideAsync(request, scope, (id, "revoke"), async (work, redemption) =>
        {
            var wasSeen = redemption.RevealedAt is not null;
            redemption.Revoke(reason, work.Now);
            var card = work.Find(RewardRows.Card, redemption.Card!.Value)!;
            await work.LoadAsync(new RowNames().Need(RewardRows.Totals, card.Pool));
            var totals = work.Find(RewardRows.Totals, card.Pool)!;
            if (wasSeen)
            {
                card.Revoke();
                totals.Revoke();
            }
            else
            {
                GiveBack(work, redemption, card);
                card.Return();
                totals.Return(card.CostMinor);
            }

            work.Tell(redemption, "revoked");
            await RedemptionSources.JudgeAsync(work, redemption);
        });

    /// <summary>
    /// Lets a redemption go on that a rule asked to look at: it gets its card, or a supplier is asked. Why may be said.
    /// </summary>
    /// <exception cref="Refusal"><c>redemption_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> ReleaseAsync(
        CommandRequest request, RewardScope scope, Id<Redemption> id, string? reason = null) =>
        DecideAsync(request, scope, (id, "release"), async (work, redemption) =>
        {
            var why = Text.Optional("reason", reason, Limits.Reason);
            redemption.Release(work.Caller.Person, work.Now);
            work.Tell(redemption, "released", why);
            await RedemptionSources.NextAsync(work, redemption);
        });

    /// <summary>Refuses a redemption that a rule asked to look at; its money is given back.</summary>
    /// <exception cref="Refusal"><c>redemption_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c> as an
    /// answer.</exception>
    public Task<Answer> RejectAsync(
        CommandRequest request, RewardScope scope, Id<Redemption> id, string? reason) =>
        DecideAsync(request, scope, (id, "reject"), async (work, redemption) =>
        {
            redemption.Reject(work.Caller.Person, reason, work.Now);
            work.FreeCharge(redemption, redemption.Reason!);
            work.Tell(redemption, "rejected");
            await RedemptionSources.JudgeAsync(work, redemption);
        });

    /// <summary>Shows a card to staff, who say why.</summary>
    /// <exception cref="Refusal"><c>redemption_not_found</c>, <c>validation_failed</c>,
    /// <c>action_not_allowed</c>.</exception>
    public Task<CardView> RevealAsync(CommandRequest request, RewardScope scope, Id<Redemption> id, string? reason) =>
        OpenAsync(request, scope, id, Text.Required("reason", reason, Limits.Reason));

    /// <summary>
    /// Puts the clear card into an answer of redeeming, as it goes out, for those who may see it; each time is counted
    /// and audited. What is kept of the answer never has it.
    /// </summary>
    public async Task<Answer> UncoverAsync(CommandRequest request, Answer answer)
    {
        if (request.Mode == RunMode.DryRun || answer.Status is not (200 or 201)
            || !CardRights.MaySee(request.Caller, RedeemAnswers.ClientOf(answer)))
        {
            return answer;
        }

        return await UncoverOpenAsync(request, answer);
    }

    /// <summary>The same for somebody who has the redemption code.</summary>
    internal async Task<Answer> UncoverOpenAsync(CommandRequest request, Answer answer)
    {
        var id = RedeemAnswers.IdOf(answer);
        var card = RedeemAnswers.WasShown(answer)
            ? await ReadAsync(request.Caller.Book, id, RunMode.Commit)
            : await OpenAsync(CommandRequest.Once(request.Caller), null, id, null);
        return RedeemAnswers.WithCard(answer, card);
    }

    /// <summary>Shows a card: counted and audited in a commit of its own, then opened.</summary>
    /// <param name="request">Who sees it.</param>
    /// <param name="scope">What he reaches; null where the code itself gives the right.</param>
    /// <param name="id">The redemption.</param>
    /// <param name="reason">Why, for staff.</param>
    internal async Task<CardView> OpenAsync(
        CommandRequest request, RewardScope? scope, Id<Redemption> id, string? reason)
    {
        // A look is a look each time: no key that was used before opens a card past the audit, and a try opens none.
        var look = request with { Key = CommandKey.Fresh() };
        (await writes.RunAsync(look, new Deed("rewards.redemption.reveal", id.ToString()), async work =>
        {
            var redemption = await FindAsync(work, scope, id);
            if (!redemption.HasCard)
            {
                throw PlatformCodes.ActionNotAllowed.Because("It has no card that can be shown.");
            }

            if (reason is not null)
            {
                await CardLooks.CheckAsync(work, limits);
            }

            work.Show(redemption, reason);
            return Answer.None();
        })).Check();
        return await ReadAsync(request.Caller.Book, id, request.Mode);
    }

    private static void GiveBack(ClosureWork work, Redemption redemption, Card card)
    {
        var (book, currency) = (redemption.Book, redemption.Currency);
        Leg[] cost = card.CostMinor == 0 ? [] :
        [
            new(work.Ledger.Account(RewardAccounts.Cost(book, currency)), -card.CostMinor),
            new(work.Ledger.Account(RewardAccounts.Stock(book, currency)), card.CostMinor),
        ];
        work.Ledger.Post(
            new OperationFacts("rewards.revoke", redemption.ObjectId, work.Now, redemption.Reason),
            [
                new Leg(work.Ledger.Account(RewardAccounts.Revenue(book, currency)), -redemption.ChargedMinor),
                new Leg(work.Ledger.Available(redemption.Payer, currency), redemption.ChargedMinor), .. cost,
            ]);
        if (redemption.Recipient is { } recipient)
        {
            work.Find(RewardRows.Recipient, recipient)?.GiveBack();
        }
    }

    private static async Task<Redemption> FindAsync(ClosureWork work, RewardScope? scope, Id<Redemption> id)
    {
        var redemption = await work.LoadRedemptionAsync(id);
        return redemption is not null
            && (scope is null || scope.Reaches(work.Find(RewardRows.Campaign, redemption.Campaign)!))
            ? redemption
            : throw RewardCodes.RedemptionNotFound.Because();
    }

    private Task<Answer> DecideAsync(
        CommandRequest request, RewardScope scope, (Id<Redemption> Id, string Verb) what,
        Func<ClosureWork, Redemption, Task> decide) =>
        writes.RunAsync(request, new Deed("rewards.redemption." + what.Verb, what.Id.ToString()), async work =>
        {
            var redemption = await FindAsync(work, scope, what.Id);
            var view = await RedemptionQueries.FindAsync(work.Db, scope, what.Id);
            await decide(work, redemption);
            return Answer.Ok(view!.Now(redemption, scope));
        });

    private async Task<CardView> ReadAsync(BookId book, Id<Redemption> id, RunMode mode)
    {
        await using var db = database.Read(book);
        var card = await db.Cards.SingleAsync(x => x.Redemption == id);
        var value = (await db.Redemptions.SingleAsync(x => x.Id == id)).Value;
        return mode == RunMode.DryRun
            ? CardView.Masked(card, value)
            : CardView.Clear(card, (await vault.SealerAsync()).Open(card), value);
    }
}
