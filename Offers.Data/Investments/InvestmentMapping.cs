using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Identity;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Keys, checks and indexes of investment offers.</summary>
internal static class InvestmentMapping
{
    internal static void Map(ModelBuilder builder)
    {
        MapOffer(builder.MapEntity<InvestmentOffer>());
        MapInvestment(builder.MapEntity<Investment>());
        MapRun(builder.MapEntity<OfferRun>());
        MapDistribution(builder.MapEntity<Distribution>());
        MapWaitlist(builder.MapEntity<WaitlistEntry>());
        builder.Entity<InvestorStanding>(standing =>
        {
            standing.ToTable("InvestorStanding").HasKey(x => new { x.Investor, x.Pack });
            standing.Property(x => x.Pack).HasMaxLength(Limits.Code);
            standing.Property(x => x.Version).IsConcurrencyToken();
        });
        builder.Entity<DistributionLine>(line =>
        {
            line.ToTable("DistributionLine", table =>
                table.HasCheckConstraint("CK_DistributionLine_amount", "\"AmountMinor\" >= 0"));
            line.HasKey(x => new { x.Distribution, x.Number });
            line.HasIndex(x => new { x.Investor, x.Distribution });
            line.HasOne<Distribution>().WithMany().HasForeignKey(x => x.Distribution)
                .OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<OfferTotals>(totals =>
        {
            totals.ToTable("OfferTotals", table => table.HasCheckConstraint(
                "CK_OfferTotals_cap", "\"CommittedMinor\" >= 0 AND \"CommittedMinor\" <= \"MaxMinor\""));
            totals.HasKey(x => x.Offer);
            totals.Property(x => x.Version).IsConcurrencyToken();
            totals.HasOne<InvestmentOffer>().WithOne().HasForeignKey<OfferTotals>(x => x.Offer)
                .OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<Position>(position =>
        {
            position.ToTable("Position").HasKey(x => new { x.Offer, x.Investor });
            position.Property(x => x.Version).IsConcurrencyToken();
            position.HasIndex(x => new { x.Investor, x.Offer });
            position.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void MapOffer(EntityTypeBuilder<InvestmentOffer> offer)
    {
        offer.ToTable("InvestmentOffer", table =>
            table.HasCheckConstraint("CK_InvestmentOffer_cap", "\"MaxAmountMinor\" > 0"));
        offer.Property(x => x.Code).HasMaxLength(Limits.Code);
        offer.Property(x => x.Name).HasMaxLength(Limits.Name);
        offer.Property(x => x.Description).HasMaxLength(Limits.Description);
        offer.Property(x => x.Subtitle).HasMaxLength(Limits.Title);
        offer.Property(x => x.Location).HasMaxLength(Limits.Title);
        offer.Property(x => x.HighlightLines).HasMaxLength(OfferTexts.MaxHighlights * (Limits.Title + 1));
        offer.Property(x => x.RulePackCode).HasMaxLength(Limits.Code);
        offer.Property(x => x.RulePackText).HasMaxLength(InvestmentOffer.MaxRulePackText);
        offer.Property(x => x.VersionsToAccept).HasMaxLength(VersionIds.Length);
        offer.Property(x => x.DocumentKinds).HasMaxLength(Limits.Name);
        offer.HasIndex(x => new { x.Book, x.Code }).IsUnique();
        offer.HasIndex(x => new { x.Book, x.Status, x.Currency, x.Id });
        offer.HasIndex(x => new { x.Status, x.ClosesAt });
        offer.HasOne<Organisation>().WithMany().HasForeignKey(x => x.Issuer).OnDelete(DeleteBehavior.NoAction);
        offer.HasIndex(x => x.CoverFile);
        offer.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.CoverFile).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapInvestment(EntityTypeBuilder<Investment> investment)
    {
        investment.ToTable("Investment", table => table.HasCheckConstraint(
            "CK_Investment_parts", "\"AcceptedMinor\" >= 0 AND \"AcceptedMinor\" <= \"RequestedMinor\""));
        investment.Property(x => x.RefusalCode).HasMaxLength(Limits.Code);
        investment.Property(x => x.AcceptedVersions).HasMaxLength(VersionIds.Length);
        investment.HasIndex(x => new { x.Offer, x.Id });
        investment.HasIndex(x => new { x.Investor, x.Id });
        investment.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapWaitlist(EntityTypeBuilder<WaitlistEntry> entry)
    {
        entry.ToTable("WaitlistEntry", table =>
            table.HasCheckConstraint("CK_WaitlistEntry_amount", "\"AmountMinor\" > 0"));
        entry.Property(x => x.AcceptedVersions).HasMaxLength(VersionIds.Length);
        entry.HasIndex(x => new { x.Offer, x.Place }).IsUnique();
        entry.HasIndex(x => new { x.Status, x.Offer, x.Place });
        entry.HasIndex(x => new { x.Investor, x.Offer, x.Status });
        entry.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapRun(EntityTypeBuilder<OfferRun> run)
    {
        run.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        run.HasIndex(x => new { x.Offer, x.Id });
        run.HasIndex(x => x.Book).HasFilter("\"EndedAt\" IS NULL");
        run.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapDistribution(EntityTypeBuilder<Distribution> distribution)
    {
        distribution.Property(x => x.Memo).HasMaxLength(Limits.Reason);
        distribution.Property(x => x.DecisionReason).HasMaxLength(Limits.Reason);
        distribution.HasIndex(x => new { x.Offer, x.Id });
        distribution.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer)
            .OnDelete(DeleteBehavior.NoAction);
    }
}
