using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>What somebody who wants to wait sends.</summary>
/// <param name="Amount">How much he wants to put in, in the offer's currency.</param>
/// <param name="Currency">The currency; left out means the offer's.</param>
/// <param name="MinAccepted">The least part that he takes.</param>
/// <param name="HoldFunds">
/// Whether the amount is set aside now, so that his place cannot fail for want of money.
/// </param>
/// <param name="AcceptedDocuments">The versions of documents that he accepts, where the offer asks for it.</param>
public sealed record WaitlistBody(
    AmountText Amount, string? Currency = null, AmountText? MinAccepted = null, bool HoldFunds = false,
    IReadOnlyList<Id<DocumentVersion>>? AcceptedDocuments = null);

/// <summary>What somebody who waits accepts.</summary>
/// <param name="AcceptedDocuments">The versions of documents that hold now.</param>
public sealed record AcceptBody(IReadOnlyList<Id<DocumentVersion>>? AcceptedDocuments = null);

/// <summary>Joins and leaves the waitlists of offers, and promotes who waits.</summary>
public sealed class WaitlistDesk(UnitOfWork writes)
{
    /// <summary>What holds of those who wait are for.</summary>
    public const string HoldPurpose = "waitlist";

    /// <summary>Takes a place for the caller.</summary>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>, <c>amount_invalid</c>; as answers
    /// <c>waitlist_closed</c>, <c>already_waiting</c>, <c>insufficient_balance</c> and those of the invest
    /// rule.</exception>
    public Task<Answer> JoinAsync(CommandRequest request, Id<InvestmentOffer> id, WaitlistBody body) =>
        writes.RunAsync(request, new Deed("investments.wait", id.ToString()), async work =>
        {
            var person = work.Caller.Person!.Value;
            var (offer, totals) = await FindOfferAsync(work, id, person);
            var wish = Judge(work, (offer, totals), body);
            offer.CheckAccepted(body.AcceptedDocuments);
            if (await WaitingAsync(work, id, person) is not null)
            {
                throw InvestmentCodes.AlreadyWaiting.Because();
            }

            var last = await work.Db.WaitlistEntries.Where(x => x.Offer == id).MaxAsync(x => (int?)x.Place);
            var entry = new WaitlistEntry(offer, person, wish, (last ?? 0) + 1, work.Now);
            entry.Accept(offer);
            if (body.HoldFunds)
            {
                entry.Secure(work.Ledger.Place(
                    Owner.Of(offer.Book, person), wish.Amount, new HoldFacts(HoldPurpose, entry.ObjectId),
                    new OperationFacts("investments.wait", entry.ObjectId, work.Now)).Hold);
            }

            totals.Queue();
            work.Db.Add(entry);
            Promotion.Tell(work, entry, "joined");
            var view = WaitlistView.Of(entry, new OfferLink(id, offer.Code, offer.Name), totals.WaitingCount);
            work.Audit(new AuditFact("investments.wait", entry.ObjectId, null, OffersJson.Text(view), null));
            return Answer.Created(view, $"/api/v1/investment-offers/{id}/waitlist");
        });

    /// <summary>Accepts the versions of documents that hold now; without them the caller is not promoted.</summary>
    /// <exception cref="Refusal"><c>waitlist_entry_not_found</c>; <c>documents_not_accepted</c> as an
    /// answer.</exception>
    public Task<Answer> AcceptAsync(CommandRequest request, Id<InvestmentOffer> id, AcceptBody body) =>
        writes.RunAsync(request, new Deed("investments.accept_waiting", id.ToString()), async work =>
        {
            var entry = await WaitingAsync(work, id, work.Caller.Person!.Value)
                ?? throw InvestmentCodes.NotWaiting.Because();
            var offer = await work.OfferAsync(id);
            offer.CheckAccepted(body.AcceptedDocuments);
            entry.Accept(offer);
            work.Audit(new AuditFact(
                "investments.accept_waiting", entry.ObjectId, null,
                OffersJson.Text(new { accepted = offer.DocumentsToAccept }), null));
            return Answer.None();
        });

    /// <summary>Gives up the caller's place; what was set aside is available again.</summary>
    /// <exception cref="Refusal"><c>waitlist_entry_not_found</c>.</exception>
    public Task<Answer> LeaveAsync(CommandRequest request, Id<InvestmentOffer> id) =>
        writes.RunAsync(request, new Deed("investments.leave_waitlist", id.ToString()), async work =>
            await CancelAsync(work, await WaitingAsync(work, id, work.Caller.Person!.Value)));

    /// <summary>Gives up a place because its offer takes no money any more.</summary>
    /// <exception cref="Refusal"><c>waitlist_entry_not_found</c> where it has ended.</exception>
    public Task<Answer> EndAsync(CommandRequest request, Id<WaitlistEntry> id) =>
        writes.RunAsync(request, new Deed("investments.end_waitlist", id.ToString()), async work =>
            await CancelAsync(work, await work.Db.WaitlistEntries
                .SingleOrDefaultAsync(x => x.Id == id && x.Status == WaitlistStatus.Waiting)));

    /// <summary>Gives room that became free to those who wait behind a place.</summary>
    /// <returns>The last place that was tried, 0 where nobody else waits: <see cref="PromoteAnswer"/>.</returns>
    /// <exception cref="Refusal"><c>investment_offer_not_found</c>.</exception>
    public Task<Answer> PromoteAsync(CommandRequest request, Id<InvestmentOffer> id, int after) =>
        writes.RunAsync(request, new Deed("investments.promote", id.ToString()), async work =>
        {
            await work.LoadAsync(new RowNames().Need(InvestmentRows.Offer, id).Need(InvestmentRows.Totals, id));
            var offer = work.Find(InvestmentRows.Offer, id) ?? throw InvestmentCodes.OfferNotFound.Because();
            return Answer.Ok(new PromoteAnswer(await Promotion.DoAsync(work, offer, after) ?? 0));
        });

    private static WaitlistWish Judge(
        Work work, (InvestmentOffer Offer, OfferTotals Totals) rows, WaitlistBody body)
    {
        var (offer, person) = (rows.Offer, work.Caller.Person!.Value);
        var currency = body.Currency is null ? offer.Currency : Currency.Parse(body.Currency);
        var amount = body.Amount.PositiveIn(currency);
        var least = body.MinAccepted?.PositiveIn(currency);
        if (least > amount)
        {
            throw Refusal.OfField("minAccepted", "The least part is at most the amount.");
        }

        var committed = work.Find(InvestmentRows.Position, new PositionKey(offer.Id, person))?.Committed;
        return WaitlistRule.Judge(
            offer, rows.Totals, committed ?? Money.Zero(offer.Currency),
            new InvestRequest(person, amount, least, work.Caller.Organisations)
            {
                Standing = InvestmentRows.Standing(work, person, offer.RulePackCode),
            },
            work.Now);
    }

    private static Task<WaitlistEntry?> WaitingAsync(
        ClosureWork work, Id<InvestmentOffer> offer, Id<IPerson> investor) =>
        work.Db.WaitlistEntries.SingleOrDefaultAsync(x =>
            x.Offer == offer && x.Investor == investor && x.Status == WaitlistStatus.Waiting);

    private static async Task<(InvestmentOffer Offer, OfferTotals Totals)> FindOfferAsync(
        ClosureWork work, Id<InvestmentOffer> id, Id<IPerson> person)
    {
        await work.LoadAsync(new RowNames()
            .Need(InvestmentRows.Offer, id).Need(InvestmentRows.Totals, id)
            .Need(InvestmentRows.Position, new PositionKey(id, person))
            .Need(InvestmentRows.StandingsOf, person)
            .Need(LedgerRows.AccountsOf, Owner.Of(work.Caller.Book, person)));
        return work.Find(InvestmentRows.Offer, id) is { } offer && offer.Book == work.Caller.Book
            ? (offer, work.Find(InvestmentRows.Totals, id)!)
            : throw InvestmentCodes.OfferNotFound.Because();
    }

    private static async Task<Answer> CancelAsync(ClosureWork work, WaitlistEntry? found)
    {
        var entry = found ?? throw InvestmentCodes.NotWaiting.Because();
        var names = new RowNames().Need(InvestmentRows.Totals, entry.Offer);
        await work.LoadAsync(entry.HoldId is { } hold ? names.Need(LedgerRows.HoldById, hold) : names);
        if (entry.HoldId is { } held)
        {
            await work.LoadAsync(new RowNames().NeedHold(HoldPlace.Of(work.Find(LedgerRows.HoldById, held)!)));
        }

        entry.Cancel(work.Now);
        Promotion.Release(work, entry);
        work.Find(InvestmentRows.Totals, entry.Offer)!.Dequeue();
        Promotion.Tell(work, entry, "cancelled");
        work.Audit(new AuditFact("investments.leave_waitlist", entry.ObjectId, null, null, null));
        return Answer.None();
    }
}

/// <summary>How far the promotion of an offer's waitlist went.</summary>
/// <param name="Place">The last place that was tried; 0 where nobody else waits.</param>
public sealed record PromoteAnswer(int Place);
