using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform.Writing;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards.Redemptions;

/// <summary>How redemptions end: the one place where a card is handed out and paid, or the money given back.</summary>
internal static class RedemptionWork
{
    /// <summary>What the holds of charges are for.</summary>
    internal const string HoldPurpose = "redemption";

    /// <summary>Names the platform's accounts that a handed-out card moves.</summary>
    internal static RowNames NeedCardAccounts(this RowNames names, BookId book, Currency currency) => names
        .Need(LedgerRows.AccountByKey, RewardAccounts.Revenue(book, currency))
        .Need(LedgerRows.AccountByKey, RewardAccounts.Stock(book, currency))
        .Need(LedgerRows.AccountByKey, RewardAccounts.Cost(book, currency));

    /// <summary>
    /// Loads a redemption in a closure with everything that ending it needs: campaign, recipient, hold and accounts.
    /// </summary>
    /// <returns>Null where there is none in this book.</returns>
    internal static async Task<Redemption?> LoadRedemptionAsync(this ClosureWork work, Id<Redemption> id)
    {
        await work.LoadAsync(new RowNames().Need(RewardRows.Redemption, id));
        if (work.Find(RewardRows.Redemption, id) is not { } redemption || redemption.Book != work.Caller.Book)
        {
            return null;
        }

        var names = new RowNames()
            .Need(RewardRows.Campaign, redemption.Campaign)
            .NeedCardAccounts(redemption.Book, redemption.Currency)
            .NeedWallet(redemption.Payer, redemption.Currency);
        if (redemption.Recipient is { } recipient)
        {
            names.Need(RewardRows.Recipient, recipient);
        }

        if (redemption.HoldId is { } holdId)
        {
            var hold = await work.Db.Holds.AsNoTracking().SingleAsync(x => x.Id == holdId);
            names.NeedHold(HoldPlace.Of(hold));
        }

        if (redemption.Card is { } card)
        {
            names.Need(RewardRows.Card, card);
        }

        await work.LoadAsync(names);
        return redemption;
    }

    /// <summary>
    /// Hands out a free card: the charge goes to revenue, from the hold or at once from the payer's credit, and the
    /// card from stock to cost. Card, totals of its pool, hold and accounts must have been named.
    /// </summary>
    /// <exception cref="Refusal"><c>insufficient_balance</c>, <c>hold_not_open</c>.</exception>
    internal static void HandOut(
        this Work work, Redemption redemption, Card card, (CardSource Source, Id<Supplier>? Supplier) from)
    {
        var (book, currency) = (redemption.Book, redemption.Currency);
        var revenue = work.Ledger.Account(RewardAccounts.Revenue(book, currency));
        var facts = new OperationFacts("rewards.redeem", redemption.ObjectId, work.Now);
        Leg[] cost = card.CostMinor == 0 ? [] :
        [
            new(work.Ledger.Account(RewardAccounts.Stock(book, currency)), -card.CostMinor),
            new(work.Ledger.Account(RewardAccounts.Cost(book, currency)), card.CostMinor),
        ];
        var payer = work.Ledger.Available(redemption.Payer, currency);
        var operation = redemption.HoldId is { } holdId
            ? work.Ledger.Capture(work.Find(LedgerRows.HoldById, holdId)!, revenue, facts, cost)
            : work.Ledger.Post(facts,
                [new Leg(payer, -redemption.ChargedMinor), new Leg(revenue, redemption.ChargedMinor), .. cost]);
        work.Find(RewardRows.Totals, card.Pool)!.Deliver(card.CostMinor);
        card.Deliver(redemption.Id, work.Now);
        redemption.Provide(card, from, operation, work.Now);
        work.Tell(redemption, "provisioned");
    }

    /// <summary>No card could be had: the money is given back, and the recipient may try again another time.</summary>
    internal static void GiveUp(this Work work, Redemption redemption, string code, string reason)
    {
        redemption.Fail(code, reason, work.Now);
        work.FreeCharge(redemption, reason);
        work.Tell(redemption, "failed");
    }

    /// <summary>Gives back what is held for a redemption, and counts the recipient's reward no more.</summary>
    internal static void FreeCharge(this Work work, Redemption redemption, string reason)
    {
        if (redemption.HoldId is { } holdId && work.Find(LedgerRows.HoldById, holdId) is { IsOpen: true } hold)
        {
            work.Ledger.Void(hold, new OperationFacts("rewards.redeem.void", redemption.ObjectId, work.Now, reason));
        }

        if (redemption.Recipient is { } id)
        {
            work.Find(RewardRows.Recipient, id)?.GiveBack();
        }
    }

    /// <summary>Its card is shown: counted, audited and told, whoever sees it.</summary>
    internal static void Show(this Work work, Redemption redemption, string? reason)
    {
        redemption.Reveal(work.Now);
        work.Tell(redemption, "revealed", reason);
    }

    /// <summary>Audits and tells what happened to a redemption; never the card's secret, and of the code its
    /// end.</summary>
    internal static void Tell(this Work work, Redemption redemption, string happened, string? reason = null)
    {
        var payload = new
        {
            id = redemption.ObjectId, campaignId = redemption.Campaign, clientId = redemption.Client,
            agencyId = redemption.Agency, recipientId = redemption.Recipient, status = redemption.Status,
            charged = redemption.Charged, currency = redemption.Currency, source = redemption.Source,
            cardId = redemption.Card, failureCode = redemption.FailureCode,
        };

        // Clients and agencies hear the event; what a card cost is the platform's business and stands in the audit.
        work.Audit(new AuditFact(
            "rewards.redemption." + happened, redemption.ObjectId, null,
            OffersJson.Text(new { payload.id, payload.status, payload.charged, cost = redemption.Cost,
                payload.currency, payload.source, payload.cardId, payload.failureCode }),
            reason ?? redemption.Reason));
        work.Raise(redemption, "rewards.redemption." + happened, payload);
    }
}
