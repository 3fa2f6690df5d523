using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Data.Rewards.Supply;
using Offers.Data.Rewards.Supply.Simulating;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Supply;
using Offers.Tests.Infrastructure;
using Offers.Tests.Rewards.Redemptions;

namespace Offers.Tests.Rewards.Supply;

/// <summary>Where a supplier is asked does not change while nobody knows what became of an order there.</summary>
public sealed class SupplierAddressTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_address_stays_until_every_order_is_answered(DatabaseProvider provider)
    {
        await using var book = await SupplyBook.OpenAsync(provider);
        var supplier = await book.SupplierAsync();
        await book.OrderAsync(supplier, SupplierBehaviour.Never);
        Assert.Equal("action_not_allowed", await EditAsync(book, supplier.Id, "orderPath", "/other"));
        Assert.Equal("", await EditAsync(book, supplier.Id, "name", "Another name"));

        await book.Of<Simulator>().HealAsync(SimulatedShop.Of(supplier));
        await book.PassAsync(TimeSpan.FromMinutes(6), TimeSpan.FromSeconds(30));
        Assert.Equal("", await EditAsync(book, supplier.Id, "orderPath", "/other"));
    }

    private static async Task<string> EditAsync(SupplyBook book, Id<Supplier> id, string name, string value)
    {
        var revision = await book.Rewards.Book.ReadAsync(
            db => db.Suppliers.Where(x => x.Id == id).Select(x => x.Revision).SingleAsync());
        return await RedeemScene.RefusedAsync(() => book.Of<SupplierDesk>().EditAsync(
            SupplyBook.Once(), id, Etag.Of(revision), new JsonObject { [name] = value }));
    }
}
