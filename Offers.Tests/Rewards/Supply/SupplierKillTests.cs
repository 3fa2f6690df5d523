using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;
using Offers.Tests.Rewards.Redemptions;

namespace Offers.Tests.Rewards.Supply;

/// <summary>Server processes that are killed at each step of buying cards over HTTP.</summary>
public sealed class SupplierKillTests
{
    private const int CodesEach = 12;
    private const int MostPlace = 4;
    private const int BufferTarget = 100;
    private const int RefillBelow = 20;

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_code_is_one_bought_card_and_one_charge_at_whichever_step_the_server_is_killed(
        DatabaseProvider provider)
    {
        await using var line = await KilledLine.OpenAsync(provider);
        var book = line.Book.Rewards;
        var supplier = await line.SupplierAsync();
        var deaths = OrderTrap.All(TestScale.Current.Kills, MostPlace);
        await book.FundAsync(book.Client.Owner, $"{deaths.Count * CodesEach * 25}.00");
        var (before, _) = await book.WalletAsync(book.Client.Owner);
        var campaign = await book.CampaignAsync(values: [25]);
        var people = await book.RecipientsAsync(campaign, deaths.Count * CodesEach);
        using var client = await RedeemClient.OfAsync(book.Book.Database, delivery: "email");
        foreach (var (death, some) in deaths.Zip(people.Chunk(CodesEach)))
        {
            await line.KillAsync(
                death, RedeemClient.AtOnce, server => client.RedeemAllAsync(server, some));
        }

        await using (var last = await line.StartAsync())
        {
            foreach (var person in people) await client.RedeemToTheEndAsync(last, person);
        }

        await line.AssertAgreedAsync(supplier);
        var spent = RewardBook.Usd($"{people.Count * 25}.00");
        Assert.Equal(($"{RewardBook.Usd(before) - spent}", "0.00"), await book.WalletAsync(book.Client.Owner));
        await AssertOneEachAsync(book, people);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Buffers_are_filled_once_at_whichever_step_the_server_is_killed(DatabaseProvider provider)
    {
        await using var line = await KilledLine.OpenAsync(provider);
        var book = line.Book.Rewards;
        using var admin = await ServerPerson.AdminAsync(book);
        var pools = new List<(Supplier Supplier, Id<CardPool> Pool)>();
        foreach (var death in OrderTrap.All(TestScale.Current.Kills, 2))
        {
            var supplier = await line.SupplierAsync($"line-house-{pools.Count}", RefillBelow);
            var pool = await book.Book.ReadAsync(
                db => db.CardPools.Where(x => x.Supplier == supplier.Id).Select(x => x.Id).SingleAsync());
            pools.Add((supplier, pool));
            await line.KillAsync(death, 0, server => admin.PostAsync(server, $"pools/{pool}/refill"));
        }

        await using (var last = await line.StartAsync())
        {
            // Where the server died before it heard the wish, it is wished again; else nothing more is ordered.
            foreach (var (_, pool) in pools)
            {
                Assert.Equal(200, (await admin.PostAsync(last, $"pools/{pool}/refill")).Status);
            }

            await KilledLine.UntilAsync(() => book.Book.ReadAsync(db => db.SupplierOrders.AllAsync(
                x => x.Status != SupplierOrderStatus.Open && x.Status != SupplierOrderStatus.Unknown)));
        }

        foreach (var (supplier, _) in pools)
        {
            await line.AssertAgreedAsync(supplier);
            Assert.Equal(BufferTarget, (await line.Book.TotalsAsync(supplier)).Available);
        }
    }

    private static async Task AssertOneEachAsync(RewardBook book, IReadOnlyList<Recipient> people)
    {
        var made = await book.Book.ReadAsync(db => db.Redemptions.ToListAsync());
        Assert.Equal(people.Select(x => x.Code).Order(), made.Select(x => x.Code).Order());
        Assert.All(made, x => Assert.True(x.HasCard, $"{x.Status} {x.Reason}"));
        var cards = await book.Book.ReadAsync(db => db.Cards.ToListAsync());
        Assert.Equal(made.Select(x => x.Card).Order(), cards.Select(x => (Id<Card>?)x.Id).Order());
        Assert.All(cards, x => Assert.Equal(CardStatus.Delivered, x.Status));
        Assert.Equal(made.Count, cards.Select(x => x.Redemption).Distinct().Count());
        Assert.Equal(0, await book.Book.ReadAsync(
            db => db.Holds.SumAsync(x => x.AmountMinor - x.CapturedMinor - x.VoidedMinor)));
        var messages = await book.Book.ReadAsync(db => db.RewardMessages.ToListAsync());
        Assert.Equal(
            made.Select(x => (Id<Redemption>?)x.Id).Order(),
            messages.Where(x => x.Status != MessageStatus.Failed).Select(x => x.Redemption).Order());
    }
}
