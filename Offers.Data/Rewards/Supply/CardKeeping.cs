using Microsoft.EntityFrameworkCore;
using Offers.Data.Ledger;
using Offers.Data.Platform;
using Offers.Data.Platform.Writing;
using Offers.Data.Rewards.Cards;
using Offers.Data.Rewards.Redemptions;
using Offers.Data.Rewards.Watch;
using Offers.Domain.Ledger;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards.Supply;

/// <summary>
/// Takes in what a supplier delivered. It is paid as it was charged, and each new card is kept: good ones at cost in
/// the buffer, what is not as it was ordered as void and lost. A code that is known already is never a second card.
/// </summary>
internal static class CardKeeping
{
    private const string DisputeFamily = "supplier_dispute";

    /// <summary>Takes in a delivery, and hands its first card to who waits for it.</summary>
    internal static async Task KeepAsync(this ClosureWork work, SupplierOrder order, SealedDelivery delivery)
    {
        var waiting = await work.WaitingAsync(order);
        await work.LoadAsync(NamesOf(order));
        var pool = work.Find(RewardRows.Pool, order.Pool)!;
        var value = await work.Db.Denominations.AsNoTracking().SingleAsync(x => x.Id == order.Denomination);
        var intake = await IntakeAsync(work, order, (delivery, value));
        var good = TakeIn(work, (order, pool), intake);
        var paid = Pay(work, order, intake);
        End(work, order, (delivery, intake, paid));
        if (waiting is null)
        {
            return;
        }

        if (good.Count > 0)
        {
            work.HandOut(waiting, good[0], (CardSource.Api, order.Supplier));
        }
        else if (waiting.Saga == order.Saga)
        {
            // Where another order is under way meanwhile, its answer is waited for.
            await RedemptionSources.NextAsync(work, waiting);
        }
    }

    /// <summary>The redemption that still waits for such a card, with all that ending it needs.</summary>
    internal static async Task<Redemption?> WaitingAsync(this ClosureWork work, SupplierOrder order) =>
        order.Redemption is { } id && await work.LoadRedemptionAsync(id) is
            { Status: RedemptionStatus.Provisioning or RedemptionStatus.Unknown } waiting
            && waiting.Denomination == order.Denomination ? waiting : null;

    private static RowNames NamesOf(SupplierOrder order) => new RowNames()
        .Need(RewardRows.Pool, order.Pool)
        .Need(RewardRows.Totals, order.Pool)
        .Need(RewardRows.AlertsOf, order.ObjectId)
        .NeedCardAccounts(order.Book, order.Currency)
        .Need(LedgerRows.AccountByKey, RewardAccounts.Lost(order.Book, order.Currency))
        .Need(LedgerRows.AccountByKey, RewardAccounts.Paid(order.Book, order.Supplier, order.Currency));

    private static async Task<CardIntake> IntakeAsync(
        ClosureWork work, SupplierOrder order, (SealedDelivery Delivery, Denomination Value) what)
    {
        var hashes = what.Delivery.Cards.Select(x => x.Secret.Hash).ToList();
        // Codes are unique over all books: the same card must not be sold in two.
        var known = await work.Db.Cards.IgnoreQueryFilters([OffersDb.BookFilter])
            .Where(x => hashes.Contains(x.Hash)).Select(x => x.Hash).ToListAsync();
        return CardIntake.Judge(new IntakeFacts(
            what.Delivery, order, what.Value.Value, known.Select(Convert.ToHexString).ToHashSet(),
            await work.Db.PlatformDayAsync(work.Now)));
    }

    private static List<Card> TakeIn(Work work, (SupplierOrder Order, CardPool Pool) place, CardIntake intake)
    {
        var totals = work.Find(RewardRows.Totals, place.Pool.Id)!;
        var good = new List<Card>();
        foreach (var part in intake.Parts.Where(x => x.Fault != IntakeFault.Known))
        {
            var card = work.Add(new Card(
                place.Pool, totals.Number(), part.Supply.Secret, (part.CostMinor, part.Supply.LastDay, work.Now)))
                .From(place.Order.Id);
            if (part.Fault is null)
            {
                totals.Add(part.CostMinor);
                good.Add(card);
            }
            else
            {
                card.Void(work.Now);
                totals.AddVoid();
            }
        }

        return good;
    }

    private static Operation? Pay(Work work, SupplierOrder order, CardIntake intake)
    {
        var (book, currency) = (order.Book, order.Currency);
        Leg[] legs =
        [
            new(work.Ledger.Account(RewardAccounts.Paid(book, order.Supplier, currency)), -intake.ChargedMinor),
            new(work.Ledger.Account(RewardAccounts.Stock(book, currency)), intake.GoodMinor),
            new(work.Ledger.Account(RewardAccounts.Lost(book, currency)), intake.LostMinor),
        ];
        return intake.ChargedMinor == 0 ? null : work.Ledger.Post(
            new OperationFacts("rewards.cards.buy", order.ObjectId, work.Now),
            [.. legs.Where(leg => leg.AmountMinor != 0)]);
    }

    private static void End(
        Work work, SupplierOrder order, (SealedDelivery Delivery, CardIntake Intake, Operation? Paid) what)
    {
        var (delivery, intake, paid) = what;
        var answer = (delivery.Number, intake.Kept, intake.ChargedMinor);
        if (intake.Dispute is not { } dispute)
        {
            order.Confirm(answer, paid, work.Now);
            work.Tell(order, "confirmed");
            return;
        }

        order.Dispute(answer, paid, (dispute, work.Now));
        work.Tell(order, "disputed");
        var isKnown = intake.Parts.Any(x => x.Fault == IntakeFault.Known);
        work.Alert(null, new AlertFacts(
            isKnown ? "duplicate_cards" : DisputeFamily, DisputeFamily, order.ObjectId,
            isKnown ? AlertSeverity.Critical : AlertSeverity.Warning, dispute));
    }
}
