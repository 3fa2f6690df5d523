using Offers.Data.Ledger;
using Offers.Data.Platform.Approvals;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards.Credit;

/// <summary>
/// Credit that goes down the tree and back: from a direct parent to its child, never more than there is, both sides in
/// one operation.
/// </summary>
public sealed class CreditDesk(UnitOfWork writes, CreditRules rules)
{
    /// <summary>
    /// Gives credit to a direct child. Answers 201 with <see cref="CreditMoveAnswer"/>, or 202 with a
    /// <see cref="CreditRequestView"/> where a second administrator must agree first.
    /// </summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>, <c>currency_unknown</c>,
    /// <c>credit_account_not_found</c>; <c>currency_mismatch</c>, <c>amount_too_small</c>, <c>not_direct_parent</c>,
    /// <c>credit_suspended</c>, <c>insufficient_credit</c>, <c>credit_request_open</c> as answers.</exception>
    public Task<Answer> AllocateAsync(CommandRequest request, RewardScope scope, AllocationBody body) =>
        writes.RunAsync(request, new Deed("rewards.credit.allocate", ""), async work =>
        {
            var notes = Text.Optional("notes", body.Notes, Limits.Reason);
            var from = await CreditRefs.OwnAsync(work.Db, scope, "fromAccountId", body.FromAccountId);
            var to = await CreditRefs.FindAsync(work.Db, scope, "toAccountId", body.ToAccountId);
            var amount = body.Amount.AmountIn(CreditRefs.CurrencyOf(body.Currency, from.Currency, to.Currency));
            if (from.Place.Level == CreditLevel.Platform && rules.NeedsApproval(amount))
            {
                return await AskSecondAsync(work, scope, to.Place, (amount, notes));
            }

            var moved = await work.AllocateAsync((from.Place, to.Place), amount, notes);
            return Answer.Created(
                CreditMoveAnswer.Of(moved, amount), $"/api/v1/credit/accounts/{moved.To.Id}");
        });

    /// <summary>Takes unspent credit back from a direct child. Answers 201 with
    /// <see cref="CreditMoveAnswer"/>.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>amount_invalid</c>, <c>currency_unknown</c>,
    /// <c>credit_account_not_found</c>; <c>currency_mismatch</c>, <c>not_direct_parent</c>, <c>credit_suspended</c>,
    /// <c>insufficient_credit</c> as answers.</exception>
    public Task<Answer> ReclaimAsync(CommandRequest request, RewardScope scope, ReclaimBody body) =>
        writes.RunAsync(request, new Deed("rewards.credit.reclaim", ""), async work =>
        {
            var reason = Text.Required("reason", body.Reason, Limits.Reason);
            var from = await CreditRefs.FindAsync(work.Db, scope, "fromAccountId", body.FromAccountId);
            var parent = body.ToAccountId is { } named
                ? await CreditRefs.OwnAsync(work.Db, scope, "toAccountId", named)
                : (await CreditPlaces.ParentAsync(work.Db, from.Place), null);
            if (!scope.Reaches(parent.Place))
            {
                throw RewardCodes.CreditAccountNotFound.Because();
            }

            var currency = CreditRefs.CurrencyOf(body.Currency, from.Currency, parent.Currency);
            CreditRule.CheckUp(from.Place, parent.Place);
            var amount = body.Amount?.PositiveIn(currency) ?? await UnspentAsync(work, from.Place, currency);
            var moved = await work.ReclaimAsync((from.Place, parent.Place), amount, reason);
            return Answer.Created(
                CreditMoveAnswer.Of(moved, amount), $"/api/v1/credit/accounts/{moved.To.Id}");
        });

    /// <summary>Opens the account of an agency, a client or a campaign in a currency, so that programs can name it.
    /// Answers 201, also where it was open.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>, <c>currency_unknown</c>,
    /// <c>credit_account_not_found</c>.</exception>
    public Task<Answer> OpenAsync(CommandRequest request, RewardScope scope, CreditAccountBody body) =>
        writes.RunAsync(request, new Deed("rewards.credit.open", body.OwnerId ?? ""), async work =>
        {
            var (place, known) = await CreditRefs.OwnAsync(work.Db, scope, "ownerId", body.OwnerId);
            var currency = CreditRefs.CurrencyOf(body.Currency, known);
            await work.LoadAsync(new RowNames().NeedWallet(place.Owner, currency));
            var account = work.Open(place.Owner, currency);
            work.Audit(new AuditFact("rewards.credit.opened", place.Owner.ToString(), null, OffersJson.Text(new
            {
                accountId = account.Id, currency,
            }), null));
            return Answer.Created(CreditAccountView.Of(place, account), $"/api/v1/credit/accounts/{account.Id}");
        });

    private static async Task<Money> UnspentAsync(ClosureWork work, CreditPlace place, Currency currency)
    {
        await work.LoadAsync(new RowNames().NeedWallet(place.Owner, currency));
        var available = work.Ledger.Available(place.Owner, currency).Balance;
        return available.IsZero
            ? throw RewardCodes.InsufficientCredit.Because("Nothing is unspent.", ("available", available))
            : available;
    }

    private static async Task<Answer> AskSecondAsync(
        ClosureWork work, RewardScope scope, CreditPlace agency, (Money Amount, string? Notes) what)
    {
        CreditRule.CheckAmount(what.Amount);
        CreditRule.CheckDown(CreditPlaces.Platform(agency.Owner.Book), agency);
        var wish = await work.WishAsync(agency, what.Amount, what.Notes);
        work.AskApproval(CreditApprovals.Facts(wish, agency.Name));
        return new Answer(202, OffersJson.Bytes(await CreditRequestView.OfAsync(work, scope, wish)))
        {
            Location = $"/api/v1/credit/requests/{wish.Id}",
        };
    }
}
