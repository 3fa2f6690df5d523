using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Supply;

/// <summary>Orders at a supplier that does everything that suppliers do.</summary>
public sealed class CardOrderTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Delivered_cards_are_kept_sealed_and_paid(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var order = await book.OrderAsync(supplier, SupplierBehaviour.Ok, 3);
        Assert.Equal((SupplierOrderStatus.Confirmed, 3), (order.Status, order.Received));
        Assert.NotNull(order.Reference);
        var cost = SimulatedGoods.CostOf("card-house", RewardBook.Usd("25.00"));
        var total = cost with { Minor = 3 * cost.Minor };
        Assert.Equal("-" + total, await book.PaidAsync(supplier));
        Assert.Equal($"{total}", await book.Rewards.PlatformAsync(Purpose.CardStock));
        var totals = await book.TotalsAsync(supplier);
        Assert.Equal((3, total.Minor), (totals.Available, totals.ValueMinor));
        var cards = await book.CardsAsync();
        Assert.All(cards, x => Assert.Equal((CardStatus.Available, order.Id), (x.Status, x.Order)));
        var sealer = await book.Rewards.Vault.SealerAsync();
        Assert.All(cards, x => Assert.StartsWith("SIM-", sealer.Open(x).Code, StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Refused_orders_cost_nothing(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var refused = await book.OrderAsync(supplier, SupplierBehaviour.Refused);
        Assert.Equal(SupplierOrderStatus.Refused, refused.Status);
        Assert.StartsWith("refused: ", refused.Note, StringComparison.Ordinal);
        var none = await book.OrderAsync(supplier, SupplierBehaviour.OutOfStock);
        Assert.StartsWith("out_of_stock: ", none.Note, StringComparison.Ordinal);
        Assert.Empty(await book.CardsAsync());
        Assert.Equal("0.00", await book.PaidAsync(supplier));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Silent_order_is_unknown_until_it_is_queried_or_told(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        foreach (var behaviour in new[]
        {
            SupplierBehaviour.TimeoutThenSuccess, SupplierBehaviour.ErrorAfterSend, SupplierBehaviour.OutOfOrder,
            SupplierBehaviour.Lost,
        })
        {
            var order = await book.OrderAsync(supplier, behaviour);
            Assert.Equal((behaviour, SupplierOrderStatus.Unknown), (behaviour, order.Status));
            await book.PassAsync(TimeSpan.FromSeconds(30));
            order = await book.OrderNowAsync(order.Id);
            Assert.Equal((behaviour, SupplierOrderStatus.Confirmed, 2), (behaviour, order.Status, order.Received));
        }

        Assert.Equal(8, (await book.CardsAsync()).Count);
        Assert.Equal(8, (await book.TotalsAsync(supplier)).Available);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Busy_supplier_is_asked_again_with_the_same_reference(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var order = await book.OrderAsync(supplier, SupplierBehaviour.Busy);
        Assert.Equal(SupplierOrderStatus.Open, order.Status);
        await book.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(SupplierOrderStatus.Confirmed, (await book.OrderNowAsync(order.Id)).Status);
        var theirs = await book.Rewards.Book.ReadAsync(db => db.SimulatedOrders.SingleAsync());
        Assert.Equal((3, 2), (theirs.Calls, theirs.Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Messages_that_come_twice_or_late_change_nothing(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var order = await book.OrderAsync(supplier, SupplierBehaviour.Duplicate);
        Assert.Equal(SupplierOrderStatus.Confirmed, order.Status);
        await book.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, (await book.Rewards.Book.ReadAsync(db => db.SimulatedOrders.SingleAsync())).Told);
        Assert.Equal(2, (await book.CardsAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cards_of_another_value_are_kept_as_void_and_disputed(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var order = await book.OrderAsync(supplier, SupplierBehaviour.WrongAmount);
        Assert.Equal((SupplierOrderStatus.Disputed, 2), (order.Status, order.Received));
        Assert.Contains("not of 25.00 USD", order.Note, StringComparison.Ordinal);
        Assert.All(await book.CardsAsync(), x => Assert.Equal(CardStatus.Void, x.Status));
        var totals = await book.TotalsAsync(supplier);
        Assert.Equal((0, 2, 0), (totals.Available, totals.Voided, totals.ValueMinor));
        Assert.Equal(await book.PaidAsync(supplier), "-" + await book.Rewards.PlatformAsync(
            Purpose.CostOfCards, "lost"));
        Assert.Equal(["supplier_dispute Warning"], await book.AlertsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Known_code_is_never_a_second_card(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        Assert.Equal(SupplierOrderStatus.Confirmed, (await book.OrderAsync(
            supplier, SupplierBehaviour.SameCode)).Status);
        var second = await book.OrderAsync(supplier, SupplierBehaviour.SameCode, 3);
        Assert.Equal((SupplierOrderStatus.Disputed, 1), (second.Status, second.Received));
        Assert.Equal(3, (await book.CardsAsync()).Count);
        Assert.Equal(3, (await book.TotalsAsync(supplier)).Available);
        Assert.Equal(["duplicate_cards Critical"], await book.AlertsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_waits_gets_the_first_card(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var (id, order) = await book.RedeemAsync(supplier);
        Assert.Equal(SagaState.Done, await book.RunAsync(order.SagaId));
        var redemption = await book.RedemptionNowAsync(id);
        Assert.Equal(
            (RedemptionStatus.Provisioned, CardSource.Api, supplier.Id),
            (redemption.Status, redemption.Source, redemption.Supplier));
        var card = Assert.Single(await book.CardsAsync());
        Assert.Equal((CardStatus.Delivered, id), (card.Status, card.Redemption));
        Assert.Equal(("4975.00", "0.00"), await book.Rewards.WalletAsync(book.Rewards.Client.Owner));
        Assert.Equal("25.00", await book.Rewards.PlatformAsync(Purpose.Revenue));
        Assert.Equal("0.00", await book.Rewards.PlatformAsync(Purpose.CardStock));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unknown_keeps_the_money_held_and_asks_nobody_else(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        await book.SupplierAsync("gift-union");
        var (id, order) = await book.RedeemAsync(supplier, SupplierBehaviour.Never);
        Assert.Equal(SagaState.Unknown, await book.RunAsync(order.SagaId));
        Assert.Equal(RedemptionStatus.Unknown, (await book.RedemptionNowAsync(id)).Status);
        await book.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));
        Assert.Equal(("4975.00", "25.00"), await book.Rewards.WalletAsync(book.Rewards.Client.Owner));
        Assert.Equal(1, await book.Rewards.Book.CountAsync<SupplierOrder>());
        Assert.Equal(1, await book.Of<Simulator>().HealAsync(SimulatedShop.Of(supplier)));
        await book.PassAsync(TimeSpan.FromMinutes(6), TimeSpan.FromSeconds(30));
        Assert.Equal(RedemptionStatus.Provisioned, (await book.RedemptionNowAsync(id)).Status);
        Assert.Equal(("4975.00", "0.00"), await book.Rewards.WalletAsync(book.Rewards.Client.Owner));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Refusal_goes_on_to_the_next_source_and_gives_up_at_the_end(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var (first, second) = (await book.SupplierAsync(), await book.SupplierAsync("gift-union"));
        var (id, order) = await book.RedeemAsync(first, SupplierBehaviour.OutOfStock);
        Assert.Equal(SagaState.Failed, await book.RunAsync(order.SagaId));
        var next = await book.Rewards.Book.ReadAsync(db => db.SupplierOrders.SingleAsync(
            x => x.Supplier == second.Id));
        Assert.Equal(id, next.Redemption);
        book.Otherwise = static _ => SupplierBehaviour.Refused;
        await book.RunAsync(next.Saga!.Value);
        Assert.Equal(RedemptionStatus.Failed, (await book.RedemptionNowAsync(id)).Status);
        Assert.Equal(("5000.00", "0.00"), await book.Rewards.WalletAsync(book.Rewards.Client.Owner));
        Assert.Equal(["provisioning_failures Critical"], await book.AlertsAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Late_card_of_a_refused_order_goes_to_the_buffer(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var (id, order) = await book.RedeemAsync(supplier, SupplierBehaviour.Never);
        await book.RunAsync(order.SagaId);
        var desk = book.Of<SagaDesk>();
        var saga = await book.Rewards.Book.ReadAsync(db => db.Sagas.SingleAsync(x => x.Id == order.SagaId));
        (await desk.HearAsync(
            SupplyBook.Once(), saga.StepKey,
            new CallOutcome.Refused("resolved", "They say that it was lost."))).Check();
        Assert.Equal(RedemptionStatus.Failed, (await book.RedemptionNowAsync(id)).Status);
        await book.Of<Simulator>().HealAsync(SimulatedShop.Of(supplier));
        await book.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(SupplierOrderStatus.Confirmed, (await book.OrderNowAsync(order.Id)).Status);
        Assert.Equal(1, (await book.TotalsAsync(supplier)).Available);
        Assert.Equal(("5000.00", "0.00"), await book.Rewards.WalletAsync(book.Rewards.Client.Owner));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cancelled_order_frees_the_money_where_the_supplier_takes_it_back(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var (id, order) = await book.RedeemAsync(supplier, SupplierBehaviour.Never);
        await book.RunAsync(order.SagaId);
        var desk = book.Of<SupplierOrderDesk>();
        (await desk.CancelAsync(SupplyBook.Once(), order.Id, "They do not answer.")).Check();
        Assert.Equal(SupplierOrderStatus.Cancelled, (await book.OrderNowAsync(order.Id)).Status);
        Assert.Equal(RedemptionStatus.Failed, (await book.RedemptionNowAsync(id)).Status);
        var again = await Assert.ThrowsAsync<Refusal>(() => desk.CancelAsync(SupplyBook.Once(), order.Id, "Again."));
        Assert.Equal(PlatformCodes.ActionNotAllowed, again.Code);

        // What was done meanwhile is delivered instead.
        var late = await book.OrderAsync(supplier, SupplierBehaviour.ErrorAfterSend);
        (await desk.CancelAsync(SupplyBook.Once(), late.Id, "They failed.")).Check();
        Assert.Equal(SupplierOrderStatus.Confirmed, (await book.OrderNowAsync(late.Id)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Message_of_one_supplier_cannot_end_the_order_of_another(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var (mine, other) = (await book.SupplierAsync(), await book.SupplierAsync("gift-union"));
        var placed = await book.PlaceAsync(mine, 2, SupplierBehaviour.Never);
        await book.RunAsync(placed.SagaId);
        var saga = await book.Rewards.Book.ReadAsync(db => db.Sagas.SingleAsync(x => x.Id == placed.SagaId));
        var refusal = await HearAsync(book, other, other, saga.StepKey);
        Assert.Equal(SagaCodes.SagaNotFound, refusal?.Code);
        Assert.Equal(SupplyCodes.SignatureInvalid, (await HearAsync(book, mine, other, saga.StepKey))?.Code);
        Assert.Equal(SupplierOrderStatus.Unknown, (await book.OrderNowAsync(placed.Id)).Status);
        Assert.Null(await HearAsync(book, mine, mine, saga.StepKey));
        Assert.Equal(SupplierOrderStatus.Refused, (await book.OrderNowAsync(placed.Id)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_people_cannot_say_that_cards_came_without_the_cards(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var placed = await book.PlaceAsync(supplier, 2, SupplierBehaviour.Never);
        await book.RunAsync(placed.SagaId);
        var saga = await book.Rewards.Book.ReadAsync(db => db.Sagas.SingleAsync(x => x.Id == placed.SagaId));
        var answer = await book.Of<SagaDesk>().HearAsync(
            SupplyBook.Once(), saga.StepKey, new CallOutcome.Confirmed(new SagaProof("Their mail", "They say so.")));
        Assert.True(answer.IsRefusal);
        Assert.Equal(SupplierOrderStatus.Unknown, (await book.OrderNowAsync(placed.Id)).Status);
        Assert.Empty(await book.CardsAsync());
    }

    // A message to a supplier's door, signed with the key of one.
    private static async Task<Refusal?> HearAsync(SupplyBook book, Supplier door, Supplier signer, string reference)
    {
        var request = new SignedRequest(
            "POST", SupplierSettings.CallbackPath(door.Id), SupplierSignature.Stamp(book.Clock.GetUtcNow()),
            OffersJson.Bytes(new OrderState { Reference = reference, Status = OrderState.Refused, Code = "lost" }));
        var signature = SupplierSignature.Of(book.Of<SupplierKeys>().Open(signer)!, request);
        try
        {
            await book.Of<SupplierCallbacks>().HearAsync(door.Id, request, signature);
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal;
        }
    }
}
