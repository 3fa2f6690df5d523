using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Platform.Sagas;
using Offers.Data.Rewards.Redemptions;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;
using Offers.Tests.Rewards.Campaigns;

namespace Offers.Tests.Rewards.Supply;

/// <summary>Whoever is to get his card by e-mail, and whose card comes later from a supplier, is told once.</summary>
public sealed class LateCardMessageTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Message_waits_for_a_card_that_comes_late_and_is_sent_once(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        var (world, person) = (CampaignWorld.Of(book.Rewards), await PersonAsync(book));
        book.Otherwise = static _ => SupplierBehaviour.Never;
        Assert.Equal(202, (await RedeemAsync(book, person)).Status);
        Assert.Equal(202, (await RedeemAsync(book, person)).Status);
        var message = Assert.Single(await world.AllMessagesAsync());
        Assert.Equal(
            (MessageStatus.Queued, MessageKind.Reward, (Id<Recipient>?)person.Id, "r1@example.com"),
            (message.Status, message.Kind, message.Recipient, message.Address));
        Assert.Equal(0, await world.SendAsync());

        await book.Of<Simulator>().HealAsync(SimulatedShop.Of(supplier));
        await book.PassAsync(TimeSpan.FromMinutes(6), TimeSpan.FromSeconds(30));
        Assert.Equal(200, (await RedeemAsync(book, person)).Status);
        Assert.Equal((1, 0), (await world.SendAsync(), await world.SendAsync()));
        Assert.Equal("r1@example.com", Assert.Single(world.Sent.Letters).To);
        Assert.Equal(MessageStatus.Sent, Assert.Single(await world.AllMessagesAsync()).Status);
        Assert.Equal(RedemptionStatus.Delivered, (await RedemptionAsync(book)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Card_that_is_had_at_the_second_asking_is_told_once(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        await book.SupplierAsync();
        var (world, person) = (CampaignWorld.Of(book.Rewards), await PersonAsync(book));
        book.Otherwise = static _ => SupplierBehaviour.Refused;
        await RedeemAsync(book, person);
        Assert.Equal(RedemptionStatus.Failed, (await RedemptionAsync(book)).Status);
        Assert.Equal(MessageStatus.Failed, Assert.Single(await world.AllMessagesAsync()).Status);

        // He asks again before any message could have been sent.
        book.Otherwise = static _ => SupplierBehaviour.Ok;
        await RedeemAsync(book, person);
        Assert.Equal(RedemptionStatus.Provisioned, (await RedemptionAsync(book)).Status);
        Assert.Equal((1, 0), (await world.SendAsync(), await world.SendAsync()));
        Assert.Single(world.Sent.Letters);
        Assert.Equal(
            [MessageStatus.Failed, MessageStatus.Sent],
            (await world.AllMessagesAsync()).Select(x => x.Status).OrderDescending());
    }

    private static async Task<Recipient> PersonAsync(SupplyBook book) =>
        (await book.Rewards.RecipientsAsync(await book.Rewards.CampaignAsync(values: [25]), 1))[0];

    private static Task<Answer> RedeemAsync(SupplyBook book, Recipient person)
    {
        var (database, writer) = (book.Rewards.Book.Database, book.Rewards.Writer);
        var desk = new RedeemDesk(
            database, writer, new RedeemGrounds(database, writer, book.Clock),
            new RedemptionQueries(database, book.Clock), book.Of<SagaRunner>());
        return desk.RedeemAsync(
            RewardBook.Once(book.Rewards.ClientCaller),
            new RedeemBody(person.Campaign, RedemptionCode: person.Code, DeliveryMethod: MessageChannel.Email));
    }

    private static Task<Redemption> RedemptionAsync(SupplyBook book) =>
        book.Rewards.Book.ReadAsync(db => db.Redemptions.SingleAsync());
}
