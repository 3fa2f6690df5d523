using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Redemptions;
using Offers.Domain.Rewards.Watch;

namespace Offers.Data.Rewards;

/// <summary>Keys, checks and indexes of redemptions, of the rules that judge them, and of alerts.</summary>
internal static class RedemptionMapping
{
    private const int HashLength = 32;
    private const int IpLength = 45;
    private const int AgentLength = 200;

    internal static void Map(ModelBuilder builder)
    {
        MapRedemption(builder.MapEntity<Redemption>());
        var rule = builder.MapEntity<FraudRule>();
        rule.Property(x => x.Name).HasMaxLength(Limits.Name);
        rule.Property(x => x.Network).HasMaxLength(Limits.Code);
        rule.HasIndex(x => new { x.Book, x.IsActive });
        rule.HasIndex(x => x.Campaign);
        rule.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign).OnDelete(DeleteBehavior.NoAction);

        var alert = builder.MapEntity<Alert>();
        alert.Property(x => x.Kind).HasMaxLength(Limits.Code);
        alert.Property(x => x.Family).HasMaxLength(Limits.Code);
        alert.Property(x => x.Subject).HasMaxLength(Limits.ObjectId);
        alert.Property(x => x.Message).HasMaxLength(Limits.Reason);
        alert.Property(x => x.Note).HasMaxLength(Limits.Note);
        alert.HasIndex(x => new { x.Subject, x.Family, x.Book }).IsUnique()
            .HasFilter("\"State\" <> 'Resolved'").HasDatabaseName("IX_Alert_open");
        alert.HasIndex(x => new { x.Book, x.State, x.Id });
        alert.HasIndex(x => new { x.Owner, x.State, x.Id });
    }

    private static void MapRedemption(EntityTypeBuilder<Redemption> redemption)
    {
        redemption.ToTable("Redemption", table =>
            table.HasCheckConstraint("CK_Redemption_charge", "\"ChargedMinor\" > 0 AND \"Reveals\" >= 0"));
        redemption.Property(x => x.Code).HasMaxLength(RedemptionCode.Most);
        redemption.Property(x => x.Reason).HasMaxLength(Limits.Reason);
        redemption.Property(x => x.FailureCode).HasMaxLength(Limits.Code);
        redemption.Property(x => x.ReviewNote).HasMaxLength(Limits.Reason);
        redemption.Property(x => x.Ip).HasMaxLength(IpLength);
        redemption.Property(x => x.UserAgent).HasMaxLength(AgentLength);
        redemption.Property(x => x.Network).HasMaxLength(HashLength).IsFixedLength();
        redemption.Property(x => x.Device).HasMaxLength(HashLength).IsFixedLength();
        redemption.HasIndex(x => new { x.Code, x.Campaign, x.Condition }).IsUnique();
        redemption.HasIndex(x => new { x.Campaign, x.Status, x.Id });
        redemption.HasIndex(x => new { x.Client, x.Status, x.Id });
        redemption.HasIndex(x => new { x.Agency, x.Status, x.Id });
        redemption.HasIndex(x => new { x.Book, x.Status, x.Id });
        redemption.HasIndex(x => new { x.Book, x.RedeemedAt });
        redemption.HasIndex(x => new { x.Book, x.RevealedAt }).HasFilter("\"RevealedAt\" IS NOT NULL")
            .HasDatabaseName("IX_Redemption_revealed");
        redemption.HasIndex(x => x.Recipient);
        redemption.HasIndex(x => x.OperationId);
        redemption.HasIndex(x => new { x.Network, x.RedeemedAt });
        redemption.HasIndex(x => new { x.Device, x.RedeemedAt });
        redemption.HasIndex(x => new { x.PayerId, x.Status });
        redemption.HasIndex(x => x.Id).HasFilter("\"Review\" = 'Open'").HasDatabaseName("IX_Redemption_review");
        redemption.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign).OnDelete(DeleteBehavior.NoAction);
    }
}
