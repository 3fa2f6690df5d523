using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Imports;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Imports;

/// <summary>Keys, checks and indexes of files of sales and of what became of their rows.</summary>
internal static class SaleImportMapping
{
    internal static void Map(ModelBuilder builder)
    {
        MapImport(builder.MapEntity<SaleImport>());
        builder.Entity<SaleImportLine>(line =>
        {
            line.ToTable("SaleImportLine").HasKey(x => new { x.Import, x.Line });
            line.Property(x => x.Fault).HasMaxLength(Limits.Reason);
            line.HasIndex(x => new { x.Import, x.Outcome, x.Line });
            line.HasIndex(x => x.Sale);
            line.HasOne<SaleImport>().WithMany().HasForeignKey(x => x.Import).OnDelete(DeleteBehavior.NoAction);
            line.HasOne<Sale>().WithMany().HasForeignKey(x => x.Sale).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void MapImport(EntityTypeBuilder<SaleImport> import)
    {
        import.ToTable("SaleImport", table => table.HasCheckConstraint(
            "CK_SaleImport_rows", "\"Rows\" >= 0 AND \"Line\" >= 0"));
        import.Property(x => x.FileName).HasMaxLength(Limits.Title);
        import.Property(x => x.Fault).HasMaxLength(Limits.Note);
        import.HasIndex(x => new { x.Builder, x.Id });
        import.HasIndex(x => new { x.State, x.Id });
        import.HasIndex(x => x.File);
        import.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.File).OnDelete(DeleteBehavior.NoAction);
        import.HasOne<Organisation>().WithMany().HasForeignKey(x => x.Builder).OnDelete(DeleteBehavior.NoAction);
    }
}
