using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What an investor does with his own investments.</summary>
public sealed class InvestmentDesk(UnitOfWork writes)
{
    /// <summary>
    /// Takes an investment back inside its cooling-off days; the room goes to those who wait, in the same commit.
    /// </summary>
    /// <exception cref="Refusal"><c>investment_not_found</c>, also for another's; <c>action_not_allowed</c>,
    /// <c>cooling_off_over</c> as answers.</exception>
    public Task<Answer> WithdrawAsync(CommandRequest request, Id<Investment> id) =>
        writes.RunAsync(request, new Deed("investments.withdraw", id.ToString()), async work =>
        {
            var investment = await FindAsync(work, id);
            var offer = work.Find(InvestmentRows.Offer, investment.Offer)!;
            if (offer.Status is not (OfferStatus.Live or OfferStatus.Paused or OfferStatus.Closed))
            {
                throw PlatformCodes.ActionNotAllowed.Because(
                    $"The offer is {Words.Plain(offer.Status.ToString())}.",
                    ("allowedActions", InvestmentLife.Machine.Allowed(investment, work.Now)));
            }

            investment.Withdraw(work.Now);
            var hold = work.Find(LedgerRows.HoldById, investment.HoldId!.Value)!;
            var operation = HoldPart.GiveBack(work, investment, hold, "withdraw");
            HoldPart.Tell(work, investment, "withdrawn");
            var answer = new WithdrawAnswer(
                investment.Id, investment.Offer, investment.Currency.Code, AmountText.Of(investment.Accepted),
                investment.Status, operation.Id);
            work.Audit(new AuditFact(
                "investments.withdraw", investment.ObjectId, null, OffersJson.Text(answer), null));
            await Promotion.DoAsync(work, offer, 0);
            return Answer.Ok(answer);
        });

    private static async Task<Investment> FindAsync(ClosureWork work, Id<Investment> id)
    {
        await work.LoadAsync(new RowNames().Need(InvestmentRows.Investment, id));
        var investment = work.Find(InvestmentRows.Investment, id) is { } found && found.Book == work.Caller.Book
            && found.Investor == work.Caller.Person
            ? found
            : throw InvestmentCodes.InvestmentNotFound.Because();
        var names = new RowNames().Need(InvestmentRows.Offer, investment.Offer)
            .Need(InvestmentRows.Totals, investment.Offer)
            .Need(InvestmentRows.Position, new PositionKey(investment.Offer, investment.Investor))
            .Need(InvestmentRows.StandingsOf, investment.Investor);
        _ = investment.HoldId is { } hold ? names.Need(LedgerRows.HoldById, hold) : names;
        await work.LoadAsync(names);
        if (investment.HoldId is { } held)
        {
            await work.LoadAsync(new RowNames().NeedHold(HoldPlace.Of(work.Find(LedgerRows.HoldById, held)!)));
        }

        return investment;
    }
}

/// <summary>What taking an investment back answers.</summary>
/// <param name="Id">The investment.</param>
/// <param name="OfferId">The offer.</param>
/// <param name="Currency">The offer's currency.</param>
/// <param name="Amount">What was given back.</param>
/// <param name="Status">Withdrawn.</param>
/// <param name="Receipt">The operation.</param>
public sealed record WithdrawAnswer(
    Id<Investment> Id, Id<InvestmentOffer> OfferId, string Currency, AmountText Amount, InvestmentStatus Status,
    Id<Operation> Receipt);
