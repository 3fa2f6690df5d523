using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Ledger;
using Offers.Domain.Platform;

namespace Offers.Data.Ledger;

/// <summary>Keys and indexes of what stands between wallets and banks.</summary>
internal static class BankMapping
{
    private const int HashLength = 32;

    internal static void Map(ModelBuilder builder)
    {
        MapTopUp(builder.Entity<TopUp>());
        builder.Entity<Withdrawal>().HasIndex(x => x.Destination).HasFilter("\"Destination\" IS NOT NULL");
        MapDestination(builder.MapEntity<Destination>());
        MapFile(builder.MapEntity<BankFile>());
        MapLine(builder.MapEntity<BankLine>());
    }

    private static void MapTopUp(EntityTypeBuilder<TopUp> topUp)
    {
        topUp.Property(x => x.PaymentReference).HasMaxLength(PaymentReference.Length);
        topUp.HasIndex(x => new { x.Book, x.PaymentReference }).IsUnique()
            .HasFilter("\"PaymentReference\" IS NOT NULL");
        topUp.HasIndex(x => x.BankLine).IsUnique().HasFilter("\"BankLine\" IS NOT NULL");
    }

    private static void MapDestination(EntityTypeBuilder<Destination> destination)
    {
        destination.Property(x => x.Label).HasMaxLength(Limits.Name);
        destination.Property(x => x.Number).HasMaxLength(BankAccountNumber.MaxLength);
        destination.Property(x => x.BankName).HasMaxLength(Limits.Name);
        destination.HasIndex(x => new { x.Book, x.OwnerId, x.Number }).IsUnique().HasFilter("\"RemovedAt\" IS NULL");
        destination.HasIndex(x => new { x.OwnerId, x.Id });
    }

    private static void MapFile(EntityTypeBuilder<BankFile> file)
    {
        file.Property(x => x.Name).HasMaxLength(Limits.Title);
        file.Property(x => x.Layout).HasMaxLength(Limits.Code);
        file.Property(x => x.Sha256).HasMaxLength(HashLength).IsFixedLength();
        file.HasIndex(x => new { x.Book, x.Id });
    }

    private static void MapLine(EntityTypeBuilder<BankLine> line)
    {
        line.ToTable(nameof(BankLine), table =>
            table.HasCheckConstraint("CK_BankLine_amount", "\"AmountMinor\" > 0"));
        line.Property(x => x.Reference).HasMaxLength(Limits.Reference);
        line.Property(x => x.Payer).HasMaxLength(Limits.PersonName);
        line.Property(x => x.Note).HasMaxLength(Limits.Reason);
        line.Property(x => x.DecisionReason).HasMaxLength(Limits.Reason);
        line.HasIndex(x => new { x.Book, x.Currency, x.Reference }).IsUnique();
        line.HasIndex(x => new { x.Book, x.State, x.Id });
        line.HasIndex(x => new { x.File, x.Number }).IsUnique();
        line.HasIndex(x => x.TopUp);
        line.HasOne<BankFile>().WithMany().HasForeignKey(x => x.File).OnDelete(DeleteBehavior.NoAction);
    }
}
