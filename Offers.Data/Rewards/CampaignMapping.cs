using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Platform;
using Offers.Domain.Rewards.Campaigns;
using Offers.Domain.Rewards.Cards;
using Offers.Domain.Rewards.Credit;

namespace Offers.Data.Rewards;

/// <summary>Keys, checks and indexes of campaigns, their recipients and messages.</summary>
internal static class CampaignMapping
{
    private const int HashLength = 32;

    internal static void Map(ModelBuilder builder)
    {
        MapCampaign(builder.MapEntity<Campaign>());
        builder.Entity<CampaignItem>(item =>
        {
            item.ToTable("CampaignItem").HasKey(x => new { x.Campaign, x.Denomination });
            item.HasIndex(x => x.Denomination);
            item.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign).OnDelete(DeleteBehavior.NoAction);
            item.HasOne<Denomination>().WithMany().HasForeignKey(x => x.Denomination)
                .OnDelete(DeleteBehavior.NoAction);
        });
        builder.Entity<CampaignCondition>(condition =>
        {
            condition.ToTable("CampaignCondition").HasKey(x => new { x.Campaign, x.Number });
            condition.Property(x => x.Message).HasMaxLength(Limits.Note);
            condition.HasIndex(x => x.Denomination);
            condition.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign).OnDelete(DeleteBehavior.NoAction);
            condition.HasOne<Denomination>().WithMany().HasForeignKey(x => x.Denomination)
                .OnDelete(DeleteBehavior.NoAction);
        });
        MapRecipient(builder.MapEntity<Recipient>());
        builder.Entity<RecipientStep>(step =>
        {
            step.ToTable("RecipientStep").HasKey(x => new { x.Recipient, x.Condition });
            step.HasOne<Recipient>().WithMany().HasForeignKey(x => x.Recipient).OnDelete(DeleteBehavior.NoAction);
        });
        MapMessage(builder.MapEntity<RewardMessage>());
    }

    private static void MapCampaign(EntityTypeBuilder<Campaign> campaign)
    {
        campaign.Property(x => x.Name).HasMaxLength(Limits.Name);
        campaign.Property(x => x.Message).HasMaxLength(Limits.Note);
        campaign.Property(x => x.Language).HasMaxLength(2);
        campaign.Property(x => x.PauseNote).HasMaxLength(Limits.Reason);
        campaign.HasIndex(x => new { x.Client, x.Status, x.Id });
        campaign.HasIndex(x => new { x.Agency, x.Status, x.Id });
        campaign.HasIndex(x => new { x.Book, x.Status, x.Id });
        campaign.HasIndex(x => new { x.Status, x.EndsAt });
        campaign.HasIndex(x => x.Brand);
        campaign.HasOne<Client>().WithMany().HasForeignKey(x => x.Client).OnDelete(DeleteBehavior.NoAction);
        campaign.HasOne<Agency>().WithMany().HasForeignKey(x => x.Agency).OnDelete(DeleteBehavior.NoAction);
        campaign.HasOne<Brand>().WithMany().HasForeignKey(x => x.Brand).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapRecipient(EntityTypeBuilder<Recipient> recipient)
    {
        recipient.ToTable("Recipient", table => table.HasCheckConstraint("CK_Recipient_taken", "\"Taken\" >= 0"));
        recipient.Property(x => x.Code).HasMaxLength(RedemptionCode.Most);
        recipient.Property(x => x.Name).HasMaxLength(Limits.PersonName);
        recipient.Property(x => x.Email).HasMaxLength(Limits.Email);
        recipient.Property(x => x.Phone).HasMaxLength(Limits.Code);
        recipient.Property(x => x.Reference).HasMaxLength(Limits.Reference);
        recipient.Property(x => x.Language).HasMaxLength(2);
        recipient.Property(x => x.PersonHash).HasMaxLength(HashLength).IsFixedLength();
        recipient.HasIndex(x => new { x.Code, x.Book }).IsUnique();
        recipient.HasIndex(x => new { x.Campaign, x.PersonHash }).IsUnique()
            .HasFilter("\"Status\" <> 'Removed'").HasDatabaseName("IX_Recipient_person");
        recipient.HasIndex(x => new { x.Campaign, x.Status, x.Id });
        recipient.HasIndex(x => new { x.Client, x.Id });
        recipient.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign).OnDelete(DeleteBehavior.NoAction);
        recipient.HasOne<Client>().WithMany().HasForeignKey(x => x.Client).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapMessage(EntityTypeBuilder<RewardMessage> message)
    {
        message.Property(x => x.Address).HasMaxLength(Limits.Email);
        message.Property(x => x.Reference).HasMaxLength(Limits.Reference);
        message.Property(x => x.Fault).HasMaxLength(Limits.Reason);
        message.HasIndex(x => new { x.DueAt, x.Id }).HasFilter("\"Status\" = 'Queued'")
            .HasDatabaseName("IX_RewardMessage_due");
        message.HasIndex(x => new { x.Campaign, x.Status, x.Id });
        message.HasIndex(x => x.Recipient);
        message.HasIndex(x => x.Redemption);
        message.HasIndex(x => x.Reference);
        message.HasOne<Recipient>().WithMany().HasForeignKey(x => x.Recipient).OnDelete(DeleteBehavior.NoAction);
        message.HasOne<Campaign>().WithMany().HasForeignKey(x => x.Campaign).OnDelete(DeleteBehavior.NoAction);
    }
}
