using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;
using Offers.Domain.Rewards.Supply;

namespace Offers.Data.Rewards;

/// <summary>Keys, checks and indexes of brands, prices, pools and cards.</summary>
internal static class CardMapping
{
    private const int HashLength = 32;

    internal static void Map(ModelBuilder builder)
    {
        MapBrand(builder.MapEntity<Brand>());
        var denomination = builder.MapEntity<Denomination>();
        denomination.ToTable("Denomination", table =>
            table.HasCheckConstraint("CK_Denomination_value", "\"ValueMinor\" > 0"));
        denomination.HasIndex(x => new { x.Brand, x.Currency, x.ValueMinor }).IsUnique();
        denomination.HasOne<Brand>().WithMany().HasForeignKey(x => x.Brand).OnDelete(DeleteBehavior.NoAction);
        MapPrice(builder.MapEntity<PriceLine>());
        MapPool(builder.MapEntity<CardPool>());
        builder.Entity<PoolTotals>(totals =>
        {
            totals.ToTable("PoolTotals", table => table.HasCheckConstraint(
                "CK_PoolTotals_parts", "\"Available\" >= 0 AND \"Delivered\" >= 0 AND \"ValueMinor\" >= 0"));
            totals.HasKey(x => x.Pool);
            totals.Property(x => x.Version).IsConcurrencyToken();
            totals.HasOne<CardPool>().WithOne().HasForeignKey<PoolTotals>(x => x.Pool)
                .OnDelete(DeleteBehavior.NoAction);
        });
        MapCard(builder.Entity<Card>());
        MapImport(builder.MapEntity<CardImport>());
        builder.Entity<CardImportFault>(fault =>
        {
            fault.ToTable("CardImportFault").HasKey(x => new { x.Import, x.Row });
            fault.Property(x => x.Code).HasMaxLength(Limits.Code);
            fault.Property(x => x.Fault).HasMaxLength(Limits.Reason);
            fault.HasOne<CardImport>().WithMany().HasForeignKey(x => x.Import).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void MapBrand(EntityTypeBuilder<Brand> brand)
    {
        brand.Property(x => x.Slug).HasMaxLength(Limits.Code);
        brand.Property(x => x.Name).HasMaxLength(Limits.Name);
        brand.Property(x => x.NameArabic).HasMaxLength(Limits.Name);
        brand.Property(x => x.Terms).HasMaxLength(Limits.Description);
        brand.Property(x => x.TermsArabic).HasMaxLength(Limits.Description);
        brand.Property(x => x.Colour).HasMaxLength(7);
        brand.HasIndex(x => new { x.Book, x.Slug }).IsUnique();
    }

    private static void MapPrice(EntityTypeBuilder<PriceLine> price)
    {
        price.ToTable("PriceLine", table => table.HasCheckConstraint("CK_PriceLine_charge", "\"ChargeMinor\" > 0"));
        price.HasIndex(x => new { x.Denomination, x.Id });
        price.HasIndex(x => x.Agency);
        price.HasIndex(x => x.Client);
        price.HasIndex(x => new { x.Book, x.Id });
        price.HasOne<Denomination>().WithMany().HasForeignKey(x => x.Denomination).OnDelete(DeleteBehavior.NoAction);
        price.HasOne<Agency>().WithMany().HasForeignKey(x => x.Agency).OnDelete(DeleteBehavior.NoAction);
        price.HasOne<Client>().WithMany().HasForeignKey(x => x.Client).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapPool(EntityTypeBuilder<CardPool> pool)
    {
        pool.Property(x => x.Name).HasMaxLength(Limits.Name);
        pool.HasIndex(x => new { x.Book, x.Name }).IsUnique();
        pool.HasIndex(x => new { x.Supplier, x.Denomination }).IsUnique()
            .HasFilter("\"Supplier\" IS NOT NULL").HasDatabaseName("IX_CardPool_buffer");
        pool.HasIndex(x => new { x.Denomination, x.IsActive });
        pool.HasIndex(x => x.Brand);
        pool.HasIndex(x => x.Client);
        pool.HasOne<Brand>().WithMany().HasForeignKey(x => x.Brand).OnDelete(DeleteBehavior.NoAction);
        pool.HasOne<Denomination>().WithMany().HasForeignKey(x => x.Denomination).OnDelete(DeleteBehavior.NoAction);
        pool.HasOne<Client>().WithMany().HasForeignKey(x => x.Client).OnDelete(DeleteBehavior.NoAction);
        pool.HasOne<Supplier>().WithMany().HasForeignKey(x => x.Supplier).OnDelete(DeleteBehavior.NoAction);
    }

    // The queue of free cards has an index of its own, in which nothing else is: taking one stays as quick when a
    // million were handed out. Cards are many, so that they have no foreign keys to what never goes away.
    private static void MapCard(EntityTypeBuilder<Card> card)
    {
        card.ToTable("Card", table => table.HasCheckConstraint(
            "CK_Card_turn", "(\"Turn\" IS NOT NULL AND \"Status\" = 'Available') "
            + "OR (\"Turn\" IS NULL AND \"Status\" <> 'Available')"));
        card.HasKey(x => x.Id);
        card.Property(x => x.Id).ValueGeneratedNever();
        card.Property(x => x.Version).IsConcurrencyToken();
        card.Property(x => x.Sealed).HasMaxLength(Card.MaxSealed);
        card.Property(x => x.Hash).HasMaxLength(HashLength).IsFixedLength();
        card.Property(x => x.Last4).HasMaxLength(4);
        card.HasIndex(x => x.Hash).IsUnique();
        card.HasIndex(x => new { x.Pool, x.Turn }).HasFilter("\"Turn\" IS NOT NULL").HasDatabaseName("IX_Card_queue");
        card.HasIndex(x => x.Redemption).HasFilter("\"Redemption\" IS NOT NULL").HasDatabaseName("IX_Card_redemption");
        card.HasIndex(x => x.Order).HasFilter("\"Order\" IS NOT NULL").HasDatabaseName("IX_Card_order");
        card.HasIndex(x => new { x.Pool, x.Number });
    }

    private static void MapImport(EntityTypeBuilder<CardImport> import)
    {
        import.ToTable("CardImport", table =>
            table.HasCheckConstraint("CK_CardImport_rows", "\"Rows\" >= 0 AND \"Row\" >= 0"));
        import.Property(x => x.FileName).HasMaxLength(Limits.Title);
        import.Property(x => x.Fault).HasMaxLength(Limits.Note);
        import.HasIndex(x => new { x.Pool, x.Id });
        import.HasIndex(x => new { x.State, x.Id });
        import.HasIndex(x => new { x.Book, x.Id });
        import.HasOne<CardPool>().WithMany().HasForeignKey(x => x.Pool).OnDelete(DeleteBehavior.NoAction);
    }
}
