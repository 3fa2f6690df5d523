using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Investments;
using Offers.Domain.Platform;

namespace Offers.Data.Investments;

/// <summary>Keys and indexes of what offers show: media, documents, timeline, marketing.</summary>
internal static class ContentMapping
{
    internal static void Map(ModelBuilder builder)
    {
        MapMedia(builder.MapEntity<OfferMedia>());
        MapDocument(builder.MapEntity<OfferDocument>());
        MapVersion(builder.MapEntity<DocumentVersion>());
        MapMilestone(builder.MapEntity<OfferMilestone>());
        builder.Entity<OfferMarketing>(marketing =>
        {
            marketing.ToTable("OfferMarketing").HasKey(x => x.Offer);
            marketing.Property(x => x.Version).IsConcurrencyToken();
            marketing.Property(x => x.Headline).HasMaxLength(Limits.Title);
            marketing.Property(x => x.ReasonLines)
                .HasMaxLength(Domain.Investments.OfferMarketing.MostReasons * (Limits.Title + 1));
            marketing.HasOne<InvestmentOffer>().WithOne().HasForeignKey<OfferMarketing>(x => x.Offer)
                .OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<OfferFigure>(figure =>
        {
            figure.ToTable("OfferFigure").HasKey(x => new { x.Offer, x.Kind, x.Number });
            figure.Property(x => x.Label).HasMaxLength(Limits.Name);
            figure.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void MapMedia(EntityTypeBuilder<OfferMedia> media)
    {
        media.Property(x => x.Caption).HasMaxLength(Limits.Title);
        media.HasIndex(x => new { x.Offer, x.Position });
        media.HasIndex(x => x.File).IsUnique();
        media.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer).OnDelete(DeleteBehavior.NoAction);
        media.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.File).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapDocument(EntityTypeBuilder<OfferDocument> document)
    {
        document.Property(x => x.Title).HasMaxLength(Limits.Title);
        document.Property(x => x.RemovalReason).HasMaxLength(Limits.Reason);
        document.HasIndex(x => new { x.Offer, x.Id });
        document.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapVersion(EntityTypeBuilder<DocumentVersion> version)
    {
        version.HasIndex(x => new { x.Document, x.Number }).IsUnique();
        version.HasIndex(x => x.File).IsUnique();
        version.HasIndex(x => x.Offer);
        version.HasOne<OfferDocument>().WithMany().HasForeignKey(x => x.Document).OnDelete(DeleteBehavior.NoAction);
        version.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer).OnDelete(DeleteBehavior.NoAction);
        version.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.File).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapMilestone(EntityTypeBuilder<OfferMilestone> milestone)
    {
        milestone.Property(x => x.Title).HasMaxLength(Limits.Title);
        milestone.Property(x => x.Note).HasMaxLength(Limits.Note);
        milestone.HasIndex(x => new { x.Offer, x.HappensOn });
        milestone.HasOne<InvestmentOffer>().WithMany().HasForeignKey(x => x.Offer).OnDelete(DeleteBehavior.NoAction);
    }
}
