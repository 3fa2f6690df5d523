using Microsoft.EntityFrameworkCore;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards;

/// <summary>Keys, checks and indexes of agencies, clients and their wishes for credit.</summary>
internal static class CreditMapping
{
    internal static void Map(ModelBuilder builder)
    {
        var agency = builder.MapEntity<Agency>();
        agency.Property(x => x.Slug).HasMaxLength(Limits.Code);
        agency.Property(x => x.SuspendedBecause).HasMaxLength(Limits.Reason);
        agency.HasIndex(x => new { x.Book, x.Slug }).IsUnique();
        agency.HasIndex(x => new { x.Book, x.Status, x.Id });

        var client = builder.MapEntity<Client>();
        client.Property(x => x.SuspendedBecause).HasMaxLength(Limits.Reason);
        client.HasIndex(x => new { x.Agency, x.Id });
        client.HasIndex(x => new { x.Book, x.Status, x.Id });
        client.HasOne<Agency>().WithMany().HasForeignKey(x => x.Agency).OnDelete(DeleteBehavior.NoAction);

        builder.Entity<AgencyBrand>(brand =>
        {
            brand.ToTable("AgencyBrand").HasKey(x => new { x.Agency, x.Brand });
            brand.HasIndex(x => x.Brand);
            brand.HasOne<Agency>().WithMany().HasForeignKey(x => x.Agency).OnDelete(DeleteBehavior.NoAction);
            brand.HasOne<Brand>().WithMany().HasForeignKey(x => x.Brand).OnDelete(DeleteBehavior.NoAction);
        });
        MapRequests(builder);
    }

    private static void MapRequests(ModelBuilder builder)
    {
        var request = builder.MapEntity<CreditRequest>();
        request.ToTable("CreditRequest", table =>
            table.HasCheckConstraint("CK_CreditRequest_amount", "\"AmountMinor\" > 0"));
        request.Property(x => x.Note).HasMaxLength(Limits.Note);
        request.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        request.HasIndex(x => new { x.OwnerId, x.Currency, x.Book }).IsUnique()
            .HasFilter("\"Status\" = 'Waiting'").HasDatabaseName("IX_CreditRequest_open");
        request.HasIndex(x => new { x.OwnerId, x.Id });
        request.HasIndex(x => new { x.Parent, x.Status, x.Id });
        request.HasIndex(x => new { x.Book, x.Status, x.Id });

        builder.Entity<AutoReload>(reload =>
        {
            reload.ToTable("AutoReload").HasKey(x => new { x.Book, x.OwnerId, x.Currency });
        });
    }
}
