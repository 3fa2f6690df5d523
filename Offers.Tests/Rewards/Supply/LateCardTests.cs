using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Rewards.Redemptions;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Identity;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;
using Offers.Domain.Platform.Sagas;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;

namespace Offers.Tests.Rewards.Supply;

/// <summary>What comes when it was given up: each card once, to who waits for such a card or into the buffer.</summary>
public sealed class LateCardTests
{
    private static readonly CallOutcome.Refused _lost = new("resolved", "They say that it was lost.");

    [Theory, OnSqlite, OnPostgres]
    public async Task Worthless_late_card_asks_nobody_else_while_another_order_is_under_way(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var (first, second) = (await book.SupplierAsync(), await book.SupplierAsync("gift-union"));
        var (id, order) = await book.RedeemAsync(first, SupplierBehaviour.Never);
        await book.RunAsync(order.SagaId);
        book.Otherwise = static _ => SupplierBehaviour.Never;
        await HearAsync(book, order.SagaId, _lost);
        var next = await book.Rewards.Book.ReadAsync(db => db.SupplierOrders.SingleAsync(x => x.Supplier == second.Id));
        Assert.Equal(SagaState.Unknown, await book.RunAsync(next.Saga!.Value));
        await HearAsync(book, order.SagaId, await DeliveryAsync(book, "10.00", null));
        Assert.Equal(SupplierOrderStatus.Disputed, (await book.OrderNowAsync(order.Id)).Status);
        Assert.Equal(RedemptionStatus.Unknown, (await book.RedemptionNowAsync(id)).Status);
        Assert.Equal(("4975.00", "25.00"), await book.Rewards.WalletAsync(book.Rewards.Client.Owner));
        Assert.Equal(1, await book.Of<Simulator>().HealAsync(SimulatedShop.Of(second)));
        await book.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(RedemptionStatus.Provisioned, (await book.RedemptionNowAsync(id)).Status);
        Assert.Equal(2, await book.Rewards.Book.CountAsync<SupplierOrder>());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Late_card_of_another_value_goes_to_the_buffer_and_not_to_who_waits(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        await book.SellAsync(supplier.Id, 50);
        var (id, order) = await book.RedeemAsync(supplier, SupplierBehaviour.Never);
        await book.RunAsync(order.SagaId);
        await HearAsync(book, order.SagaId, _lost);
        var failed = await book.RedemptionNowAsync(id);
        Assert.Equal(RedemptionStatus.Failed, failed.Status);
        await AskAgainAsync(book, failed, "50.00");
        await HearAsync(book, order.SagaId, await DeliveryAsync(book, "25.00", null));
        var waits = await book.RedemptionNowAsync(id);
        Assert.Equal((RedemptionStatus.Provisioning, "50.00"), (waits.Status, $"{waits.Value}"));
        Assert.Equal(1, (await book.TotalsAsync(supplier)).Available);
        Assert.Equal(SagaState.Done, await book.RunAsync(waits.Saga!.Value));
        var card = await book.Rewards.Book.ReadAsync(db => db.Cards.SingleAsync(x => x.Redemption == id));
        Assert.Equal(book.Rewards.Values[50].Id, card.Denomination);
        Assert.Equal(("4950.00", "0.00"), await book.Rewards.WalletAsync(book.Rewards.Client.Owner));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Card_that_is_over_where_the_platform_is_is_not_kept_as_good(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        await book.Rewards.Book.Database.WriteOutsideAsync(db =>
            db.Organisations.Single(x => x.Id == Organisation.PlatformId(BookId.Live)).Locate("Asia/Tokyo", "en"));
        book.Clock.Advance(TimeSpan.FromHours(9));
        var placed = await book.PlaceAsync(supplier, 1, SupplierBehaviour.Never);
        await book.RunAsync(placed.SagaId);
        var day = DateOnly.FromDateTime(book.Clock.GetUtcNow().UtcDateTime);
        await HearAsync(book, placed.SagaId, await DeliveryAsync(book, "25.00", day));
        Assert.Equal(CardStatus.Void, Assert.Single(await book.CardsAsync()).Status);
        Assert.Contains(
            "whose time was over", (await book.OrderNowAsync(placed.Id)).Note, StringComparison.Ordinal);
    }

    private static async Task AskAgainAsync(SupplyBook book, Redemption redemption, string value)
    {
        var all = book.Rewards;
        var queries = new RedemptionQueries(all.Book.Database, all.Clock);
        var grounds = new RedeemGrounds(all.Book.Database, all.Writer, all.Clock);
        var answer = await new RedeemDesk(all.Book.Database, all.Writer, grounds, queries).RedeemAsync(
            RewardBook.Once(all.ClientCaller), new RedeemBody(
                redemption.Campaign, Denomination: new AmountText(value), RedemptionCode: redemption.Code));
        Assert.Equal(202, answer.Status);
    }

    private static async Task<CallOutcome> DeliveryAsync(SupplyBook book, string value, DateOnly? lastDay)
    {
        var cost = SimulatedGoods.CostOf("card-house", RewardBook.Usd("25.00"));
        var card = new SuppliedCard(new CardSecret("LATE-0000001"), RewardBook.Usd(value), lastDay);
        return await book.Of<SupplierOutcomes>().OfAsync(
            new SupplierReply.Delivered(new SupplierDelivery("SO-LATE", cost, [card])));
    }

    private static async Task HearAsync(SupplyBook book, Id<Saga> id, CallOutcome outcome)
    {
        var key = new SagaKey(id, 1).ToString();
        (await book.Of<SagaDesk>().HearAsync(SupplyBook.Once(), key, outcome)).Check();
    }
}
