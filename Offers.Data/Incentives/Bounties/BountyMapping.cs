using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Offers.Data.Platform;
using Offers.Domain.Incentives;
using Offers.Domain.Incentives.Bounties;
using Offers.Domain.Platform;

namespace Offers.Data.Incentives.Bounties;

/// <summary>Keys, checks and indexes of bounties and their submissions.</summary>
internal static class BountyMapping
{
    private const int FieldsLength = 60;

    internal static void Map(ModelBuilder builder)
    {
        MapBounty(builder.MapEntity<Bounty>());
        MapSubmission(builder.MapEntity<BountySubmission>());
        builder.Entity<SubmissionFile>(file =>
        {
            file.ToTable("SubmissionFile").HasKey(x => new { x.Submission, x.Number });
            file.Property(x => x.Hash).HasMaxLength(StoredFile.HashLength);
            file.HasIndex(x => new { x.Book, x.Hash });
            file.HasIndex(x => x.File).IsUnique();
            file.HasOne<BountySubmission>().WithMany().HasForeignKey(x => x.Submission)
                .OnDelete(DeleteBehavior.NoAction);
            file.HasOne<StoredFile>().WithMany().HasForeignKey(x => x.File).OnDelete(DeleteBehavior.NoAction);
        });
    }

    private static void MapBounty(EntityTypeBuilder<Bounty> bounty)
    {
        bounty.ToTable("Bounty", table => table.HasCheckConstraint(
            "CK_Bounty_counts",
            "\"RewardMinor\" >= 0 AND \"PendingCount\" >= 0 AND \"ApprovedCount\" >= 0 AND \"RejectedCount\" >= 0"));
        bounty.Property(x => x.Title).HasMaxLength(Limits.Title);
        bounty.Property(x => x.Description).HasMaxLength(Limits.Description);
        bounty.Property(x => x.RequirementsText).HasMaxLength(BountyTexts.MaxText);
        bounty.Property(x => x.FieldsText).HasMaxLength(FieldsLength);
        bounty.HasIndex(x => new { x.Project, x.Status, x.Id });
        bounty.HasIndex(x => new { x.Builder, x.Status, x.Id });
        bounty.HasIndex(x => new { x.Book, x.Status, x.Id });
        bounty.HasIndex(x => new { x.Status, x.ExpiresAt });
        bounty.HasOne<Project>().WithMany().HasForeignKey(x => x.Project).OnDelete(DeleteBehavior.NoAction);
    }

    private static void MapSubmission(EntityTypeBuilder<BountySubmission> submission)
    {
        submission.ToTable("BountySubmission", table =>
            table.HasCheckConstraint("CK_BountySubmission_paid", "\"PaidMinor\" >= 0"));
        submission.Property(x => x.UnitNumber).HasMaxLength(Limits.Code);
        submission.Property(x => x.ContactName).HasMaxLength(Limits.PersonName);
        submission.Property(x => x.Contact).HasMaxLength(Limits.Email);
        submission.Property(x => x.ContactKey).HasMaxLength(ContactHash.Length);
        submission.Property(x => x.Subject).HasMaxLength(BountySubmission.MaxSubject);
        submission.Property(x => x.Note).HasMaxLength(Limits.Note);
        submission.Property(x => x.Suspicion).HasMaxLength(Limits.Reason);
        submission.Property(x => x.Feedback).HasMaxLength(Limits.Note);
        submission.HasIndex(x => new { x.Bounty, x.Agent, x.Subject }).IsUnique()
            .HasFilter("\"Subject\" IS NOT NULL AND \"Status\" <> 'Rejected'")
            .HasDatabaseName("IX_BountySubmission_once");
        submission.HasIndex(x => new { x.Bounty, x.Status, x.Id });
        submission.HasIndex(x => new { x.Bounty, x.UnitNumber });
        submission.HasIndex(x => new { x.Agent, x.Status, x.Id });
        submission.HasIndex(x => new { x.Builder, x.Status, x.Id });
        submission.HasIndex(x => new { x.Book, x.Status, x.Id });
        submission.HasOne<Bounty>().WithMany().HasForeignKey(x => x.Bounty).OnDelete(DeleteBehavior.NoAction);
        submission.HasOne<Project>().WithMany().HasForeignKey(x => x.Project).OnDelete(DeleteBehavior.NoAction);
    }
}
