using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives;

/// <summary>Keys, checks and indexes of sales, claims and what follows from them.</summary>
internal static class ClaimMapping
{
    internal static void Map(ModelBuilder builder)
    {
        MapSale(builder.MapEntity<Sale>());
        MapClaim(builder.MapEntity<IncentiveClaim>());
        MapRecovery(builder.MapEntity<Recovery>());
        MapDispute(builder.MapEntity<ClaimDispute>());
        builder.Entity<SaleAgent>(agent =>
        {
            agent.ToTable("SaleAgent").HasKey(x => new { x.Sale, x.Agent });
            agent.HasIndex(x => new { x.Agent, x.Sale });
            agent.HasOne<Sale>().WithMany().HasForeignKey(x => x.Sale).OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<ClaimPart>(part =>
        {
            part.ToTable("ClaimPart", table => table.HasCheckConstraint(
                "CK_ClaimPart_amount", "\"AmountMinor\" >= 0 AND \"PaidMinor\" >= 0"));
            part.HasKey(x => new { x.Claim, x.Stage });
            part.HasOne<IncentiveClaim>().WithMany().HasForeignKey(x => x.Claim).OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<Referral>(referral =>
        {
            referral.ToTable("Referral").HasKey(x => new { x.Project, x.Agent, x.Contact });
            referral.Property(x => x.Contact).HasMaxLength(ContactHash.Length);
            referral.HasOne<Project>().WithMany().HasForeignKey(x => x.Project).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void MapSale(EntityTypeBuilder<Sale> sale)
    {
        sale.ToTable("Sale", table => table.HasCheckConstraint("CK_Sale_price", "\"PriceMinor\" >= 0"));
        sale.Property(x => x.Reference).HasMaxLength(Limits.Reference);
        sale.Property(x => x.BuyerName).HasMaxLength(Limits.PersonName);
        sale.Property(x => x.BuyerHash).HasMaxLength(ContactHash.Length);
        sale.Property(x => x.CancelReason).HasMaxLength(Limits.Reason);
        sale.HasIndex(x => x.Unit).IsUnique().HasFilter("\"Stage\" <> 'Cancelled'").HasDatabaseName("IX_Sale_open");
        sale.HasIndex(x => x.Unit, "IX_Sale_cancelled").HasFilter("\"Stage\" = 'Cancelled'");
        sale.HasIndex(x => new { x.Project, x.Reference }).IsUnique().HasFilter("\"Reference\" IS NOT NULL");
        sale.HasIndex(x => new { x.Project, x.Stage, x.Id });
        sale.HasOne<Project>().WithMany().HasForeignKey(x => x.Project).OnDelete(DeleteBehavior.NoAction);
        sale.HasOne<Unit>().WithMany().HasForeignKey(x => x.Unit).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapClaim(EntityTypeBuilder<IncentiveClaim> claim)
    {
        claim.ToTable("IncentiveClaim", table => table.HasCheckConstraint(
            "CK_IncentiveClaim_amounts", "\"PricedMinor\" >= 0 AND \"PaidMinor\" >= 0 AND \"GrantedMinor\" >= 0"));
        claim.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        claim.Property(x => x.TraceText).HasMaxLength(IncentiveClaim.MaxTrace);
        claim.Property(x => x.WaitsFor).HasMaxLength(Limits.Code);
        claim.HasIndex(x => new { x.Incentive, x.Sale, x.Agent }).IsUnique();
        claim.HasIndex(x => new { x.Incentive, x.Agent, x.Id });
        claim.HasIndex(x => new { x.Agent, x.Status, x.Id });
        claim.HasIndex(x => new { x.Project, x.Status, x.Id });
        claim.HasIndex(x => new { x.Owner, x.Status, x.Id });
        claim.HasIndex(x => x.Sale);
        claim.HasOne<Incentive>().WithMany().HasForeignKey(x => x.Incentive).OnDelete(DeleteBehavior.NoAction);
        claim.HasOne<Sale>().WithMany().HasForeignKey(x => x.Sale).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapRecovery(EntityTypeBuilder<Recovery> recovery)
    {
        recovery.ToTable("Recovery", table => table.HasCheckConstraint(
            "CK_Recovery_amount", "\"RecoveredMinor\" >= 0 AND \"RecoveredMinor\" <= \"AmountMinor\""));
        recovery.HasIndex(x => new { x.Agent, x.Owner, x.Id });
        recovery.HasOne<IncentiveClaim>().WithMany().HasForeignKey(x => x.Claim).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapDispute(EntityTypeBuilder<ClaimDispute> dispute)
    {
        dispute.Property(x => x.Reason).HasMaxLength(Limits.Note);
        dispute.Property(x => x.Resolution).HasMaxLength(Limits.Note);
        dispute.HasIndex(x => x.Claim).IsUnique().HasFilter("\"Status\" = 'Open'")
            .HasDatabaseName("IX_ClaimDispute_open");
        dispute.HasIndex(x => new { x.Claim, x.Id });
        dispute.HasOne<IncentiveClaim>().WithMany().HasForeignKey(x => x.Claim).OnDelete(DeleteBehavior.NoAction);
    }
}
