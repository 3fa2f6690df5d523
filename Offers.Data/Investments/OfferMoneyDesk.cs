using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>An amount and why; for money into and out of an offer's pool.</summary>
/// <param name="Amount">How much, in the offer's currency; left out means all that is in the pool.</param>
/// <param name="Reason">Why.</param>
public sealed record PoolBody(AmountText? Amount = null, string? Reason = null);

/// <summary>What a movement of the pool answers.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Currency">The offer's currency.</param>
/// <param name="Amount">How much moved.</param>
/// <param name="PooledAmount">What is in the pool after it.</param>
public sealed record PoolAnswer(
    Id<Operation> OperationId, string Currency, AmountText Amount, AmountText PooledAmount);

/// <summary>
/// What administrators do with the money of an offer after it closed: settle it, give it back, pay the issuer, take the
/// issuer's money in.
/// </summary>
public sealed class OfferMoneyDesk(UnitOfWork writes)
{
    /// <summary>Begins to take all held money into the pool.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>cooling_off_running</c> as answers.</exception>
    public Task<Answer> SettleAsync(CommandRequest request, Id<InvestmentOffer> id) =>
        writes.RunAsync(request, new Deed("investments.settle", id.ToString()), async work =>
        {
            var (offer, totals) = await work.LoadOfferAsync(id);
            var last = await work.Db.Investments
                .Where(x => x.Offer == id && x.Status == InvestmentStatus.Confirmed).MaxAsync(x => x.CoolingOffEndsAt);
            offer.Settle(last, work.Now);
            Record(work, offer, "settle", null);
            await work.StartRunAsync(offer, OfferRunKind.Settle, null);
            return await work.TellAsync(offer, totals);
        });

    /// <summary>Begins to give all held money back.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> CancelAsync(CommandRequest request, Id<InvestmentOffer> id, string? reason) =>
        writes.RunAsync(request, new Deed("investments.cancel", id.ToString()), async work =>
        {
            var (offer, totals) = await work.LoadOfferAsync(id);
            await work.CancelAsync(offer, Text.Required("reason", reason, Limits.Reason));
            return await work.TellAsync(offer, totals);
        });

    /// <summary>Pays the issuer out of the pool.</summary>
    /// <exception cref="Refusal"><c>action_not_allowed</c>, <c>pool_short</c> as answers.</exception>
    public Task<Answer> PayoutAsync(CommandRequest request, Id<InvestmentOffer> id, PoolBody body) =>
        MoveAsync(request, id, "payout", async (work, offer) =>
        {
            var issuer = OfferAccounts.Issuer(offer);
            await work.LoadAsync(new RowNames().NeedWallet(issuer.Owner, offer.Currency));
            var pool = work.Ledger.Account(OfferAccounts.Pool(offer));
            var amount = body.Amount?.PositiveIn(offer.Currency) ?? pool.Balance;
            work.CheckPool(offer, amount);
            return (work.Ledger.Transfer(
                (pool, work.Ledger.Account(issuer)), amount, Facts(work, offer, "payout", body.Reason)), amount);
        });

    /// <summary>Takes in what the issuer paid to the platform's bank, for distributions and repayment.</summary>
    /// <exception cref="Refusal"><c>validation_failed</c>; <c>action_not_allowed</c> as an answer.</exception>
    public Task<Answer> FundAsync(CommandRequest request, Id<InvestmentOffer> id, PoolBody body) =>
        MoveAsync(request, id, "fund", async (work, offer) =>
        {
            Text.Required("reason", body.Reason, Limits.Reason);
            var amount = body.Amount?.PositiveIn(offer.Currency)
                ?? throw Refusal.OfField("amount", "'amount' is required.");
            var bank = Deposit.BankOf(offer.Book, offer.Currency);
            await work.LoadAsync(new RowNames().Need(LedgerRows.AccountByKey, bank));
            return (work.Ledger.Transfer(
                (work.Ledger.Account(bank), work.Ledger.Account(OfferAccounts.Pool(offer))), amount,
                Facts(work, offer, "fund", body.Reason)), amount);
        });

    private static OperationFacts Facts(Work work, InvestmentOffer offer, string verb, string? reason) =>
        new("investments." + verb, offer.ObjectId, work.Now, Text.Optional("reason", reason, Limits.Reason));

    private static void Record(Work work, InvestmentOffer offer, string verb, string? reason) =>
        work.Audit(new AuditFact(
            "investments." + verb, offer.ObjectId, null, OffersJson.Text(new { offer.Status }), reason));

    private Task<Answer> MoveAsync(
        CommandRequest request, Id<InvestmentOffer> id, string verb,
        Func<ClosureWork, InvestmentOffer, Task<(Operation Operation, Money Amount)>> move) =>
        writes.RunAsync(request, new Deed("investments." + verb, id.ToString()), async work =>
        {
            var (offer, _) = await work.LoadOfferAsync(id);
            OfferLife.Machine.Next(offer, verb, work.Now);
            await work.LoadPoolAsync(offer);
            var (operation, amount) = await move(work, offer);
            var pool = work.Ledger.Account(OfferAccounts.Pool(offer)).Balance;
            var answer = new PoolAnswer(
                operation.Id, offer.Currency.Code, AmountText.Of(amount), AmountText.Of(pool));
            work.Audit(new AuditFact(
                "investments." + verb, offer.ObjectId, null, OffersJson.Text(answer), operation.Reason));
            work.Raise(offer, "investments.offer." + (verb == "fund" ? "funded" : "paid_out"), answer);
            return Answer.Created(answer, $"/api/v1/admin/operations/{operation.Id}");
        });
}
