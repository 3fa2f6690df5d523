using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>Wishes for credit: asked by who is to get it, decided by its direct parent.</summary>
public sealed class CreditRequestDesk(UnitOfWork writes, CreditRules rules)
{
    /// <summary>Asks the direct parent for credit. Answers 201.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>, <c>currency_unknown</c>,
    /// <c>credit_account_not_found</c>; <c>amount_too_small</c>, <c>credit_suspended</c>, <c>credit_request_open</c>,
    /// <c>currency_mismatch</c> as answers.</exception>
    public Task<Answer> AskAsync(CommandRequest request, RewardScope scope, CreditWishBody body) =>
        writes.RunAsync(request, new Deed("rewards.credit_request.ask", body.AccountId ?? ""), async work =>
        {
            var (place, known) = await CreditRefs.OwnAsync(work.Db, scope, "accountId", body.AccountId);
            var amount = body.Amount.AmountIn(CreditRefs.CurrencyOf(body.Currency, known));
            CreditRule.CheckAmount(amount);
            CreditRule.CheckDown(await CreditPlaces.ParentAsync(work.Db, place), place);
            var wish = await work.WishAsync(place, amount, body.Note);
            return Answer.Created(
                await CreditRequestView.OfAsync(work, scope, wish), $"/api/v1/credit/requests/{wish.Id}");
        });

    /// <summary>
    /// The parent gives the credit; above the platform's threshold another administrator is asked first (202).
    /// </summary>
    /// <exception cref="Refusal"><c>credit_request_not_found</c>; <c>action_not_allowed</c>, <c>credit_suspended</c>,
    /// <c>insufficient_credit</c> as answers.</exception>
    public Task<Answer> ApproveAsync(CommandRequest request, RewardScope scope, Id<CreditRequest> id) =>
        writes.RunAsync(request, new Deed("rewards.credit_request.approve", id.ToString()), async work =>
        {
            var (wish, place) = await ForDecidingAsync(work, scope, id);
            if (place.Level == CreditLevel.Agency && rules.NeedsApproval(wish.Amount))
            {
                CreditRequest.Machine.Next(wish, "approve", work.Now);
                CreditRule.CheckMoves(place);
                await CheckNotAskedAsync(work, wish);
                work.AskApproval(CreditApprovals.Facts(wish, place.Name));
                return new Answer(202, OffersJson.Bytes(await CreditRequestView.OfAsync(work, scope, wish)));
            }

            await CheckNotAskedAsync(work, wish);
            await work.GrantAsync(wish, work.Caller.Person);
            return Answer.Ok(await CreditRequestView.OfAsync(work, scope, wish));
        });

    /// <summary>The parent says no.</summary>
    /// <exception cref="Refusal"><c>credit_request_not_found</c>, <c>validation_failed</c>; <c>action_not_allowed</c>
    /// as an answer.</exception>
    public Task<Answer> RejectAsync(
        CommandRequest request, RewardScope scope, Id<CreditRequest> id, string? reason) =>
        writes.RunAsync(request, new Deed("rewards.credit_request.reject", id.ToString()), async work =>
        {
            var (wish, _) = await ForDecidingAsync(work, scope, id);
            await work.EndAsync(wish, "rejected", x => x.Reject(work.Caller.Person, reason, work.Now));
            await work.EndApprovalAsync(wish.ObjectId, "The wish was rejected.");
            return Answer.Ok(await CreditRequestView.OfAsync(work, scope, wish));
        });

    /// <summary>Who asked does not want it any more.</summary>
    /// <exception cref="Refusal"><c>credit_request_not_found</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> WithdrawAsync(CommandRequest request, RewardScope scope, Id<CreditRequest> id) =>
        writes.RunAsync(request, new Deed("rewards.credit_request.withdraw", id.ToString()), async work =>
        {
            var wish = await FindAsync(work, id);
            if (!scope.Reaches(await CreditPlaces.OfAsync(work.Db, wish.Owner)))
            {
                throw RewardCodes.CreditRequestNotFound.Because();
            }

            await work.EndAsync(wish, "withdrawn", x => x.Withdraw(work.Caller.Person, work.Now));
            await work.EndApprovalAsync(wish.ObjectId, "The wish was taken back.");
            return Answer.Ok(await CreditRequestView.OfAsync(work, scope, wish));
        });

    private static async Task CheckNotAskedAsync(ClosureWork work, CreditRequest wish)
    {
        if (await work.WaitingApprovalAsync(wish.ObjectId) is { } approval)
        {
            throw PlatformCodes.ActionNotAllowed.Because(
                "Another administrator looks at it.", ("approvalId", approval.Id));
        }
    }

    private static async Task<(CreditRequest Wish, CreditPlace Place)> ForDecidingAsync(
        ClosureWork work, RewardScope scope, Id<CreditRequest> id)
    {
        var wish = await FindAsync(work, id);
        var place = await CreditPlaces.OfAsync(work.Db, wish.Owner);
        return scope.Reaches(await CreditPlaces.ParentAsync(work.Db, place))
            ? (wish, place)
            : throw RewardCodes.CreditRequestNotFound.Because();
    }

    private static async Task<CreditRequest> FindAsync(ClosureWork work, Id<CreditRequest> id) =>
        await work.Db.CreditRequests.SingleOrDefaultAsync(x => x.Id == id)
            ?? throw RewardCodes.CreditRequestNotFound.Because();
}
