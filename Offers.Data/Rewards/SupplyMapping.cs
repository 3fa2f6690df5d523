using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards;

/// <summary>Keys, checks and indexes of suppliers and orders.</summary>
internal static class SupplyMapping
{
    internal static void Map(ModelBuilder builder)
    {
        var supplier = builder.MapEntity<Supplier>();
        supplier.Property(x => x.Slug).HasMaxLength(Limits.Code);
        supplier.Property(x => x.Name).HasMaxLength(Limits.Name);
        supplier.Property(x => x.BaseAddress).HasMaxLength(Limits.Title);
        supplier.Property(x => x.OrderPath).HasMaxLength(Limits.Title);
        supplier.Property(x => x.CataloguePath).HasMaxLength(Limits.Title);
        supplier.Property(x => x.SealedKey).HasMaxLength(Supplier.MaxSealed);
        supplier.HasIndex(x => new { x.Book, x.Slug }).IsUnique();

        builder.Entity<SupplierItem>(item =>
        {
            item.ToTable("SupplierItem", table =>
                table.HasCheckConstraint("CK_SupplierItem_cost", "\"CostMinor\" > 0"));
            item.HasKey(x => new { x.Supplier, x.Denomination });
            item.Property(x => x.Sku).HasMaxLength(Limits.Reference);
            item.HasIndex(x => x.Denomination);
            item.HasOne<Supplier>().WithMany().HasForeignKey(x => x.Supplier).OnDelete(DeleteBehavior.NoAction);
            item.HasOne<Denomination>().WithMany().HasForeignKey(x => x.Denomination)
                .OnDelete(DeleteBehavior.NoAction);
        });
        MapOrder(builder);
        MapSimulated(builder);
    }

    private static void MapOrder(ModelBuilder builder)
    {
        var order = builder.MapEntity<SupplierOrder>();
        order.ToTable("SupplierOrder", table => table.HasCheckConstraint(
            "CK_SupplierOrder_cards", "\"Count\" > 0 AND \"Received\" >= 0 AND \"CostMinor\" >= 0"));
        order.Property(x => x.Sku).HasMaxLength(Limits.Reference);
        order.Property(x => x.Reference).HasMaxLength(Limits.Reference);
        order.Property(x => x.Note).HasMaxLength(Limits.Reason);
        order.HasIndex(x => new { x.Supplier, x.Status, x.Id });
        order.HasIndex(x => new { x.Book, x.Status, x.Id });
        order.HasIndex(x => new { x.Pool, x.Status });
        order.HasIndex(x => x.Redemption);
        order.HasIndex(x => x.Saga);
        order.HasIndex(x => x.Denomination);
        order.HasOne<Supplier>().WithMany().HasForeignKey(x => x.Supplier).OnDelete(DeleteBehavior.NoAction);
        order.HasOne<Denomination>().WithMany().HasForeignKey(x => x.Denomination).OnDelete(DeleteBehavior.NoAction);
        order.HasOne<CardPool>().WithMany().HasForeignKey(x => x.Pool).OnDelete(DeleteBehavior.NoAction);
    }

    // The simulator's books are its own: no foreign key leads from them to ours.
    private static void MapSimulated(ModelBuilder builder) => builder.Entity<SimulatedOrder>(order =>
    {
        order.ToTable("SimulatedOrder");
        order.HasKey(x => new { x.Supplier, x.Reference });
        order.Property(x => x.Reference).HasMaxLength(Limits.Reference);
        order.Property(x => x.Sku).HasMaxLength(Limits.Reference);
        order.Property(x => x.CallbackUrl).HasMaxLength(Limits.Title);
        order.HasIndex(x => x.TellAt).HasFilter("\"TellAt\" IS NOT NULL").HasDatabaseName("IX_SimulatedOrder_tell");
    });
}
